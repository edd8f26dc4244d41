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
            var all = before.Lines.Select(line => Units.GiveBack(batch, line, line.Held, Units.Released, StockCause.Of(command)));
            return Decision.Accept(before with { Lines = all.ToValueList(), Status = ReservationStatus.Ended });
        }

        return Wishes.Check(before, command.Lines) is { } refusal ? refusal : Decision.Accept(Part(batch, command, before));
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
