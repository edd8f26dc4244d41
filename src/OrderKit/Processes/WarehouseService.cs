using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>The warehouse's front door to the stock: what it counts and moves goes to the shelves, and orders whose units were not found
/// hear that they wait.</summary>
/// <remarks>A count is never refused. Which reservations give way when it finds too little is for the <see cref="ShortfallPolicy"/> to say.
/// After a crash between the two, the stock knows and the orders do not: the drift check finds it. Safe to share between threads.</remarks>
/// <param name="stock">The stock.</param>
/// <param name="store">Where the orders lie.</param>
/// <param name="orders">The front door of the orders.</param>
/// <param name="clock">The clock.</param>
/// <param name="backorders">Serves those who wait for the article once the shelf has changed; null when the host runs it itself.</param>
public sealed class WarehouseService(
    IStockKeeper stock, IOrderStore store, OrderService orders, IClock clock, BackorderService? backorders = null)
{
    /// <summary>Tells the stock what the warehouse did or found.</summary>
    /// <param name="command">The news: goods in, a count, an adjustment, a transfer, what its own system says.</param>
    /// <param name="cancellationToken">Gives up waiting; saying it again is safe.</param>
    /// <returns>The position after it, with the units that became backorders; or why not.</returns>
    public async Task<Decision<StockAnswer>> TellAsync(StockCommand.ForPosition command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var answer = await stock.HandleAsync(command, cancellationToken).ConfigureAwait(false);
        if (answer is { IsAccepted: true, Value: StockAnswer.Moved { Cuts.Count: > 0 } moved })
        {
            foreach (var cuts in moved.Cuts.GroupBy(cut => cut.Order))
            {
                await TellAsync(command, cuts.Key, [.. cuts], cancellationToken).ConfigureAwait(false);
            }
        }

        if (answer.IsAccepted && backorders is not null)
        {
            await backorders.RunAsync(command.Sku, cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    private async Task TellAsync(
        StockCommand.ForPosition command, OrderId id, ValueList<StockAnswer.Cut> cuts, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } order)
        {
            // A purchase that is not placed yet: it will find out when it commits.
            return;
        }

        var waiting = cuts.GroupBy(cut => cut.Line, (line, all) => (Line: line, Units: all.Sum(cut => cut.Units.Value)))
            .Where(cut => order.Line(cut.Line) is not null)
            .Select(cut => new LineQuantity(cut.Line, order.Line(cut.Line)!.Units.Backordered + cut.Units))
            .ToValueList();
        var report = new OrderCommand.ReportBackorder(
            id, CommandId.Derived("short", command.Id.Value, id.Value), waiting, clock.GetCurrentInstant()) { ByStock = true };
        var told = await orders.HandleAsync(report, cancellationToken).ConfigureAwait(false);
        if (told.IsAccepted && backorders is not null)
        {
            await backorders.NoteAsync(told.Value.Order, cancellationToken).ConfigureAwait(false);
        }
    }
}
