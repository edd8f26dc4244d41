using NodaTime;

namespace OrderKit.Testing;

/// <summary>A clock that a case moves: the store under test judges expiry by it. Safe to share between threads.</summary>
public sealed class KitClock : IClock
{
    private long ticks = Instant.FromUtc(2026, 3, 2, 9, 0).ToUnixTimeTicks();

    /// <summary>The moment it shows.</summary>
    /// <returns>The moment.</returns>
    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref ticks));

    /// <summary>Moves it on.</summary>
    /// <param name="time">How far, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would go backwards.</exception>
    public void Advance(Duration time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Duration.Zero);
        Interlocked.Add(ref ticks, (long)time.TotalTicks);
    }
}
