namespace OrderKit.Availability;

/// <summary>Decides whether a purchase keeps its units, and takes them again when it came too late.</summary>
internal static class Committing
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Commit command, Reservation before)
    {
        if (command.MadeBy is { } attempt && attempt != before.MadeBy)
        {
            return StockRefusals.Replaced(before, attempt);
        }

        return before.Status switch
        {
            ReservationStatus.Ended => StockRefusals.Ended(before, command.Verb),
            ReservationStatus.Committed when command.Lines.Count == 0 => Decision.Accept(before),
            ReservationStatus.Committed => StockRefusals.Committed(before, command.Verb),
            ReservationStatus.Pending when !before.IsDue(batch.Now) => Keep(batch, command, before),
            ReservationStatus.Pending => Retake(batch, command, Expiry.Lapse(batch, before, command.Id)),
            _ => Retake(batch, command, before),
        };
    }

    private static Decision<Reservation> Keep(StockBatch batch, StockCommand.Commit command, Reservation before)
    {
        if (Wishes.Check(before, command.Lines) is { } refusal)
        {
            return refusal;
        }

        var cause = new StockCause(StockVerb.Release, command.Id, command.Order);
        var lines = before.Lines.Select(line =>
            Units.GiveBack(batch, line, line.Held - Kept(command, line.Line, line.Held), Units.Released, cause));
        return Decision.Accept(Committed(batch, before, lines.ToValueList()));
    }

    private static Decision<Reservation> Retake(StockBatch batch, StockCommand.Commit command, Reservation before)
    {
        // For the check, what lapsed counts as if it were still held.
        var asIf = before with { Lines = before.Lines.Select(AsIfHeld).ToValueList() };
        if (Wishes.Check(asIf, command.Lines) is { } refusal)
        {
            return refusal;
        }

        var wanted = before.Lines
            .Select(line => (line.Line, line.Sku, line.Together, line.Apart, Units: Kept(command, line.Line, line.Lapsed)))
            .Where(line => !line.Units.IsZero)
            .Select(one => new StockCommand.Line(one.Line, one.Sku, one.Units) { Together = one.Together, Apart = one.Apart })
            .ToValueList();
        var scope = batch.ScopeOf(before.From, before.Channel);
        var taken = Taking.Take(batch, StockCause.Of(command), wanted, scope, ReservePolicy.AllOrNothing);
        return taken.IsAccepted
            ? Decision.Accept(Committed(batch, before, Again(before.Lines, taken.Value)) with { IsRetaken = true })
            : taken.Refusal;
    }

    private static Reservation Committed(StockBatch batch, Reservation before, ValueList<ReservationLine> lines) =>
        before with { Status = ReservationStatus.Committed, CommittedAt = batch.Now, Lines = lines };

    private static Quantity Kept(StockCommand.Commit command, LineNumber line, Quantity all) =>
        command.Lines.Count == 0 ? all : command.Lines.Where(units => units.Line == line).Sum(units => units.Quantity.Value);

    private static ReservationLine AsIfHeld(ReservationLine line) =>
        line with { Parts = line.Parts.Select(part => part with { Held = part.Lapsed, Lapsed = 0 }).ToValueList() };

    // What lapsed is either taken again, perhaps elsewhere, or given up: then it counts as released where it was.
    private static ValueList<ReservationLine> Again(ValueList<ReservationLine> lines, ValueList<ReservationLine> taken) =>
        lines.Select(line =>
        {
            var fresh = taken.FirstOrDefault(other => other.Line == line.Line)?.Parts ?? [];
            var again = fresh.Sum(part => part.Held.Value);
            var parts = new List<ReservationLine.Part>();
            foreach (var part in line.Parts.AsSpan())
            {
                var moved = Math.Min(again, part.Lapsed.Value);
                again -= moved;
                parts.Add(part with { Lapsed = 0, Released = part.Released + part.Lapsed - moved });
            }

            return line with { Parts = Merge(parts, fresh) };
        }).ToValueList();

    private static ValueList<ReservationLine.Part> Merge(List<ReservationLine.Part> old, ValueList<ReservationLine.Part> fresh)
    {
        foreach (var part in fresh.AsSpan())
        {
            var index = old.FindIndex(other => other.Location == part.Location);
            if (index >= 0)
            {
                old[index] = part with { Released = old[index].Released };
            }
            else
            {
                old.Add(part);
            }
        }

        return old.Where(part => !part.Held.IsZero || !part.Released.IsZero).ToValueList();
    }
}
