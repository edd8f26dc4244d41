using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Stories;

/// <content>The end of every story: stock, orders, shipments and events say the same.</content>
internal sealed partial class StoryShop
{
    /// <summary>Lets the processes catch up, then looks for a disagreement.</summary>
    internal async Task EverythingAgreesAsync()
    {
        Assert.Empty(await Runner.RunAsync());
        Assert.Empty(await DisagreementsAsync());
    }

    /// <summary>What stock, orders, shipments and events disagree on, each in a sentence.</summary>
    internal async Task<List<string>> DisagreementsAsync()
    {
        var all = await Door<IOrderFeed>().ReadAsync(0, int.MaxValue, default);
        List<string> found = [];
        var (held, consumed, back) = (0, 0, 0);
        foreach (var history in all.Select(e => e.Event).GroupBy(e => e.OrderId))
        {
            var order = await OrderAsync(history.Key.Value);
            var reservation = await Stock.FindAsync(order.Id);
            found.AddRange([.. InItself(order, [.. history]), .. WithStock(order, reservation), .. await WithShipmentsAsync(order)]);
            held += reservation?.Lines.Sum(l => l.Held.Value) ?? 0;
            consumed += reservation?.Lines.Sum(l => l.Consumed.Value) ?? 0;
            back += reservation?.Lines.Sum(l => l.Returned.Value) ?? 0;
        }

        var free = await FreeAsync();

        // What came back is set aside until somebody has looked at it.
        var expected = Math.Max(0, GoodsIn - consumed - held - back);
        return free == expected ? found
            : [.. found, $"{free} are free; of {GoodsIn} that came in {consumed} left, {back} came back and {held} are held"];
    }

    private static IEnumerable<string> InItself(Order order, RecordedEvent[] history)
    {
        if (OrderDecider.Replay(history) != order)
        {
            yield return $"{order.Id}: the events tell another order than the store";
        }

        if (order.Status != RollUpByTheBook.StatusOf(order) || history[^1].Status != order.Status)
        {
            yield return $"{order.Id} is {order.Status}; its units say {RollUpByTheBook.StatusOf(order)}, its events {history[^1].Status}";
        }

        foreach (var line in order.Lines.Where(l => l.Units.Total != l.Ordered.Value))
        {
            yield return $"{order.Id} line {line.Number} has {line.Units.Total} of {line.Ordered} units";
        }
    }

    // What is in the house and not backordered is held for the order; what has left was taken off the shelf once, and what came back put
    // back once.
    private static IEnumerable<string> WithStock(Order order, Reservation? reservation) =>
        from line in order.Lines
        let held = reservation?.Find(line.Number)?.Held.Value ?? 0
        let consumed = reservation?.Find(line.Number)?.Consumed.Value ?? 0
        let back = reservation?.Find(line.Number)?.Returned.Value ?? 0
        let returned = line.Units.In(UnitPlace.Returned)
        where (held, consumed, back) != (line.Units.Inside - line.Units.Backordered, line.Units.Left - returned, returned)
        select $"{order.Id} line {line.Number}: stock holds {held}, gave {consumed} and has {back} back; the order has {line.Units}";

    private async Task<List<string>> WithShipmentsAsync(Order order)
    {
        List<string> found = [];
        foreach (var id in order.Lines.SelectMany(l => l.Units.Shipments).Select(s => s.Shipment).Distinct())
        {
            var shipment = await Shipments.FindAsync(id);
            foreach (var line in order.Lines)
            {
                var units = line.Units.Of(id);
                var (delivered, lost, returned, onTheWay) = ByTracking(shipment!, line.Number);

                // What the carrier delivered is with the customer or has come back from there.
                if ((units.Shipped, units.Lost, units.Delivered + units.Returned) != (onTheWay, lost, delivered + returned))
                {
                    found.Add($"{id} by its carrier: {delivered} delivered, {lost} lost, {returned} back, {onTheWay} on the way; {units}");
                }
            }
        }

        return found;
    }

    private static (int Delivered, int Lost, int Returned, int OnTheWay) ByTracking(Shipment shipment, LineNumber line)
    {
        int Count(Func<ParcelTracking, bool> stands) => shipment.Parcels.Zip(shipment.Tracking.Parcels).Where(p => stands(p.Second))
            .SelectMany(p => p.First.Contents is [] ? shipment.Plan.Lines : p.First.Contents)
            .Where(l => l.Line == line).Sum(l => l.Quantity.Value);

        return (Count(p => p.End == TrackingStatus.Delivered), Count(p => p.End == TrackingStatus.Lost),
            Count(p => p.End == TrackingStatus.Returned), Count(p => p.End is null && p.IsHandedOver));
    }
}
