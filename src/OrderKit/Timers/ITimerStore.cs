using NodaTime;

namespace OrderKit.Timers;

/// <summary>Where timers are kept, so that they survive a restart and each is worked on by one host at a time.</summary>
/// <remarks>A timer fires at least once: after a crash or a lease that ran out it fires again.</remarks>
public interface ITimerStore
{
    /// <summary>Sets a timer, in place of the order's timer of that kind if there is one. Claims on the old one are lost.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="cancellationToken">Gives up waiting; setting it again is safe.</param>
    /// <returns>When it is set.</returns>
    ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken);

    /// <summary>Takes a timer away. Claims on it are lost.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting; cancelling again is safe.</param>
    /// <returns>True when there was one.</returns>
    ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken);

    /// <summary>Looks at a timer, claimed or not.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The timer; null when there is none.</returns>
    ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken);

    /// <summary>Takes due timers, so that nobody else gets them while the lease runs: the earliest due first.</summary>
    /// <param name="kinds">The kinds this host can work on; others are left to hosts that can.</param>
    /// <param name="now">The moment by which timers and leases are judged.</param>
    /// <param name="lease">How long the claim holds, more than zero; at its end the timer is claimed again.</param>
    /// <param name="most">The most timers to take, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting; timers taken meanwhile come again after the lease.</param>
    /// <returns>The claims; timers that others hold are passed over. Empty when nothing is due.</returns>
    ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken);

    /// <summary>Says that the work of a claim is done.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="next">When the timer is due the next time, as one that was set anew; null takes it away.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether it was finished.</param>
    /// <returns>True when done; false when the claim was lost, and nothing was changed: somebody claimed it after the lease, set it anew,
    /// cancelled or finished it.</returns>
    ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken);

    /// <summary>Says that the work of a claim failed and shall be tried again; the attempts go on counting.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="at">When it is due again.</param>
    /// <param name="cancellationToken">Gives up waiting; then the timer comes again after the lease at the latest.</param>
    /// <returns>True when done; false when the claim was lost, and nothing was changed.</returns>
    ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken);

    /// <summary>The earliest moment at which any timer is due, claimed ones included: how long one may sleep, or how late one is.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The moment; null when there is no timer.</returns>
    ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken);
}
