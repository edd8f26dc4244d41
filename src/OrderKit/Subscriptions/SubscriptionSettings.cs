using NodaTime;
using OrderKit.Processes;

namespace OrderKit.Subscriptions;

/// <summary>How one reader of the feed works.</summary>
/// <param name="Name">The reader's name, as in <c>processes</c>: the same in every host and after every restart.</param>
/// <param name="Owner">This process and this start of it, 1 to 100 characters: different from every other.</param>
public sealed record SubscriptionSettings(Code Name, string Owner)
{
    /// <summary>How long another host waits before it takes over from one that is silent, more than zero.</summary>
    /// <value>Default: one minute.</value>
    public Duration Lease
    {
        get;
        init => field = value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "More than zero.");
    } = Duration.FromMinutes(1);

    /// <summary>The most events worked on in one pass, 1 or more.</summary>
    /// <value>Default: 100.</value>
    public int Batch
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 or more.");
    } = 100;

    /// <summary>With so many orders set aside and still tried, the fault is hardly theirs: no more are set aside, and reading waits until
    /// some of them have gone through. 1 or more.</summary>
    /// <value>Default: 100.</value>
    public int ParkedMax
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 or more.");
    } = 100;

    /// <summary>How often and when an event that failed is tried again.</summary>
    /// <value>Default: <see cref="RetryPolicy.Default"/>.</value>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;
}
