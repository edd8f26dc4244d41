namespace OrderKit.Tests.Support;

/// <summary>A clock that shows one time.</summary>
internal sealed class StoppedClock(Instant now) : IClock
{
    public Instant GetCurrentInstant() => now;
}
