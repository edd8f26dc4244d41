using NodaTime;

namespace OrderKit.Promising;

/// <summary>Units that are sold for a day and not reserved from the shelf: what a new promise must never take.</summary>
/// <param name="Id">What it is for, as the host names it: an order line, a transfer. Never personal data.</param>
/// <param name="Due">The day on which the units must be there.</param>
/// <param name="Quantity">The units.</param>
public sealed record Demand(string Id, LocalDate Due, Quantity Quantity);
