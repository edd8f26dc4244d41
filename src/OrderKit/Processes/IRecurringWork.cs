namespace OrderKit.Processes;

/// <summary>Something that a host does again and again: read the feed, look at timers, sweep what has expired. One pass a call.</summary>
/// <remarks>What calls it, how often and on which host is the host's matter; <c>OrderKit.Hosting</c> has workers that do. Each may run in
/// several hosts at once, and a pass that a crash cut short is made good by the next.</remarks>
public interface IRecurringWork
{
    /// <summary>Its name in logs, figures and health checks, as in <c>timers</c>.</summary>
    Code Name { get; }

    /// <summary>Makes one pass.</summary>
    /// <param name="cancellationToken">Asks to stop soon; what is done by then stays done.</param>
    /// <returns>What the pass came to.</returns>
    ValueTask<WorkPass> RunAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of what keeps other hosts from doing the work, such as a lease. Called once, after the last pass.</summary>
    /// <param name="cancellationToken">Gives up; then the lease runs out by itself.</param>
    /// <returns>When it has let go.</returns>
    ValueTask StopAsync(CancellationToken cancellationToken);
}
