namespace OrderKit.Availability;

/// <summary>Moves the held units of a line to another place: consumed, released or lapsed.</summary>
internal static class Units
{
    /// <summary>What becomes of so many held units of a part.</summary>
    internal delegate ReservationLine.Part Fate(ReservationLine.Part part, Quantity units);

    internal static Fate Consumed { get; } =
        (part, units) => part with { Held = part.Held - units, Consumed = part.Consumed + units };

    internal static Fate Released { get; } =
        (part, units) => part with { Held = part.Held - units, Released = part.Released + units };

    internal static Fate Lapsed { get; } =
        (part, units) => part with { Held = part.Held - units, Lapsed = part.Lapsed + units };

    /// <summary>They are missing again: asked for and held nowhere.</summary>
    internal static Fate Cut { get; } = (part, units) => part with { Held = part.Held - units };

    internal static ReservationLine GiveBack(
        StockBatch batch, ReservationLine line, Quantity units, Fate fate, StockCause cause, LocationId? at = null)
    {
        for (var index = 0; index < line.Parts.Count && !units.IsZero; index++)
        {
            var part = line.Parts[index];
            var taken = at is null || at == part.Location ? Quantity.Min(units, part.Held) : Quantity.Zero;
            if (!taken.IsZero)
            {
                batch.Move(line.Sku, part, 0, -taken.Value, cause);
                line = line with { Parts = line.Parts.With(index, fate(part, taken)) };
                units -= taken;
            }
        }

        return units.IsZero ? line : throw new StockInvariantException($"Line {line.Line} of {cause.Order} holds {units} too few.");
    }

    internal static ReservationStatus StatusAfter(Reservation reservation, ValueList<ReservationLine> lines) =>
        lines.All(line => line.Held.IsZero && line.Missing.IsZero && line.Lapsed.IsZero) ? ReservationStatus.Ended : reservation.Status;
}
