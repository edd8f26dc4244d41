using NodaTime;
using OrderKit.Processes;

namespace OrderKit.Timers;

/// <summary>Works on due timers, each by the handler of its kind; several hosts may run at once.</summary>
/// <remarks>One pass is one call: a host calls again when it likes, and at once while a pass took as many as it may. Safe to share between
/// threads.</remarks>
public sealed class TimerRunner
{
    private readonly ITimerStore store;
    private readonly Dictionary<Code, ITimerHandler> handlers;
    private readonly IClock clock;
    private readonly TimerSettings settings;
    private readonly ValueList<Code> kinds;

    /// <summary>Joins the timers with what works on them.</summary>
    /// <param name="store">The timers.</param>
    /// <param name="handlers">One handler a kind.</param>
    /// <param name="clock">The clock by which timers and leases are judged.</param>
    /// <param name="settings">How it works; null for the defaults.</param>
    /// <exception cref="ArgumentException">Two handlers have the same kind.</exception>
    public TimerRunner(ITimerStore store, IEnumerable<ITimerHandler> handlers, IClock clock, TimerSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        this.store = store;
        this.handlers = handlers.ToDictionary(handler => handler.Kind);
        this.clock = clock;
        this.settings = settings ?? new();
        kinds = this.handlers.Keys.ToValueList();
    }

    /// <summary>Makes one pass over the timers that are due, the earliest first.</summary>
    /// <param name="cancellationToken">Stops between two timers; those taken and not worked on fire after the lease.</param>
    /// <returns>What the pass came to.</returns>
    public async Task<TimerRun> RunAsync(CancellationToken cancellationToken = default)
    {
        if (kinds.Count == 0)
        {
            return new(0);
        }

        var now = clock.GetCurrentInstant();
        var claims = await store.ClaimAsync(kinds, now, settings.Lease, settings.Batch, cancellationToken).ConfigureAwait(false);
        var run = new TimerRun(claims.Count);
        foreach (var claim in claims)
        {
            run = cancellationToken.IsCancellationRequested || clock.GetCurrentInstant() >= now + settings.Lease
                ? run with { Lost = run.Lost + 1 }
                : await WorkAsync(run, claim, cancellationToken).ConfigureAwait(false);
        }

        return run;
    }

    private async Task<TimerRun> WorkAsync(TimerRun run, TimerClaim claim, CancellationToken cancellationToken)
    {
        TimerAnswer answer;
        try
        {
            answer = await handlers[claim.Timer.Kind].HandleAsync(claim.Timer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return fault is OperationCanceledException && cancellationToken.IsCancellationRequested
                ? run with { Lost = run.Lost + 1 }
                : await RetryAsync(run, claim, FaultWord.Of(fault), cancellationToken).ConfigureAwait(false);
        }

        // Done is done, also for one that is asked to stop.
        var isDone = await store.FinishAsync(claim, answer.Next, CancellationToken.None).ConfigureAwait(false);
        return run with
        {
            Done = run.Done + (isDone ? 1 : 0),
            Lost = run.Lost + (isDone ? 0 : 1),
            Refused = [.. run.Refused, .. answer.Refused],
        };
    }

    private async Task<TimerRun> RetryAsync(TimerRun run, TimerClaim claim, Code fault, CancellationToken cancellationToken)
    {
        var at = clock.GetCurrentInstant() + settings.Retry.WaitAfter(claim.Attempt);
        return await store.RetryAsync(claim, at, cancellationToken).ConfigureAwait(false)
            ? run with { Failed = run.Failed.Add(new(claim.Timer, claim.Attempt, fault, claim.Attempt >= settings.Retry.AttemptsMax)) }
            : run with { Lost = run.Lost + 1 };
    }
}
