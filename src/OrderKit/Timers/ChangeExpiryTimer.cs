using NodaTime;
using OrderKit.Checkout;
using OrderKit.Orders;

namespace OrderKit.Timers;

/// <summary>Withdraws a change of an order that was not applied in time, and with it what it proposed in the envelope.</summary>
/// <param name="store">The orders.</param>
/// <param name="changes">The front door of changes.</param>
/// <param name="clock">The clock by which expiry is judged.</param>
public sealed class ChangeExpiryTimer(IOrderStore store, ChangeService changes, IClock clock) : ITimerHandler
{
    private static readonly Code Expired = "expired";

    /// <inheritdoc/>
    public Code Kind => OrderTimers.ChangeExpiry;

    /// <inheritdoc/>
    public async ValueTask<TimerAnswer> HandleAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        if (await store.LoadAsync(timer.Order, cancellationToken).ConfigureAwait(false) is not { Change: { } open } order)
        {
            return new(null);
        }

        if (clock.GetCurrentInstant() < open.ExpiresAt)
        {
            return new(open.ExpiresAt);
        }

        var id = CommandId.Derived("change-expiry", order.Id.Value, FormattableString.Invariant($"{open.Number}"));
        var withdrawn = await changes.WithdrawAsync(order.Id, id, open.Number, Expired, cancellationToken).ConfigureAwait(false);
        return new(null) { Refused = withdrawn.IsAccepted ? [] : [withdrawn.Refusal] };
    }
}
