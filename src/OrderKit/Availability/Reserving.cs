namespace OrderKit.Availability;

/// <summary>Decides whether an order gets its units, in place of what it held in the checkout before.</summary>
internal static class Reserving
{
    internal static Decision<Reservation> Decide(StockBatch batch, StockCommand.Reserve command, Reservation? before)
    {
        if (before is { CommittedAt: not null })
        {
            return before.Status == ReservationStatus.Ended
                ? StockRefusals.Ended(before, command.Verb)
                : StockRefusals.Committed(before, command.Verb);
        }

        if (command.Channel is { } channel && batch.Rules.Find(channel) is null)
        {
            return StockRefusals.ChannelUnknown(channel, batch.Rules);
        }

        if (before is { Status: ReservationStatus.Pending })
        {
            GiveBack(batch, command, before);
        }

        var scope = batch.ScopeOf(command.From, command.Channel);
        var taken = Taking.Take(batch, StockCause.Of(command), command.Lines, scope, command.Policy, command.Places);
        return taken.IsAccepted
            ? Decision.Accept(new Reservation(
                command.Order, command.Id, ReservationStatus.Pending, batch.Now + command.Lifetime, taken.Value) 
            {
                From = command.From,
                Channel = command.Channel,
                PromisedFor = command.PromisedFor,
            })
            : taken.Refusal;
    }

    // A refusal afterwards rolls this back, so an order never loses what it holds.
    private static void GiveBack(StockBatch batch, StockCommand.Reserve command, Reservation before)
    {
        var cause = new StockCause(StockVerb.Release, command.Id, command.Order);
        foreach (var line in before.Lines.AsSpan())
        {
            Units.GiveBack(batch, line, line.Held, Units.Released, cause);
        }
    }
}
