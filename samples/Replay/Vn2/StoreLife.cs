using NodaTime;
using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Vn2;

/// <summary>One product in one store through the weeks: what it sells is ordered anew, and all that waits is run each week.</summary>
internal sealed class StoreLife
{
    private const int LateEvery = 4;
    private const int ShortEvery = 6;
    private const int LeadWeeks = 2;
    private static readonly LocalDate Opening = new(2024, 4, 8);
    private static readonly BackorderRules Rules = new() { Patience = Patience.Endless };

    private readonly Sku sku;
    private readonly LocationId store;
    private readonly PromiseFigures figures;
    private readonly List<Receipt> expected;
    private ValueList<WaitingLine> lines = [];
    private int shelf;
    private int delivery;

    internal StoreLife(StoreProduct of, PromiseFigures figures)
    {
        (sku, store, shelf, this.figures) = (new(of.Product), new(of.Store), of.OnHand, figures);
        expected =
        [
            .. new[] { (Week: 1, Units: of.InOneWeek), (Week: 2, Units: of.InTwoWeeks) }.Where(one => one.Units > 0)
                .Select(one => new Receipt(new($"transit-{one.Week}"), Day(one.Week), one.Units)),
        ];
        figures.Opening += shelf;
    }

    /// <summary>Lives a week: deliveries, the week's sales as one order, what is ordered anew, and a run.</summary>
    internal void Live(int week, int sold)
    {
        Receive(week);
        if (sold > 0)
        {
            var since = Day(week).AtMidnight().InUtc().ToInstant();
            lines = lines.Add(new(new($"week-{week}"), 1, sku, sold, since) { MaySplit = week % 2 == 0 });
            expected.Add(new(new($"order-{week}"), Day(week + LeadWeeks), sold));
            figures.Sold += sold;
        }

        Run(week);
    }

    internal void Close()
    {
        figures.Left += shelf;
        figures.StillWaiting += lines.Sum(line => (long)line.Units.Value);
    }

    private static LocalDate Day(int week) => Opening.PlusWeeks(week);

    // The data has no late delivery, so they are made by rule: every fourth comes a week later, every sixth is one unit short.
    private void Receive(int week)
    {
        foreach (var due in expected.Where(receipt => receipt.Due <= Day(week)).ToList())
        {
            expected.Remove(due);
            delivery++;
            if (delivery % LateEvery == 0)
            {
                expected.Add(due with { Due = due.Due.PlusWeeks(1) });
                continue;
            }

            var units = due.Quantity.Value - (delivery % ShortEvery == 0 ? 1 : 0);
            shelf += units;
            figures.Received += units;
        }
    }

    private void Run(int week)
    {
        var picture = new SupplyPicture(sku, store) { Opening = shelf, Receipts = expected.ToValueList() };
        var schedule = AtpSchedule.Of(picture, AtpRules.Default, Day(week));
        var outcomes = BackorderRun.Decide(Rules, schedule, lines, Day(week).AtMidnight().InUtc().ToInstant());
        figures.Take(schedule, outcomes);
        shelf -= outcomes.Sum(outcome => outcome.Filled.Value);
        lines = outcomes.Select(outcome => outcome.Next).OfType<WaitingLine>().ToValueList();
    }
}
