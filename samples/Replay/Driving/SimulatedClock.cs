using NodaTime;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>A clock that shows the time of the history being replayed.</summary>
internal sealed class SimulatedClock : IClock
{
    private Instant now;

    public Instant GetCurrentInstant() => now;

    internal void Set(Instant time) => now = time;
}
