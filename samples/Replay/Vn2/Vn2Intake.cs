using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Vn2;

/// <summary>What is counted from the weeks themselves: the past, which the run does not replay.</summary>
internal static class Vn2Intake
{
    private const long Millionths = 1_000_000;
    private static readonly Counted Counted = new(FigureSource.Intake);

    internal static FigureBlock Of(IReadOnlyList<StoreProduct> all)
    {
        var weeks = all.SelectMany(one => one.Weeks).ToList();
        var spells = all.SelectMany(Spells).ToList();
        return new("main",
        [
            Counted.Number("store_products", all.Count),
            Counted.Number("stores", all.Select(one => one.Store).Distinct().Count()),
            Counted.Number("products", all.Select(one => one.Product).Distinct().Count()),
            Counted.Number("weeks", weeks.Select(week => week.Week).Distinct().Count()),
            Counted.Number("rows", weeks.Count),
            Counted.Days("units_sold", weeks.Sum(week => (long)week.Sold) * Millionths),
            Counted.Number("zero_sales_rows", weeks.Count(week => week.Sold == 0)),
            Counted.Number("negative_sales_rows", weeks.Count(week => week.Sold < 0)),
            Counted.Number("rows_out_of_stock", weeks.Count(week => !week.IsInStock)),
            Counted.Number("out_of_stock_but_sold", weeks.Count(week => week is { IsInStock: false, Sold: > 0 })),
            Counted.Number("stockout_spells", spells.Count),
            Counted.Number("stockout_spells_open_at_end", all.Count(one => one.Weeks is [.., { IsInStock: false }])),
            Spread.OfWhole(Counted, "stockout_spell_weeks", spells),
            State(all),
        ]);
    }

    private static FigureBlock State(IReadOnlyList<StoreProduct> all) => new("initial_state",
    [
        Counted.Number("rows", all.Count),
        Counted.Number("on_hand", all.Sum(one => (long)one.OnHand)),
        Counted.Number("in_transit_w1", all.Sum(one => (long)one.InOneWeek)),
        Counted.Number("in_transit_w2", all.Sum(one => (long)one.InTwoWeeks)),
        Counted.Number("zero_on_hand", all.Count(one => one.OnHand == 0)),
        Counted.Number("zero_on_hand_nothing_in_transit", all.Count(one => one is { OnHand: 0, InOneWeek: 0, InTwoWeeks: 0 })),
    ]);

    // The lengths of the unbroken runs of weeks out of stock.
    private static IEnumerable<long> Spells(StoreProduct one)
    {
        var length = 0L;
        foreach (var week in one.Weeks)
        {
            if (week.IsInStock && length > 0)
            {
                yield return length;
            }

            length = week.IsInStock ? 0 : length + 1;
        }

        if (length > 0)
        {
            yield return length;
        }
    }
}
