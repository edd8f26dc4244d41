namespace OrderKit.Availability;

/// <summary>Decides whether a placed order gets units that it missed, beside what it holds.</summary>
internal static class Filling
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Fill command, Reservation? before)
    {
        if (Objection(batch, command, before) is { } refusal)
        {
            return refusal;
        }

        var lines = command.Lines.Select(line => LikeReserved(line, before?.Find(line.Number))).ToValueList();
        var scope = batch.ScopeOf(Allowed(command, before), before?.Channel);
        var taken = Taking.Take(batch, StockCause.Of(command), lines, scope, command.Policy, command.Places);
        if (!taken.IsAccepted)
        {
            return taken.Refusal;
        }

        var filled = Start(batch, command, command.From, before);
        if (Joining.Clash(batch, filled.Lines, taken.Value) is { } clash)
        {
            return clash;
        }

        filled = filled with { Lines = Joining.Merge(filled.Lines.Select(line => Room(line, taken.Value)).ToValueList(), taken.Value) };
        return Moving.IsTorn(filled.Lines) is { } torn ? StockRefusals.WouldBeTorn(filled, torn) : Decision.Accept(filled);
    }

    private static Refusal? Objection(StockBatch batch, StockCommand.Fill command, Reservation? before)
    {
        if (command.Seen is { } seen && seen != (before?.Version ?? 0))
        {
            return StockRefusals.Changed(command.Order, before?.Version ?? 0, seen);
        }

        if (before is null)
        {
            return null;
        }

        if (Objection(command.Verb, command.Lines, before) is { } refusal)
        {
            return refusal;
        }

        var outside = command.From.Where(place => !batch.ScopeOf(before.From, before.Channel).Allows(place)).ToList();
        return outside.Count > 0 ? StockRefusals.PlaceNotAllowed(before, outside[0]) : null;
    }

    /// <summary>Why units cannot be added to what an order has: its purchase is not settled, or the line is of another article.</summary>
    internal static Refusal? Objection(StockVerb verb, ValueList<StockCommand.Line> lines, Reservation before)
    {
        // The purchase's own units are settled first: its commit keeps or re-takes them.
        if (before is { CommittedAt: null, Status: not ReservationStatus.Ended }
            && before.Lines.Any(line => !line.Held.IsZero || !line.Lapsed.IsZero))
        {
            return StockRefusals.NotCommitted(before, verb);
        }

        foreach (var line in lines.AsSpan())
        {
            if (before.Find(line.Number) is { } other && other.Sku != line.Sku)
            {
                return StockRefusals.OtherSku(other, line.Sku);
            }
        }

        return null;
    }

    private static ValueList<LocationId> Allowed(StockCommand.Fill command, Reservation? before) =>
        command.From.Count > 0 ? command.From : before?.From ?? [];

    private static StockCommand.Line LikeReserved(StockCommand.Line line, ReservationLine? held) =>
        held is null ? line : line with { Together = held.Together, Apart = held.Apart };

    /// <summary>The reservation that units are added to.</summary>
    /// <remarks>An order whose purchase held nothing begins anew; the attempt that still may commit keeps its name on it.</remarks>
    internal static Reservation Start(
        StockBatch batch, StockCommand.ForOrder command, ValueList<LocationId> from, Reservation? before) => before switch
    {
        null => new(command.Order, command.Id, ReservationStatus.Committed, batch.Now, []) { From = from, CommittedAt = batch.Now },
        { CommittedAt: null } => before with
        {
            MadeBy = before.Status == ReservationStatus.Pending ? before.MadeBy : command.Id,
            Status = ReservationStatus.Committed,
            CommittedAt = batch.Now,
            Lines = [],
        },
        _ => before with { Status = ReservationStatus.Committed },
    };

    // Units taken were missing before, as far as the line missed any; beyond that it asks for more.
    private static ReservationLine Room(ReservationLine line, ValueList<ReservationLine> taken) =>
        taken.FirstOrDefault(other => other.Line == line.Line) is { } more
            ? line with
            {
                Asked = line.Asked - Quantity.Min(line.Missing, more.Asked),
                Parts = line.Parts.Where(part => !part.IsEmpty).ToValueList(),
            }
            : line;
}
