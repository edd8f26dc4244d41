namespace OrderKit.Tests.Shipments;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class TrialClock(Instant now) : IClock
{
    internal Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
