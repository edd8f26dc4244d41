namespace OrderKit.Timers;

/// <summary>Does what is to be done when timers of one kind are due.</summary>
/// <remarks>A timer may fire again after a crash, and late: a handler looks at the order as it is now and does the same thing twice without
/// harm.</remarks>
public interface ITimerHandler
{
    /// <summary>The kind of timer it works on; one handler a kind.</summary>
    Code Kind { get; }

    /// <summary>Works on a due timer.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="cancellationToken">Gives up; the timer fires again.</param>
    /// <returns>When it is due the next time, and what was refused on the way.</returns>
    /// <exception cref="Exception">It could not be done now; it is tried again later.</exception>
    ValueTask<TimerAnswer> HandleAsync(OrderTimer timer, CancellationToken cancellationToken);
}
