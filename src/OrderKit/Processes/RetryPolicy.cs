using NodaTime;

namespace OrderKit.Processes;

/// <summary>How long to wait after a failure before it is tried again, and how often: each wait is twice the last, up to a
/// longest.</summary>
/// <remarks>Bounded by <paramref name="AttemptsMax"/>, so that all waits together come to at most so many times
/// <paramref name="Longest"/>.</remarks>
/// <param name="First">The wait after the first failure, more than zero.</param>
/// <param name="Longest">No wait is longer; at least <paramref name="First"/>.</param>
/// <param name="AttemptsMax">So many attempts are made in all, 1 or more.</param>
public sealed record RetryPolicy(Duration First, Duration Longest, int AttemptsMax)
{
    /// <summary>One second, then twice as long each time up to ten minutes, 100 attempts: about 15 hours in all.</summary>
    public static RetryPolicy Default { get; } = new(Duration.FromSeconds(1), Duration.FromMinutes(10), 100);

    /// <summary>The wait after the first failure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than zero.</exception>
    public Duration First { get; } =
        First > Duration.Zero ? First : throw new ArgumentOutOfRangeException(nameof(First), First, "More than zero.");

    /// <summary>The longest wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter than the first.</exception>
    public Duration Longest { get; } = Longest >= First
        ? Longest
        : throw new ArgumentOutOfRangeException(nameof(Longest), Longest, "At least the first wait.");

    /// <summary>How many attempts are made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int AttemptsMax { get; } = AttemptsMax >= 1
        ? AttemptsMax
        : throw new ArgumentOutOfRangeException(nameof(AttemptsMax), AttemptsMax, "1 or more.");

    /// <summary>How long to wait after a failed attempt, whether or not there is another.</summary>
    /// <param name="attempt">1 for the first.</param>
    /// <returns>The wait.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The attempt is below 1.</exception>
    public Duration WaitAfter(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var wait = First;
        for (var failed = 1; failed < attempt && wait < Longest; failed++)
        {
            wait += wait;
        }

        return Duration.Min(wait, Longest);
    }

    /// <summary>When to try again after a failed attempt.</summary>
    /// <param name="attempt">The number of attempts made, 1 or more.</param>
    /// <param name="now">When the last one failed.</param>
    /// <returns>The moment; null when no attempt is left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The attempt is below 1.</exception>
    public Instant? NextAfter(int attempt, Instant now)
    {
        var wait = WaitAfter(attempt);
        return attempt < AttemptsMax ? now + wait : null;
    }
}
