using NodaTime;

namespace OrderKit.AotSmoke;

/// <summary>A clock that the program turns by hand.</summary>
internal sealed class HandClock(Instant now) : IClock
{
    private Instant now = now;

    /// <summary>The time it shows.</summary>
    public Instant GetCurrentInstant() => now;

    internal void Turn(Duration by) => now += by;
}
