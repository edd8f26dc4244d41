namespace OrderKit.Availability;

/// <summary>Decides what comes back to the shelf after it had left, and what of that leaves again.</summary>
internal static class TakingBack
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.TakeBack command, Reservation before)
    {
        if (Wishes.Check(before, command.Lines, command.Verb, part => part.Consumed) is { } refusal)
        {
            return refusal;
        }

        var lines = before.Lines.ToArray();
        foreach (var units in Wishes.InOrder(command.Lines))
        {
            var index = Array.FindIndex(lines, line => line.Line == units.Line);
            var back = Back(batch, command, before, lines[index], units);
            if (!back.IsAccepted)
            {
                return back.Refusal;
            }

            lines[index] = back.Value;
        }

        var holds = command.Goes == StockCommand.Homecoming.Held;
        return Decision.Accept(before with { Lines = new(lines), Status = holds ? ReservationStatus.Committed : before.Status });
    }

    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.LeaveAgain command, Reservation before)
    {
        if (Wishes.Check(before, command.Lines, command.Verb, part => part.Returned) is { } refusal)
        {
            return refusal;
        }

        var lines = before.Lines.ToArray();
        foreach (var units in Wishes.InOrder(command.Lines))
        {
            var index = Array.FindIndex(lines, line => line.Line == units.Line);
            var left = Away(batch, command, lines[index], units);
            if (!left.IsAccepted)
            {
                return left.Refusal;
            }

            lines[index] = left.Value;
        }

        return Decision.Accept(before with { Lines = new(lines) });
    }

    private static Decision<ReservationLine> Back(
        StockBatch batch, StockCommand.TakeBack command, Reservation before, ReservationLine line, LocatedQuantity wish)
    {
        var left = wish.Quantity;
        for (var index = 0; index < line.Parts.Count && !left.IsZero; index++)
        {
            var part = line.Parts[index];
            var units = wish.At is null || wish.At == part.Location ? Quantity.Min(left, part.Consumed) : 0;
            if (units.IsZero)
            {
                continue;
            }

            var to = part.IsUnlimited ? part.Location : command.To ?? part.Location;
            var refusal = Objection(batch, command, before, line, part, to, units) ?? Shelve(batch, command, line.Sku, part, to, units);
            if (refusal is not null)
            {
                return refusal;
            }

            line = line with { Parts = line.Parts.With(index, part with { Consumed = part.Consumed - units }) };
            line = At(line, new(to) { IsUnlimited = part.IsUnlimited }, there => command.Goes switch
            {
                StockCommand.Homecoming.Held => there with { Held = there.Held + units },
                StockCommand.Homecoming.Released => there with { Released = there.Released + units },
                _ => there with { Returned = there.Returned + units },
            });
            left -= units;
        }

        return Decision.Accept(line);
    }

    private static Refusal? Objection(
        StockBatch batch, StockCommand.TakeBack command, Reservation before, ReservationLine line, ReservationLine.Part part,
        LocationId to, Quantity units) =>
        command.Goes == StockCommand.Homecoming.Held && !batch.ScopeOf(before.From, before.Channel).Allows(to)
            ? StockRefusals.PlaceNotAllowed(before, to)
        : line.Parts.Any(there => there.Location == to && there.IsUnlimited != part.IsUnlimited && !there.IsEmpty)
            ? StockRefusals.NotFreeAt(batch.FindOrNew(line.Sku, to), 0, units)
        : null;

    // News that is missing may swallow what comes: then nothing is there to be held.
    private static Refusal? Shelve(
        StockBatch batch, StockCommand.TakeBack command, Sku sku, ReservationLine.Part part, LocationId to, Quantity units)
    {
        if (part.IsUnlimited)
        {
            return null;
        }

        var position = batch.FindOrNew(sku, to);
        if (units.Value > Quantity.Max - position.OnHand.Value)
        {
            return StockRefusals.TooMany(position, units);
        }

        var after = position.CameBack(units.Value, command.Goes);
        if (after.Reserved.Value > (long)after.OnHand.Value + after.Shortage.Value)
        {
            return StockRefusals.NotFreeAt(position, Math.Max(0, after.OnHand.Value - position.Reserved.Value), units);
        }

        batch.Change(after, StockCause.Of(command));
        return null;
    }

    private static Decision<ReservationLine> Away(
        StockBatch batch, StockCommand.LeaveAgain command, ReservationLine line, LocatedQuantity wish)
    {
        var left = wish.Quantity;
        for (var index = 0; index < line.Parts.Count && !left.IsZero; index++)
        {
            var part = line.Parts[index];
            var units = wish.At is null || wish.At == part.Location ? Quantity.Min(left, part.Returned) : 0;
            if (!part.IsUnlimited && !units.IsZero && Unshelve(batch, command, line.Sku, part.Location, units) is { } gone)
            {
                return gone;
            }

            var moved = part with { Returned = part.Returned - units, Consumed = part.Consumed + units };
            line = line with { Parts = line.Parts.With(index, moved) };
            left -= units;
        }

        return Decision.Accept(line);
    }

    private static Refusal? Unshelve(StockBatch batch, StockCommand.LeaveAgain command, Sku sku, LocationId at, Quantity units)
    {
        var position = batch.FindOrNew(sku, at);
        var unreserved = Math.Max(0, position.OnHand.Value - position.Reserved.Value);
        if (units.Value > unreserved)
        {
            return StockRefusals.NotFreeAt(position, unreserved, units);
        }

        var aside = Math.Min(units.Value, position.Quarantined.Value);
        batch.Change(position.Moved(-units.Value, 0).AsideBy(-aside), StockCause.Of(command));
        return null;
    }

    private static ReservationLine At(
        ReservationLine line, ReservationLine.Part place, Func<ReservationLine.Part, ReservationLine.Part> change)
    {
        for (var index = 0; index < line.Parts.Count; index++)
        {
            if (line.Parts[index].Location == place.Location)
            {
                return line with { Parts = line.Parts.With(index, change(line.Parts[index] with { IsUnlimited = place.IsUnlimited })) };
            }
        }

        return line with { Parts = line.Parts.Add(change(place)) };
    }
}
