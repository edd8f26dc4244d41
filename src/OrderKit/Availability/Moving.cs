namespace OrderKit.Availability;

/// <summary>Decides whether units may be held at another location, and moves them in one step.</summary>
internal static class Moving
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.MoveReserved command, Reservation before)
    {
        if (StandingOf(batch, before, command) is { } standing)
        {
            return standing;
        }

        if (!batch.ScopeOf(before.From, before.Channel).Allows(command.To))
        {
            return StockRefusals.PlaceNotAllowed(before, command.To);
        }

        var lines = before.Lines.ToArray();
        foreach (var units in Wishes.InOrder(command.Lines))
        {
            var index = Array.FindIndex(lines, line => line.Line == units.Line);
            var moved = Move(batch, command, lines[index], units);
            if (!moved.IsAccepted)
            {
                return moved.Refusal;
            }

            lines[index] = moved.Value;
        }

        var after = before with { Lines = new(lines) };
        return IsTorn(after.Lines) is { } torn ? StockRefusals.WouldBeTorn(before, torn) : Decision.Accept(after);
    }

    /// <summary>Why no held unit of a reservation can be named now; null when the named ones are held.</summary>
    internal static Refusal? StandingOf(StockBatch batch, Reservation before, StockCommand.MoveReserved command) =>
        Standing(batch, before, command.Verb) ?? Wishes.Check(before, command.Lines);

    internal static Refusal? Standing(StockBatch batch, Reservation before, StockVerb verb) =>
        before.Status == ReservationStatus.Ended ? StockRefusals.Ended(before, verb)
        : before.Status == ReservationStatus.Expired || before.IsDue(batch.Now) ? StockRefusals.Expired(before, verb)
        : null;

    private static Decision<ReservationLine> Move(
        StockBatch batch, StockCommand.MoveReserved command, ReservationLine line, LocatedQuantity units)
    {
        var elsewhere = line.Parts.Where(part => part.Location != command.To && (units.At ?? part.Location) == part.Location);
        var left = units.Quantity;
        var cause = StockCause.Of(command);
        foreach (var part in elsewhere.ToList())
        {
            var taken = Quantity.Min(left, part.Held);
            left -= taken;
            line = taken.IsZero ? line : Units.GiveBack(batch, line, taken, Units.Cut, cause, part.Location);
        }

        var moved = units.Quantity - left;
        var place = batch.Find(line.Sku, command.To);
        var there = line.Parts.FirstOrDefault(part => part.Location == command.To);
        return !left.IsZero ? StockRefusals.MoreThanReserved(batch.Find(command.Order)!, line.Line, units.At, moved, units.Quantity.Value)
            : place is null ? StockRefusals.NotFreeAt(new(line.Sku, command.To), 0, moved)
            : place.Available < moved || (there is not null && there.IsUnlimited != place.IsUnlimited)
                ? StockRefusals.NotFreeAt(place, place.Available.Value, moved)
            : Decision.Accept(Hold(batch, line, place, moved, cause));
    }

    private static ReservationLine Hold(StockBatch batch, ReservationLine line, StockPosition place, Quantity units, StockCause cause)
    {
        var index = -1;
        for (var at = 0; at < line.Parts.Count; at++)
        {
            index = line.Parts[at].Location == place.Location ? at : index;
        }

        var part = index >= 0 ? line.Parts[index] : new(place.Location) { IsUnlimited = place.IsUnlimited };
        batch.Move(line.Sku, part, 0, units.Value, cause);
        part = part with { Held = part.Held + units };
        var parts = index >= 0 ? line.Parts.With(index, part) : line.Parts.Add(part);
        return line with { Parts = parts.Where(one => !one.IsEmpty).ToValueList() };
    }

    /// <summary>The word of lines that are kept together and would not be; null when none are.</summary>
    internal static Code? IsTorn(ValueList<ReservationLine> lines) =>
        lines.Where(line => line.Together is not null).GroupBy(line => line.Together).FirstOrDefault(set => Places(set) > 1)?.Key;

    private static int Places(IEnumerable<ReservationLine> lines) =>
        lines.SelectMany(line => line.Parts).Where(part => !part.Held.IsZero).DistinctBy(part => part.Location).Count();
}
