using NodaTime;
using OrderKit.Processes;

namespace OrderKit.Timers;

/// <summary>How timers are worked on.</summary>
public sealed record TimerSettings
{
    /// <summary>How long a host has for the timers it took before others take them, more than zero.</summary>
    /// <value>Default: one minute.</value>
    public Duration Lease
    {
        get;
        init => field = value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "More than zero.");
    } = Duration.FromMinutes(1);

    /// <summary>The most timers taken at once, 1 or more.</summary>
    /// <value>Default: 20.</value>
    public int Batch
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 or more.");
    } = 20;

    /// <summary>When a timer that failed is tried again. After the last attempt it is tried on at the longest wait, and told as
    /// stuck.</summary>
    /// <value>Default: <see cref="RetryPolicy.Default"/>.</value>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;
}
