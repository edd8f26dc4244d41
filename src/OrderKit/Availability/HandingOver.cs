namespace OrderKit.Availability;

/// <summary>Decides whether another order gets reserved units, and hands them over without freeing them.</summary>
internal static class HandingOver
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.HandOver command, Reservation before)
    {
        var refusal = Moving.Standing(batch, before, command.Verb)
            ?? Wishes.Check(before, command.Lines)
            ?? (batch.Find(command.To) is { } other && !HoldsNothing(other, batch) ? StockRefusals.HoldsAlready(other) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var (kept, given) = (before.Lines.ToArray(), new List<ReservationLine>());
        var wishes = command.Lines.Count > 0 ? Wishes.InOrder(command.Lines).ToList() : [.. Everything(before)];
        for (var index = 0; index < kept.Length; index++)
        {
            var line = kept[index];
            var fresh = line with { Parts = [], Asked = command.Lines.Count > 0 ? 0 : line.Missing };
            (kept[index], fresh) = Give(
                line with { Asked = line.Asked - fresh.Asked }, fresh, wishes.FindAll(units => units.Line == line.Line));
            if (!fresh.Asked.IsZero)
            {
                given.Add(fresh);
                Note(batch, command, fresh);
            }
        }

        batch.Put(before with { Order = command.To, MadeBy = command.Id, Lines = given.ToValueList() });
        var left = kept.Where(line => !line.Asked.IsZero).ToValueList();
        return Decision.Accept(before with { Lines = left, Status = Units.StatusAfter(before, left) });
    }

    private static bool HoldsNothing(Reservation other, StockBatch batch) =>
        other.CommittedAt is null && (other.Status is ReservationStatus.Ended or ReservationStatus.Expired || other.IsDue(batch.Now))
        && other.Lines.All(line => line.Held.IsZero);

    private static IEnumerable<LocatedQuantity> Everything(Reservation before) =>
        before.Lines.Where(line => !line.Held.IsZero).Select(line => new LocatedQuantity(line.Line, line.Held));

    private static (ReservationLine Kept, ReservationLine Given) Give(
        ReservationLine kept, ReservationLine given, List<LocatedQuantity> wishes)
    {
        foreach (var wish in wishes)
        {
            var left = wish.Quantity;
            for (var index = 0; index < kept.Parts.Count && !left.IsZero; index++)
            {
                var part = kept.Parts[index];
                var taken = wish.At is null || wish.At == part.Location ? Quantity.Min(left, part.Held) : 0;
                if (!taken.IsZero)
                {
                    kept = kept with { Asked = kept.Asked - taken, Parts = kept.Parts.With(index, part with { Held = part.Held - taken }) };
                    given = given with { Asked = given.Asked + taken, Parts = With(given.Parts, part, taken) };
                    left -= taken;
                }
            }
        }

        return (kept, given);
    }

    private static ValueList<ReservationLine.Part> With(ValueList<ReservationLine.Part> parts, ReservationLine.Part from, Quantity units)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Location == from.Location)
            {
                return parts.With(index, parts[index] with { Held = parts[index].Held + units });
            }
        }

        return parts.Add(new(from.Location) { Held = units, IsUnlimited = from.IsUnlimited });
    }

    // The position stays as it is; the ledger says whose units they were and whose they are.
    private static void Note(StockBatch batch, StockCommand.HandOver command, ReservationLine given)
    {
        foreach (var part in given.Parts.AsSpan())
        {
            if (!part.IsUnlimited)
            {
                var before = batch.FindOrNew(given.Sku, part.Location);
                batch.Change(before.Moved(0, -part.Held.Value), StockCause.Of(command));
                batch.Change(before, new(command.Verb, command.Id, command.To));
            }
        }
    }
}
