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

    private static DriftFinding.NotTheOrder? Compare(Reservation reservation, LineNumber number, StockPicture.ExpectedLine? expected)
    {
        var line = reservation.Find(number);
        var stock = new Counts(line?.Held.Value ?? 0, line?.Consumed.Value ?? 0, line?.Returned.Value ?? 0);
        var back = expected?.Returned.Value ?? 0;
        var order = new Counts(expected?.Inside.Value ?? 0, (expected?.Left.Value ?? 0) - back, back);
        return stock == order
            ? null
            : new(reservation.Order, number, stock.Held, stock.Away + stock.Back, order.Held, order.Away + order.Back)
            {
                Back = stock.Back,
                Returned = order.Back,
                Untold = Math.Clamp(stock.Held - order.Held, 0, expected?.Waiting.Value ?? 0),
                Repairs = Repairs(reservation, number, stock, order, expected?.Waiting.Value ?? 0).ToValueList(),
            };
    }

    // What the order has sent is sent first, held or not, and what it has back comes back; then what never left is held again, and what
    // is held beyond the order's need goes back. Units that are held nowhere are no repair of the stock's: the order reports them
    // backordered, or a count or receipt is missing.
    private static IEnumerable<StockCommand> Repairs(
        Reservation reservation, LineNumber number, Counts stock, Counts order, int waiting)
    {
        var toSend = Math.Min(stock.Held, Math.Max(0, order.Away + order.Back - stock.Away - stock.Back));
        var unheld = reservation.Find(number) is null ? 0 : Math.Max(0, order.Away + order.Back - stock.Away - stock.Back - toSend);
        var away = stock.Away + toSend + unheld;
        var toTakeBack = Math.Min(away, Math.Max(0, order.Back - stock.Back));
        var toLeave = Math.Max(0, stock.Back - order.Back);
        var neverLeft = Math.Max(0, away - toTakeBack + toLeave - order.Away);
        var toHold = Math.Min(neverLeft, Math.Max(0, order.Held - stock.Held));
        StockCommand?[] all =
        [
            toSend == 0 ? null : new StockCommand.Consume(Id("sent", reservation, number.Value), reservation.Order, [new(number, toSend)]),
            unheld == 0 ? null : new StockCommand.ConsumeUnheld(
                Id("sent-unheld", reservation, number.Value), reservation.Order, [new(number, reservation.Find(number)!.Sku, unheld)]),
            toLeave == 0 ? null
                : new StockCommand.LeaveAgain(Id("not-back", reservation, number.Value), reservation.Order, [new(number, toLeave)]),
            TakeBack("came-back", toTakeBack, StockCommand.Homecoming.SetAside),
            TakeBack("hold-again", toHold, StockCommand.Homecoming.Held),
            TakeBack("never-left", neverLeft - toHold, StockCommand.Homecoming.Released),
            stock.Held - toSend - order.Held - waiting is > 0 and var toRelease
                ? new StockCommand.Release(Id("too-many", reservation, number.Value), reservation.Order)
                {
                    Lines = [new(number, toRelease)],
                }
                : null,
        ];
        return all.OfType<StockCommand>();

        StockCommand.TakeBack? TakeBack(string what, int units, StockCommand.Homecoming goes) => units == 0
            ? null
            : new(Id(what, reservation, number.Value), reservation.Order, [new(number, units)]) { Goes = goes };
    }

    private static StockCommand.Release Release(Reservation reservation) => new(Id("gone", reservation, 0), reservation.Order);

    private static CommandId Id(string what, Reservation reservation, int line) => CommandId.Derived(
        $"drift-{what}",
        reservation.Order.Value,
        reservation.Version.ToString(CultureInfo.InvariantCulture),
        line.ToString(CultureInfo.InvariantCulture));

    // Units of a line that are held, that left, and that came back.
    private readonly record struct Counts(int Held, int Away, int Back);
}
