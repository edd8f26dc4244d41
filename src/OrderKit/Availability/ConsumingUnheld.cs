namespace OrderKit.Availability;

/// <summary>Decides what units that left though nobody held them leave behind.</summary>
/// <remarks>It happened, so only what cannot be told of is refused.</remarks>
internal static class ConsumingUnheld
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.ConsumeUnheld command, Reservation? before)
    {
        if (before is not null && Filling.Objection(command.Verb, command.Lines, before) is { } refusal)
        {
            return refusal;
        }

        if (command.Lines.FirstOrDefault(line => batch.PositionsOf(line.Sku).Count == 0) is { } unknown)
        {
            return StockRefusals.NotStocked(unknown.Sku);
        }

        var start = Filling.Start(batch, command, [], before);
        var lines = start.Lines;
        foreach (var left in command.Lines.AsSpan())
        {
            var line = start.Find(left.Number) ?? new(left.Number, left.Sku, 0, []);
            lines = lines.Where(other => other.Line != left.Number).Append(Take(batch, command, start, line, left.Quantity)).ToValueList();
        }

        lines = lines.OrderBy(line => line.Line).ToValueList();
        return Decision.Accept(start with { Lines = lines, Status = Units.StatusAfter(start, lines) });
    }

    // Units that were missed or given back are what the order did not hold. Beyond these it holds some of which it has not heard, as
    // when its backorder was filled a moment ago; and beyond all, more left than it had asked for.
    private static ReservationLine Take(
        StockBatch batch, StockCommand.ConsumeUnheld command, Reservation reservation, ReservationLine line, Quantity units)
    {
        var missing = Quantity.Min(units, line.Missing);
        var released = Quantity.Min(units - missing, line.Released);
        var held = Quantity.Min(units - missing - released, line.Held);
        var beyond = units - missing - released - held;
        var place = PlaceOf(batch, line, batch.ScopeOf(reservation.From, reservation.Channel));
        line = Leave(batch, command, GiveUp(line, released) with { Asked = line.Asked + beyond }, place, units - held);
        for (var index = 0; index < line.Parts.Count && !held.IsZero; index++)
        {
            var part = line.Parts[index];
            var taken = Quantity.Min(held, part.Held);
            if (!taken.IsZero)
            {
                Unshelve(batch, command, line.Sku, part, taken, taken);
                line = line with { Parts = line.Parts.With(index, Units.Consumed(part, taken)) };
                held -= taken;
            }
        }

        return line;
    }

    // They were where the order's own units had been; else where most lie that nobody has reserved.
    private static LocationId PlaceOf(StockBatch batch, ReservationLine line, StockScope scope)
    {
        if (line.Parts.Where(part => !part.Released.IsZero).MaxBy(part => part.Released.Value) is { } own)
        {
            return own.Location;
        }

        var shelves = batch.PositionsOf(line.Sku);
        var allowed = shelves.Where(at => scope.Allows(at.Location)).ToValueList();
        return (allowed.Count > 0 ? allowed : shelves)
            .MaxBy(at => at.IsUnlimited ? int.MaxValue : at.OnHand.Value - at.Reserved.Value)!.Location;
    }

    private static ReservationLine GiveUp(ReservationLine line, Quantity released)
    {
        for (var index = 0; index < line.Parts.Count && !released.IsZero; index++)
        {
            var part = line.Parts[index];
            var taken = Quantity.Min(released, part.Released);
            line = line with { Parts = line.Parts.With(index, part with { Released = part.Released - taken }) };
            released -= taken;
        }

        return line;
    }

    private static ReservationLine Leave(
        StockBatch batch, StockCommand.ConsumeUnheld command, ReservationLine line, LocationId place, Quantity units)
    {
        if (units.IsZero)
        {
            return line;
        }

        var part = line.Parts.FirstOrDefault(one => one.Location == place) is { IsEmpty: false } known
            ? known
            : new(place) { IsUnlimited = batch.FindOrNew(line.Sku, place).IsUnlimited };
        Unshelve(batch, command, line.Sku, part, units, 0);
        var others = line.Parts.Where(one => one.Location != place);
        return line with { Parts = [.. others, part with { Consumed = part.Consumed + units }] };
    }

    private static void Unshelve(
        StockBatch batch, StockCommand.ConsumeUnheld command, Sku sku, ReservationLine.Part part, Quantity units, Quantity held)
    {
        if (!part.IsUnlimited)
        {
            var position = batch.FindOrNew(sku, part.Location);
            batch.Change(position.Adjusted(-units.Value).Moved(0, -held.Value), StockCause.Of(command));
        }
    }
}
