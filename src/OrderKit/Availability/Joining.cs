namespace OrderKit.Availability;

/// <summary>Joins units that were reserved for a change of an order to what the order holds already.</summary>
/// <remarks>The units are free at no moment; when their time has run out they are taken again, if they are still free.</remarks>
internal static class Joining
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Commit command, OrderId with, Reservation? before)
    {
        if (before is { CommittedAt: null })
        {
            return StockRefusals.NotCommitted(before, command.Verb);
        }

        if (batch.Find(with) is not { } other)
        {
            return StockRefusals.Unknown(new StockCommand.Commit(command.Id, with));
        }

        var kept = Committing.Decide(batch, new(command.Id, with) { MadeBy = command.MadeBy, Lines = command.Lines }, other);
        if (!kept.IsAccepted)
        {
            return kept.Refusal;
        }

        var joined = kept.Value;
        if (Clash(batch, before?.Lines ?? [], joined.Lines) is { } clash)
        {
            return clash;
        }

        foreach (var line in joined.Lines.AsSpan())
        {
            Note(batch, command, with, line);
        }

        batch.Put(joined with { Status = ReservationStatus.Ended, Lines = [] });
        return Decision.Accept((before ?? joined with { Order = command.Order }) with
        {
            Status = ReservationStatus.Committed,
            Lines = before is null ? joined.Lines : Merge(before.Lines, joined.Lines),
        });
    }

    /// <summary>Why units cannot be told from those a line has at a location already: there they came from a shelf, here from none, or
    /// the other way round. Null when they can.</summary>
    internal static Refusal? Clash(StockBatch batch, ValueList<ReservationLine> before, ValueList<ReservationLine> joined)
    {
        foreach (var line in joined.AsSpan())
        {
            var held = before.FirstOrDefault(other => other.Line == line.Line)?.Parts ?? [];
            foreach (var part in line.Parts.AsSpan())
            {
                if (held.Any(one => one.Location == part.Location && one.IsUnlimited != part.IsUnlimited && !one.IsEmpty))
                {
                    return StockRefusals.NotFreeAt(batch.FindOrNew(line.Sku, part.Location), 0, part.Held);
                }
            }
        }

        return null;
    }

    /// <summary>The lines of two reservations as those of one.</summary>
    internal static ValueList<ReservationLine> Merge(ValueList<ReservationLine> before, ValueList<ReservationLine> joined) =>
        before.Concat(joined)
            .GroupBy(line => line.Line, (_, lines) => lines.Aggregate((held, more) => held with
            {
                Asked = held.Asked + more.Asked,
                Parts = Merge(held.Parts, more.Parts),
            }))
            .OrderBy(line => line.Line)
            .ToValueList();

    private static ValueList<ReservationLine.Part> Merge(ValueList<ReservationLine.Part> before, ValueList<ReservationLine.Part> joined) =>
        before.Concat(joined)
            .GroupBy(part => part.Location, (_, parts) => parts.Aggregate((held, more) => held with
            {
                Held = held.Held + more.Held,
                Consumed = held.Consumed + more.Consumed,
                Returned = held.Returned + more.Returned,
                Released = held.Released + more.Released,
                Lapsed = held.Lapsed + more.Lapsed,
                IsUnlimited = held.IsUnlimited || more.IsUnlimited,
            }))
            .ToValueList();

    // The position stays as it is; the ledger says under whose name the units were and are.
    private static void Note(StockBatch batch, StockCommand.Commit command, OrderId with, ReservationLine line)
    {
        foreach (var part in line.Parts.AsSpan())
        {
            if (!part.IsUnlimited && !part.Held.IsZero)
            {
                var position = batch.FindOrNew(line.Sku, part.Location);
                batch.Change(position.Moved(0, -part.Held.Value), new(command.Verb, command.Id, with));
                batch.Change(position, StockCause.Of(command));
            }
        }
    }
}
