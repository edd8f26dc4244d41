using OrderKit.Orders;
using OrderKit.Processes;

namespace OrderKit.Timers;

/// <summary>Sets the timers that follow from the events of orders: the handler of the subscription that keeps them.</summary>
/// <remarks>Looks at the order as it is now, so that an old event sets no timer that was met long ago.</remarks>
/// <param name="store">The orders.</param>
/// <param name="timers">The timers.</param>
public sealed class OrderTimers(IOrderStore store, ITimerStore timers) : IFeedHandler
{
    /// <summary>The kind of timer by which unanswered proofs lapse.</summary>
    public static readonly Code ProofDeadline = "proof-deadline";

    /// <summary>The kind of timer by which open changes expire.</summary>
    public static readonly Code ChangeExpiry = "change-expiry";

    /// <inheritdoc/>
    public async ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var recorded = happened.Event;
        if (recorded.Event is not (OrderEvent.ProofSent or OrderEvent.ChangeProposed))
        {
            return [];
        }

        var order = await store.LoadAsync(recorded.OrderId, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOrderDataException($"The feed tells of order {recorded.OrderId}, which the store does not have.");
        var (kind, due) = recorded.Event is OrderEvent.ProofSent
            ? (ProofDeadline, ProofDeadlines.NextFor(order))
            : (ChangeExpiry, order.Change?.ExpiresAt);
        if (due is { } at)
        {
            await timers.SetAsync(new(kind, order.Id, at), cancellationToken).ConfigureAwait(false);
        }

        return [];
    }
}
