using System.Globalization;
using OrderKit.Availability;

namespace OrderKit.Drift;

/// <summary>Compares one reservation with what its order says of its units.</summary>
internal static class OrderDrift
{
    internal static IEnumerable<DriftFinding> Find(Reservation reservation, StockPicture.Expected? order)
    {
        if (reservation.CommittedAt is null)
        {
            return order is null ? [] : Unreserved(order);
        }

        return order is not null
            ? order.Lines.Select(line => line.Line).Union(reservation.Lines.Select(line => line.Line)).Order()
                .Select(line => Compare(reservation, line, order.Lines.FirstOrDefault(one => one.Line == line))).OfType<DriftFinding>()
            : reservation.Lines.All(line => line.Held.IsZero) ? []
            : [new DriftFinding.NoSuchOrder(reservation) { Repairs = [Release(reservation)] }];
    }

    /// <summary>What an order believes reserved or sent that the stock knows nothing of.</summary>
    internal static IEnumerable<DriftFinding> Unreserved(StockPicture.Expected order) =>
        order.Lines.Where(line => !line.Inside.IsZero || !line.Left.IsZero)
            .Select(line => new DriftFinding.NotTheOrder(order.Order, line.Line, 0, 0, line.Inside.Value, line.Left.Value));

    // What the order has sent is sent first; what is then held beyond the order's need goes back. Units that are held nowhere are no
    // repair of the stock's: the order reports them backordered, or a count or receipt is missing.
    private static DriftFinding.NotTheOrder? Compare(Reservation reservation, LineNumber number, StockPicture.ExpectedLine? expected)
    {
        var line = reservation.Find(number);
        var (held, consumed) = ((long)(line?.Held.Value ?? 0), (long)(line?.Consumed.Value ?? 0));
        var (inside, left) = ((long)(expected?.Inside.Value ?? 0), (long)(expected?.Left.Value ?? 0));
        if (held == inside && consumed == left)
        {
            return null;
        }

        var toSend = Math.Min(held, Math.Max(0, left - consumed));
        var toRelease = Math.Max(0, held - toSend - inside);
        List<StockCommand> repairs = [];
        if (toSend > 0)
        {
            repairs.Add(new StockCommand.Consume(Id("sent", reservation, number.Value), reservation.Order, [new(number, (int)toSend)]));
        }

        if (toRelease > 0)
        {
            var id = Id("too-many", reservation, number.Value);
            repairs.Add(new StockCommand.Release(id, reservation.Order) { Lines = [new(number, (int)toRelease)] });
        }

        return new(reservation.Order, number, held, consumed, inside, left) { Repairs = repairs.ToValueList() };
    }

    private static StockCommand.Release Release(Reservation reservation) => new(Id("gone", reservation, 0), reservation.Order);

    private static CommandId Id(string what, Reservation reservation, int line) => CommandId.Derived(
        $"drift-{what}",
        reservation.Order.Value,
        reservation.Version.ToString(CultureInfo.InvariantCulture),
        line.ToString(CultureInfo.InvariantCulture));
}
