namespace OrderKit.Availability;

/// <summary>Decides what goes back.</summary>
internal static class Releasing
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Release command, Reservation before)
    {
        if (command.MadeBy is { } attempt && attempt != before.MadeBy)
        {
            return StockRefusals.Replaced(before, attempt);
        }

        if (before.Status == ReservationStatus.Ended)
        {
            return StockRefusals.Ended(before, command.Verb);
        }

        if (command.Lines.Count == 0)
        {
            return Decision.Accept(before with { Lines = All(batch, command, before.Lines), Status = ReservationStatus.Ended });
        }

        return Wishes.Check(before, command.Lines) is { } refusal ? refusal : Decision.Accept(Part(batch, command, before));
    }

    private static ValueList<ReservationLine> All(StockBatch batch, StockCommand.Release command, ValueList<ReservationLine> lines)
    {
        var after = lines.ToArray();
        foreach (ref var line in after.AsSpan())
        {
            line = Units.GiveBack(batch, line, line.Held, Units.Released, StockCause.Of(command));
        }

        return new(after);
    }

    private static Reservation Part(StockBatch batch, StockCommand.Release command, Reservation before)
    {
        var lines = before.Lines.ToArray();
        foreach (var units in Wishes.InOrder(command.Lines))
        {
            var index = Array.FindIndex(lines, line => line.Line == units.Line);
            lines[index] = Units.GiveBack(batch, lines[index], units.Quantity, Units.Released, StockCause.Of(command), units.At);
        }

        var after = new ValueList<ReservationLine>(lines);
        return before with { Lines = after, Status = Units.StatusAfter(before, after) };
    }
}
