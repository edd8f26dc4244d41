using OrderKit.Availability;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>What each article's shelf amounts to by all that was heard of it, from nothing and without a floor.</summary>
/// <remarks>The shelf itself shows nothing below zero: what is said to be gone and never to have come stands in its feed.</remarks>
internal sealed class StockBalances : IStockWitness
{
    private static readonly Counted Counts = new(FigureSource.Engine);

    private readonly Dictionary<Sku, (long Balance, long Lowest)> articles = [];

    internal int BelowZero => articles.Values.Count(article => article.Balance < 0);

    internal FigureBlock Block => new("stock_ledger_from_zero",
    [
        Counts.Number("codes_ending_below_zero", BelowZero),
        Counts.Number("codes_ending_at_zero", articles.Values.Count(article => article.Balance == 0)),
        Counts.Number("codes_ending_above_zero", articles.Values.Count(article => article.Balance > 0)),
        Counts.Number("sum_of_balances", articles.Values.Sum(article => article.Balance)),
        Counts.Number("sum_of_lowest_balances", articles.Values.Sum(article => article.Lowest)),
        new FigureBlock("ten_lowest_final",
        [
            .. articles.OrderBy(article => article.Value.Balance).ThenBy(article => article.Key.Value, StringComparer.Ordinal).Take(10)
                .Select(article => Counts.Number(article.Key.Value, article.Value.Balance)),
        ]),
    ]);

    public void Decided(StockCommand command, Decision<StockAnswer> decision)
    {
        if (decision is { IsAccepted: true, Value: StockAnswer.Moved { Position: { Feed: { } feed } position } })
        {
            var lowest = articles.GetValueOrDefault(position.Sku).Lowest;
            articles[position.Sku] = (feed.Level, Math.Min(lowest, feed.Level));
        }
    }
}
