using NodaTime;
using OrderKit.PersonalData;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <content>Changing an order after the purchase.</content>
public abstract partial record OrderEvent
{
    /// <summary>A change document was opened.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Changes">What is to be changed.</param>
    /// <param name="ExpiresAt">From when on it cannot be applied any more.</param>
    /// <param name="Envelope">Where the personal data lie now; null when they stay where they were.</param>
    public sealed record ChangeProposed(int Number, ValueList<OrderChange> Changes, Instant ExpiresAt, EnvelopeReference? Envelope)
        : OrderEvent;

    /// <summary>A change document was given up or ran out.</summary>
    /// <param name="Number">The document.</param>
    /// <param name="Reason">Why; <c>expired</c> when its time ran out.</param>
    /// <param name="Envelope">Where the personal data lie now; null when they stay where they were.</param>
    public sealed record ChangeWithdrawn(int Number, Code Reason, EnvelopeReference? Envelope) : OrderEvent;

    /// <summary>A change document was applied.</summary>
    /// <param name="Number">The document.</param>
    /// <param name="Changes">What was changed.</param>
    /// <param name="Waiting">Of the units that came in, those that wait for stock.</param>
    /// <param name="Envelope">Where the personal data lie now; null when they stay where they were.</param>
    /// <param name="Moves">The units called off by it, to Cancelled.</param>
    public sealed record ChangeApplied(
        int Number,
        ValueList<OrderChange> Changes,
        ValueList<LineQuantity> Waiting,
        EnvelopeReference? Envelope,
        ValueList<UnitMove> Moves) : UnitsMoved(Moves)
    {
        /// <summary>The units that came in, line by line, with stock or without.</summary>
        public ValueList<LineQuantity> Added { get; init; } = [];
    }
}
