using NodaTime;

namespace OrderKit;

/// <summary>Thrown instead of letting a stock command wait in a queue that is full: nothing was done, and a repeat is safe.</summary>
/// <remarks>Not a refusal: the stock has not said no, and a purchase must not be answered as if its units were gone.</remarks>
public sealed class StockBusyException : Exception
{
    /// <summary>Says how many wait and when to try again.</summary>
    /// <param name="waiting">The commands that wait.</param>
    /// <param name="retryAfter">How long to wait before sending the command again.</param>
    public StockBusyException(int waiting, Duration retryAfter)
        : base(FormattableString.Invariant(
            $"{waiting} stock commands are waiting, as many as may; send this one again in {retryAfter.TotalMilliseconds:0} ms."))
    {
        Waiting = waiting;
        RetryAfter = retryAfter;
    }

    /// <summary>The commands that were waiting.</summary>
    public int Waiting { get; }

    /// <summary>How long to wait before sending the command again, with the same id.</summary>
    public Duration RetryAfter { get; }
}
