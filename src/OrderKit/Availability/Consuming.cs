namespace OrderKit.Availability;

/// <summary>Decides what leaves the shelf.</summary>
internal static class Consuming
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Consume command, Reservation before)
    {
        if (before.Status == ReservationStatus.Ended)
        {
            return StockRefusals.Ended(before, command.Verb);
        }

        if (before.Status != ReservationStatus.Committed)
        {
            return StockRefusals.NotCommitted(before, command.Verb);
        }

        if (Wishes.Check(before, command.Lines) is { } refusal)
        {
            return refusal;
        }

        var lines = before.Lines.ToArray();
        foreach (var units in Wishes.InOrder(command.Lines))
        {
            var index = Array.FindIndex(lines, line => line.Line == units.Line);
            (lines[index], var missing) = Take(batch, command, lines[index], units);
            if (missing > 0)
            {
                return StockRefusals.NotOnHand(lines[index], units, missing);
            }
        }

        var after = new ValueList<ReservationLine>(lines);
        return Decision.Accept(before with { Lines = after, Status = Units.StatusAfter(before, after) });
    }

    // A part is taken no further than its shelf has units: after a count came out short, another location may still have them.
    private static (ReservationLine Line, int Missing) Take(
        StockBatch batch, StockCommand.Consume command, ReservationLine line, LocatedQuantity wish)
    {
        var left = wish.Quantity.Value;
        for (var index = 0; index < line.Parts.Count && left > 0; index++)
        {
            var part = line.Parts[index];
            var taken = wish.At is null || wish.At == part.Location ? Math.Min(left, CanLeave(batch, line.Sku, part)) : 0;
            if (taken > 0)
            {
                batch.Move(line.Sku, part, -taken, -taken, StockCause.Of(command));
                line = line with { Parts = line.Parts.With(index, Units.Consumed(part, taken)) };
                left -= taken;
            }
        }

        return (line, left);
    }

    private static int CanLeave(StockBatch batch, Sku sku, ReservationLine.Part part) =>
        part.IsUnlimited ? part.Held.Value : Math.Min(part.Held.Value, batch.Find(sku, part.Location)?.OnHand.Value ?? 0);
}
