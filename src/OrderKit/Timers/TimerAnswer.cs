using NodaTime;

namespace OrderKit.Timers;

/// <summary>What the work on a due timer came to.</summary>
/// <param name="Next">When the same timer is due the next time; null when it is done.</param>
public sealed record TimerAnswer(Instant? Next)
{
    /// <summary>What was refused on the way and would be refused again, for a person to look at.</summary>
    public ValueList<Refusal> Refused { get; init; } = [];
}
