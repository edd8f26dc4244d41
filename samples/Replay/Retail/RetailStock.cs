using System.Diagnostics;
using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>Tells the stock of every line of every invoice as a warehouse system would: under the line's own number, as a fact.</summary>
/// <remarks>No opening stock and no receipt is known, so nothing could be reserved: the sales are news and no requests.</remarks>
internal static class RetailStock
{
    private static readonly LocationId Shop = new("shop");

    internal static async Task<StockRun> RunAsync(IReadOnlyList<InvoiceLine> lines, StockBalances balances)
    {
        var engine = new StockEngine(balances);
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < lines.Count; index++)
        {
            await engine.HandleAsync(lines[index].Time, Heard(lines[index], index + 1));
        }

        watch.Stop();
        return new(engine.Tally, watch.Elapsed.TotalSeconds);
    }

    private static StockCommand.Hear Heard(InvoiceLine line, int row) => new(
        Shop,
        row,
        RetailCommands.SkuOf(line.StockCode),
        line.IsReturn ? new WarehouseNews.Received(-line.Quantity) : new WarehouseNews.Adjusted(-line.Quantity));
}
