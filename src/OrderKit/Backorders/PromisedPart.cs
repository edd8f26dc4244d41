using NodaTime;
using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>Units that a promise stands on.</summary>
/// <param name="Receipt">The receipt they come with; null when they are set aside on the shelf, or are made or bought.</param>
/// <param name="Date">The day they are there: today for the shelf.</param>
/// <param name="Units">How many.</param>
/// <param name="IsMade">Whether they are made or bought for it, beyond the infinite supply horizon.</param>
public readonly record struct PromisedPart(ReceiptId? Receipt, LocalDate Date, Quantity Units, bool IsMade = false);
