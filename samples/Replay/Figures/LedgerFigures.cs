using NodaTime;
using NodaTime.Text;
using OrderKit.Availability;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>What the stock's ledger and refusals tell of a shelf: what was sold, what came in untold, and what was lost.</summary>
/// <remarks>A day ends with a count. What its entries add to the shelf, the sales left out, came in if it is more than nothing and is lost
/// without a sale if it is less.</remarks>
internal sealed class LedgerFigures : IStockWitness
{
    private static readonly Counted Counts = new(FigureSource.Engine);

    private List<Day> days = [];

    /// <summary>Days on which more was sold than the shelf had.</summary>
    internal int Short { get; private set; }

    /// <summary>The days after the first on which goods came in, and how many units.</summary>
    internal (int Days, long Units) Came => Sum(day => day.Untold > 0);

    /// <summary>The days after the first on which units were gone without a sale, and how many, below zero.</summary>
    internal (int Days, long Units) Lost => Sum(day => day.Untold < 0);

    internal long Sold => days.Sum(day => day.Sold);

    public void Decided(StockCommand command, Decision<StockAnswer> decision)
    {
        if (command is StockCommand.Reserve && decision.Refusal?.Reason == RefusalReason.NotEnoughStock)
        {
            Short++;
        }
    }

    /// <summary>Reads the ledger, the oldest entry first.</summary>
    internal void Read(IEnumerable<StockEntry> ledger)
    {
        var close = 0L;
        days = [.. ledger.GroupBy(entry => entry.At.InUtc().Date).Select(day => new Day(
            day.Key,
            -day.Where(IsSale).Sum(entry => (long)entry.OnHand),
            day.Where(entry => !IsSale(entry)).Sum(entry => (long)entry.OnHand),
            close += day.Sum(entry => (long)entry.OnHand)))];
    }

    /// <summary>All figures, with the one that a stock has no word for.</summary>
    internal FigureBlock Main(Figure zeroPrice) => new("main",
    [
        Counts.Number("days", days.Count),
        Counts.Text("first", LocalDatePattern.Iso.Format(days[0].Date)),
        Counts.Text("last", LocalDatePattern.Iso.Format(days[^1].Date)),
        Counts.Number("calendar_gaps", days.Zip(days.Skip(1)).Count(pair => pair.First.Date.PlusDays(1) != pair.Second.Date)),
        Counts.Number("units_sold", Sold),
        Counts.Number("opening_stock_of_first_day_close", days[0].Close),
        Counts.Number("closing_stock_last_day", days[^1].Close),
        Counts.Number("days_closing_stock_zero", days.Count(day => day.Close == 0)),
        Counts.Number("days_zero_sales_and_zero_stock", days.Count(day => day is { Sold: 0, Close: 0 })),
        Counts.Number("days_negative_stock", days.Count(day => day.Close < 0)),
        zeroPrice,
        new FigureBlock("implied_receipts",
        [
            Counts.Number("days_positive", Came.Days),
            Counts.Number("units_positive", Came.Units),
            Counts.Number("days_negative_unexplained_loss", Lost.Days),
            Counts.Number("units_negative", Lost.Units),
            Counts.Number("days_balanced_exactly", Sum(day => day.Untold == 0).Days),
        ]),
        Counts.Number("days_sales_more_than_previous_close", Short),
    ]);

    private static bool IsSale(StockEntry entry) => entry.Order is not null;

    private (int Days, long Units) Sum(Func<Day, bool> which) =>
        (days.Skip(1).Count(which), days.Skip(1).Where(which).Sum(day => day.Untold));

    private readonly record struct Day(LocalDate Date, long Sold, long Untold, long Close);
}
