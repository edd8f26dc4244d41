using NodaTime;

namespace OrderKit.Carriers;

/// <summary>Thrown when a carrier cannot be reached, does not answer in time or answers what cannot be read.</summary>
/// <remarks>Whatever was asked may have been done or not. Messages carry no personal data and no secrets.</remarks>
public sealed class CarrierException : Exception
{
    /// <summary>Says which carrier is in trouble and how.</summary>
    /// <param name="carrier">The carrier's code.</param>
    /// <param name="trouble">The kind of trouble as a code, as in <c>timeout</c>, <c>unavailable</c>, <c>unreadable</c>.</param>
    /// <param name="isTransient">Whether asking again later may help.</param>
    /// <param name="retryAfter">How long to wait before asking again; null when the carrier does not say.</param>
    /// <param name="cause">What lies behind it; null when nothing does.</param>
    public CarrierException(Code carrier, Code trouble, bool isTransient, Duration? retryAfter = null, Exception? cause = null)
        : base($"Carrier {carrier}: {trouble}.", cause)
    {
        Carrier = carrier;
        Trouble = trouble;
        IsTransient = isTransient;
        RetryAfter = retryAfter;
    }

    /// <summary>The carrier's code.</summary>
    public Code Carrier { get; }

    /// <summary>The kind of trouble.</summary>
    public Code Trouble { get; }

    /// <summary>Whether asking again later may help. Says nothing on whether a repeat is safe: for a booking it is not.</summary>
    public bool IsTransient { get; }

    /// <summary>How long to wait before asking again; null when the carrier does not say.</summary>
    public Duration? RetryAfter { get; }
}
