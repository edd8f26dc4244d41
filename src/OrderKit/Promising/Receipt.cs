using NodaTime;

namespace OrderKit.Promising;

/// <summary>Units that are expected at a location on a day: supply that is not on the shelf yet.</summary>
/// <param name="Id">Which receipt; it keeps its id when its day or quantity changes.</param>
/// <param name="Due">The day on which its units can be promised from: they count for this day and every later one.</param>
/// <param name="Quantity">The units still to come.</param>
public sealed record Receipt(ReceiptId Id, LocalDate Due, Quantity Quantity)
{
    /// <summary>How sure it is.</summary>
    /// <value>Default: <see cref="ReceiptConfidence.Firm"/>.</value>
    public ReceiptConfidence Confidence { get; init; }
}
