using NodaTime;
using OrderKit.Timers;

namespace OrderKit.InMemory;

/// <summary>Keeps timers in memory: for trials, tests and hosts that set them anew at every start.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class MemoryTimerStore : ITimerStore
{
    private readonly Dictionary<(Code Kind, OrderId Order), Kept> timers = [];
    private readonly Lock gate = new();
    private long lastToken;

    /// <inheritdoc/>
    public ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            timers[(timer.Kind, timer.Order)] = new(timer, 0, 0, null);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(timers.Remove((kind, order)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(timers.GetValueOrDefault((kind, order))?.Timer);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(timers.Values
                .Where(kept => kinds.Contains(kept.Timer.Kind) && kept.Timer.Due <= now && (kept.Until is null || kept.Until <= now))
                .OrderBy(kept => kept.Timer.Due).Take(most).ToList()
                .Select(kept => Claim(kept, now + lease)).ToValueList());
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken) =>
        Settle(claim, kept => next is { } due ? new(kept.Timer with { Due = due }, 0, 0, null) : null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken) =>
        Settle(claim, kept => kept with { Timer = kept.Timer with { Due = at }, Token = 0, Until = null }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(timers.Values.Min(kept => (Instant?)kept.Timer.Due));
        }
    }

    private TimerClaim Claim(Kept kept, Instant until)
    {
        var claimed = kept with { Token = ++lastToken, Attempts = kept.Attempts + 1, Until = until };
        timers[(kept.Timer.Kind, kept.Timer.Order)] = claimed;
        return new(claimed.Timer, claimed.Token, claimed.Attempts);
    }

    private ValueTask<bool> Settle(TimerClaim claim, Func<Kept, Kept?> after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();
        var name = (claim.Timer.Kind, claim.Timer.Order);
        lock (gate)
        {
            if (!timers.TryGetValue(name, out var kept) || kept.Token != claim.Token)
            {
                return new(false);
            }

            if (after(kept) is { } stays)
            {
                timers[name] = stays;
            }
            else
            {
                timers.Remove(name);
            }

            return new(true);
        }
    }

    // Token 0 and no end of a lease: nobody has it.
    private sealed record Kept(OrderTimer Timer, long Token, int Attempts, Instant? Until);
}
