namespace OrderKit.Timers;

/// <summary>What one pass over the due timers came to, for logs and health checks.</summary>
/// <param name="Claimed">Timers taken.</param>
public sealed record TimerRun(int Claimed)
{
    /// <summary>Timers whose work was done and noted.</summary>
    public int Done { get; init; }

    /// <summary>Timers that somebody else set, cancelled or took over meanwhile, or for which the lease did not suffice.</summary>
    public int Lost { get; init; }

    /// <summary>Timers that failed and are tried again.</summary>
    public ValueList<Failure> Failed { get; init; } = [];

    /// <summary>What was refused on the way, for a person to look at.</summary>
    public ValueList<Refusal> Refused { get; init; } = [];

    /// <summary>Whether a person is needed: a timer failed at the last of its attempts or after it, or something was refused.</summary>
    public bool NeedsPerson => Refused.Count > 0 || Failed.Any(failure => failure.IsStuck);

    /// <summary>A timer that failed.</summary>
    /// <param name="Timer">The timer.</param>
    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="Fault">What went wrong, as a word.</param>
    /// <param name="IsStuck">Whether all its attempts are used up; it is tried on all the same.</param>
    public sealed record Failure(OrderTimer Timer, int Attempts, Code Fault, bool IsStuck);
}
