using NodaTime;
using OrderKit.Orders;
using OrderKit.Processes;

namespace OrderKit.Timers;

/// <summary>Carries out what was agreed for proofs that were not answered in time.</summary>
/// <param name="store">The orders.</param>
/// <param name="orders">The front door of the orders.</param>
/// <param name="clock">The clock by which deadlines are judged.</param>
public sealed class ProofDeadlineTimer(IOrderStore store, OrderService orders, IClock clock) : ITimerHandler
{
    /// <inheritdoc/>
    public Code Kind => OrderTimers.ProofDeadline;

    /// <inheritdoc/>
    public async ValueTask<TimerAnswer> HandleAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        if (await store.LoadAsync(timer.Order, cancellationToken).ConfigureAwait(false) is not { } order)
        {
            return new(null);
        }

        List<Refusal> refused = [];
        var now = clock.GetCurrentInstant();
        foreach (var command in ProofDeadlines.CommandsFor(order, now))
        {
            if (await orders.HandleAsync(command, cancellationToken).ConfigureAwait(false) is { IsAccepted: false, Refusal: var refusal })
            {
                refused.Add(refusal);
            }
        }

        return new(ProofDeadlines.NextFor(order, now)) { Refused = refused.ToValueList() };
    }
}
