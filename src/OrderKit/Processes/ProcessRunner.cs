using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Works on the events of all orders in turn: finishes purchases that a crash cut short and moves stock with the orders.</summary>
/// <remarks>Works at least once on every event; every command it sends has an id that follows from the event, so stock moves once. As the
/// handler of a subscription its place survives a restart. Run by itself it keeps the place in memory: after a restart it begins anew,
/// which repeats nothing; then it is not to be run by two callers at once.</remarks>
public sealed class ProcessRunner : IFeedHandler
{
    private const int BatchSize = 100;

    private readonly IOrderFeed feed;
    private readonly IOrderStore store;
    private readonly IStock stock;
    private readonly PurchaseCommit commit;
    private readonly ChangeStock changes;
    private long position;

    /// <summary>Joins the feed with stock and orders.</summary>
    /// <param name="feed">The events.</param>
    /// <param name="store">Where the orders lie.</param>
    /// <param name="stock">The stock.</param>
    /// <param name="orders">The front door of the orders.</param>
    public ProcessRunner(IOrderFeed feed, IOrderStore store, IStock stock, OrderService orders)
    {
        this.feed = feed;
        this.store = store;
        this.stock = stock;
        commit = new(stock, orders);
        changes = new(stock, orders);
    }

    /// <summary>Works on every event stored since the last call, and on those that arise meanwhile.</summary>
    /// <param name="cancellationToken">Stops between two events.</param>
    /// <returns>The stock commands that were refused: stock and order disagree there, and a person should look.</returns>
    public async Task<ValueList<Refusal>> RunAsync(CancellationToken cancellationToken = default)
    {
        List<Refusal> refused = [];
        while (await feed.ReadAsync(position, BatchSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } events)
        {
            foreach (var happened in events)
            {
                refused.AddRange(await WorkAsync(happened.Event, cancellationToken).ConfigureAwait(false));
                position = happened.Position;
            }
        }

        return refused.ToValueList();
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return (await WorkAsync(happened.Event, cancellationToken).ConfigureAwait(false)).ToValueList();
    }

    private async Task<List<Refusal>> WorkAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var order = await store.LoadAsync(recorded.OrderId, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOrderDataException($"The feed tells of order {recorded.OrderId}, which the store does not have.");
        if (recorded.Event is OrderEvent.Placed)
        {
            await commit.CommitAsync(order, recorded.CommandId, cancellationToken).ConfigureAwait(false);
            return [];
        }

        if (recorded.Event is OrderEvent.ChangeApplied applied)
        {
            await changes.JoinAsync(order, applied, recorded.CommandId, recorded.RecordedAt, cancellationToken).ConfigureAwait(false);
        }

        List<Refusal> refused = [];
        foreach (var command in StockProcess.CommandsFor(order, recorded))
        {
            var answer = command is StockCommand.Consume consume
                ? await stock.ConsumeAsync(consume, cancellationToken).ConfigureAwait(false)
                : await stock.ReleaseAsync((StockCommand.Release)command, cancellationToken).ConfigureAwait(false);
            if (!answer.IsAccepted)
            {
                refused.Add(answer.Refusal);
            }
        }

        return refused;
    }
}
