namespace OrderKit.Promising;

/// <summary>What somebody wants to know about an article.</summary>
/// <param name="Wanted">How many, together.</param>
/// <param name="At">Only at this location, as for pickup in a store; null for every location that the channel sees.</param>
/// <param name="Held">Units that a reservation holds already for the one who asks: they count as available to him, and to nobody
/// else.</param>
public readonly record struct AvailabilityQuestion(Quantity Wanted, LocationId? At = null, Quantity Held = default);
