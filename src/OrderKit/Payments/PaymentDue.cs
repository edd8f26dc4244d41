namespace OrderKit.Payments;

/// <summary>Money that the host's payment provider is asked to move, and what has come of it.</summary>
/// <param name="Number">Its number in the order, 1 for the first.</param>
/// <param name="Kind">Capture or refund.</param>
/// <param name="Amount">How much is asked, more than 0. Less than at first when part of it was withdrawn.</param>
/// <param name="Shipment">The shipment it is for; null when it follows from something else, such as a cancellation.</param>
public sealed record PaymentDue(int Number, PaymentDueKind Kind, Money Amount, ShipmentId? Shipment)
{
    /// <summary>How much of it the provider has moved so far, never more than <see cref="Amount"/>.</summary>
    public Money Moved { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>How much of it was withdrawn and has not been moved all the same.</summary>
    public Money Withdrawn { get; init; } = Money.Zero(Amount.Currency);

    /// <summary>Why the provider last failed; null when it has not, or has moved money since.</summary>
    public Code? Failure { get; init; }

    /// <summary>How much is still to come, 0 or more.</summary>
    public Money Open => Amount - Moved;
}
