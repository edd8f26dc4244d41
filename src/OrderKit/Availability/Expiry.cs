namespace OrderKit.Availability;

/// <summary>Lets pending reservations lapse: their units go back, and the reservation remembers how many they were.</summary>
internal static class Expiry
{
    internal static Decision<StockAnswer> Sweep(StockBatch batch, StockCommand.ExpireDue command)
    {
        List<OrderId> expired = [];
        foreach (var order in command.Orders.AsSpan())
        {
            if (batch.Find(order) is { } reservation && reservation.IsDue(batch.Now))
            {
                batch.Put(Lapse(batch, reservation, null));
                expired.Add(order);
            }
        }

        return Decision.Accept<StockAnswer>(new StockAnswer.Expired(expired.ToValueList()));
    }

    internal static Reservation Lapse(StockBatch batch, Reservation reservation, CommandId? command)
    {
        var cause = new StockCause(StockVerb.Expire, command, reservation.Order);
        var lines = reservation.Lines.Select(line => Units.GiveBack(batch, line, line.Held, Units.Lapsed, cause));
        return reservation with { Status = ReservationStatus.Expired, Lines = lines.ToValueList() };
    }
}
