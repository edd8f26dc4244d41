using NodaTime;

namespace OrderKit.Samples.Tour;

/// <summary>A clock that somebody turns by hand, so that three days pass in a moment.</summary>
internal sealed class HandClock(Instant now) : IClock
{
    private Instant now = now;

    /// <summary>The time it shows.</summary>
    public Instant GetCurrentInstant() => now;

    internal void Turn(Duration by) => now += by;
}
