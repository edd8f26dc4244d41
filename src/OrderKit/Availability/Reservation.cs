using NodaTime;

namespace OrderKit.Availability;

/// <summary>The units one order has spoken for: in the checkout for a limited time, after the purchase until they leave.</summary>
/// <remarks>Never confuse it with a hold, which stops an order. An order has one reservation at a time.</remarks>
/// <param name="Order">The order.</param>
/// <param name="MadeBy">The reserve command that made it: which attempt of a purchase these units belong to.</param>
/// <param name="Status">How firmly the units are held.</param>
/// <param name="ExpiresAt">When a pending reservation gives way; at this very instant it has expired. Means nothing once committed.</param>
/// <param name="Lines">What is held for each line, by line number.</param>
public sealed record Reservation(
    OrderId Order, CommandId MadeBy, ReservationStatus Status, Instant ExpiresAt, ValueList<ReservationLine> Lines)
{
    /// <summary>When the purchase went through; null before.</summary>
    public Instant? CommittedAt { get; init; }

    /// <summary>Whether the commit came after expiry and took the units again.</summary>
    public bool IsRetaken { get; init; }

    /// <summary>The locations it may take from; empty means any.</summary>
    public ValueList<LocationId> From { get; init; } = [];

    /// <summary>The sales channel the order came by; null sees all locations.</summary>
    public Code? Channel { get; init; }

    /// <summary>The date the order is promised for; null when none was.</summary>
    public LocalDate? PromisedFor { get; init; }

    /// <summary>Every command accepted for this order, those of replaced reservations included, by which repeats are known.</summary>
    public ValueList<StockCommand.Accepted> Commands { get; init; } = [];

    /// <summary>Counts the changes, 1 for the first; a store writes only over the version it read.</summary>
    public long Version { get; init; }

    /// <summary>Whether the time of a pending reservation is out.</summary>
    /// <param name="now">The time to judge by.</param>
    /// <returns>True when pending and at or past <see cref="ExpiresAt"/>.</returns>
    public bool IsDue(Instant now) => Status == ReservationStatus.Pending && now >= ExpiresAt;

    /// <summary>Units of an article this reservation holds of a location's shelf.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="location">The location.</param>
    /// <returns>The units, those of an article that never runs out there left out.</returns>
    public Quantity HeldAt(Sku sku, LocationId location)
    {
        var held = Quantity.Zero;
        foreach (var line in Lines.AsSpan())
        {
            if (line.Sku == sku)
            {
                held += line.Parts.Where(part => part.Location == location && !part.IsUnlimited).Sum(part => part.Held.Value);
            }
        }

        return held;
    }

    /// <summary>The line of that number.</summary>
    /// <param name="line">The number.</param>
    /// <returns>The line, or null when the reservation has none such.</returns>
    public ReservationLine? Find(LineNumber line) => Lines.FirstOrDefault(candidate => candidate.Line == line);
}
