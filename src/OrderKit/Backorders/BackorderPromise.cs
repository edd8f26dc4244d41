using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>The day on which a waiting line is promised to be covered, what that stands on, and why it was given.</summary>
/// <param name="Date">The day on which its last unit is there; null when an earlier promise was lost and no day is known.</param>
/// <param name="Parts">The units it stands on, the earliest first.</param>
/// <param name="Cause">Why it was given.</param>
/// <param name="MadeAt">When.</param>
public sealed record BackorderPromise(LocalDate? Date, ValueList<PromisedPart> Parts, PromiseCause Cause, Instant MadeAt)
{
    /// <summary>The receipt that caused a slip, its own or, for a knock-on, that of another; null when none did.</summary>
    public ReceiptId? Receipt { get; init; }

    /// <summary>Whether it is worse than the promise before it.</summary>
    public bool IsSlip => Cause is >= PromiseCause.ReceiptLate and <= PromiseCause.Outranked;
}
