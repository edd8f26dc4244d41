using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;

namespace OrderKit.Processes;

/// <summary>Works on the events of all orders in turn: finishes purchases that a crash cut short and moves stock with the orders.</summary>
/// <remarks>Works at least once on every event; every command it sends has an id that follows from the event, so stock moves once. As the
/// handler of a subscription its place survives a restart. Run by itself it keeps the place in memory: after a restart it begins anew,
/// which repeats nothing; then it is not to be run by two callers at once. Those who wait are served once all events are worked on; as the
/// handler of a subscription it leaves that to <see cref="BackorderRounds"/>.</remarks>
public sealed class ProcessRunner : IFeedHandler
{
    private const int BatchSize = 100;

    private readonly IOrderFeed feed;
    private readonly IOrderStore store;
    private readonly IStock stock;
    private readonly PurchaseCommit commit;
    private readonly ChangeStock changes;
    private readonly ReturnPolicy? returns;
    private readonly BackorderService? backorders;
    private readonly RestockedStock? restocked;
    private long position;

    /// <summary>Joins the feed with stock and orders.</summary>
    /// <param name="feed">The events.</param>
    /// <param name="store">Where the orders lie.</param>
    /// <param name="stock">The stock.</param>
    /// <param name="orders">The front door of the orders.</param>
    /// <param name="returns">Where goods go that come back; null for <see cref="ReturnPolicy.SetAside"/>.</param>
    /// <param name="backorders">Writes down who waits, and serves them from what orders give back; null when the host sees to it.</param>
    public ProcessRunner(
        IOrderFeed feed, IOrderStore store, IStock stock, OrderService orders, ReturnPolicy? returns = null,
        BackorderService? backorders = null)
    {
        this.feed = feed;
        this.store = store;
        this.stock = stock;
        this.returns = returns;
        this.backorders = backorders;
        commit = new(stock, orders);
        changes = new(stock, orders, backorders?.Promises);
        restocked = stock is IStockKeeper keeper ? new(keeper, orders) : null;
    }

    /// <summary>Works on every event stored since the last call, and on those that arise meanwhile.</summary>
    /// <param name="cancellationToken">Stops between two events.</param>
    /// <returns>The stock commands that were refused: stock and order disagree there, and a person should look.</returns>
    public async Task<ValueList<Refusal>> RunAsync(CancellationToken cancellationToken = default)
    {
        List<Refusal> refused = [];
        do
        {
            await CatchUpAsync(refused, cancellationToken).ConfigureAwait(false);
        }
        while (backorders is not null && await backorders.RunMovedAsync(cancellationToken).ConfigureAwait(false) > 0);

        return refused.ToValueList();
    }

    private async Task CatchUpAsync(List<Refusal> refused, CancellationToken cancellationToken)
    {
        while (await feed.ReadAsync(position, BatchSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } events)
        {
            foreach (var happened in events)
            {
                refused.AddRange(await WorkAsync(happened.Event, cancellationToken).ConfigureAwait(false));
                position = happened.Position;
            }
        }
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
            order = await commit.CommitAsync(order, recorded.CommandId, cancellationToken).ConfigureAwait(false);
            await NoteAsync(order, recorded, cancellationToken).ConfigureAwait(false);
            return [];
        }

        if (recorded.Event is OrderEvent.ChangeApplied applied)
        {
            await changes.JoinAsync(order, applied, recorded.CommandId, recorded.RecordedAt, cancellationToken).ConfigureAwait(false);
        }

        if (restocked is not null)
        {
            await restocked.TakeAsync(order, recorded, cancellationToken).ConfigureAwait(false);
        }

        List<Refusal> refused = [];
        foreach (var command in StockProcess.CommandsFor(order, recorded, returns))
        {
            if (await SendAsync(command, cancellationToken).ConfigureAwait(false) is { } refusal)
            {
                refused.Add(refusal);
            }
        }

        await NoteAsync(order, recorded, cancellationToken).ConfigureAwait(false);
        return refused;
    }

    // Whoever waits stands on a list, and what left or came back may be for others: units move supply whichever way they go.
    private async Task NoteAsync(Order order, RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (backorders is not null && recorded.Event is (OrderEvent.Placed or OrderEvent.UnitsMoved))
        {
            await backorders.NoteAsync(order, cancellationToken).ConfigureAwait(false);
            backorders.SupplyMoved(order.Lines.Where(line => line.Terms.IsStocked).Select(line => line.Sku));
        }
    }

    // A stock that is kept elsewhere takes its own returns in; that they came is for a person to tell there.
    private async Task<Refusal?> SendAsync(StockCommand command, CancellationToken cancellationToken) => command switch
    {
        StockCommand.Consume consume => (await stock.ConsumeAsync(consume, cancellationToken).ConfigureAwait(false)).Refusal,
        StockCommand.Release release => (await stock.ReleaseAsync(release, cancellationToken).ConfigureAwait(false)).Refusal,
        _ when stock is IStockKeeper keeper => (await keeper.HandleAsync(command, cancellationToken).ConfigureAwait(false)).Refusal,
        _ => new(
            RefusalReason.StockKeptElsewhere,
            $"The stock of order {((StockCommand.ForOrder)command).Order} is kept elsewhere",
            $"{command.Verb} follows from what the order was told",
            "Possible: tell it there"),
    };
}
