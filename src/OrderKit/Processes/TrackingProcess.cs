using OrderKit.Orders;
using OrderKit.Shipments;
using OrderKit.Units;

namespace OrderKit.Processes;

/// <summary>What a shipment's news mean for its order: a pure function from a shipment to reports.</summary>
public static class TrackingProcess
{
    /// <summary>The reports that follow from all the news of a shipment so far, oldest first.</summary>
    /// <remarks>The ids follow from the shipment and the place of the news, so telling them again tells nothing new. Parcels that reach
    /// the same place at the same moment are told as a running total, for two parcels must not pass for one told twice.</remarks>
    /// <param name="shipment">The shipment.</param>
    /// <returns>One report for each piece of news.</returns>
    public static ValueList<OrderCommand> ReportsFor(Shipment shipment)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        return shipment.News.Select((news, index) => Report(shipment, news, index)).ToValueList();
    }

    private static OrderCommand Report(Shipment shipment, ShipmentNews news, int index)
    {
        var order = shipment.Plan.Order;
        var id = CommandId.Derived("news", shipment.Id.Value, FormattableString.Invariant($"{index}"));
        var lines = Total(shipment.News.Take(index + 1).Where(n => SameMoment(n, news)));
        var from = LastKnown(shipment, news, index);
        return news switch
        {
            ShipmentNews.HandedOver => new OrderCommand.ReportShipped(order, id, shipment.Id, lines, news.At),
            ShipmentNews.Delivered => new OrderCommand.ReportDelivered(order, id, shipment.Id, lines, news.At) { From = from },
            ShipmentNews.Returned => new OrderCommand.ReportReturned(order, id, shipment.Id, lines, news.At) { From = from },
            ShipmentNews.Lost => new OrderCommand.ReportLost(order, id, shipment.Id, lines, news.At) { From = from },
            ShipmentNews.Retracted back => new OrderCommand.Retract(order, id, shipment.Id, Place(back.End), lines, news.At),
            _ => throw new InvalidOperationException($"{news.GetType().Name} is no news an order knows: a fault of OrderKit."),
        };
    }

    // Units of one line may lie in two parcels: without the place they were in, the news of one would move the unit of the other.
    private static UnitPlace LastKnown(Shipment shipment, ShipmentNews news, int index) =>
        shipment.News.Take(index).LastOrDefault(n => n.Parcels.Equals(news.Parcels)) switch
        {
            ShipmentNews.Delivered => UnitPlace.Delivered,
            ShipmentNews.Returned => UnitPlace.Returned,
            ShipmentNews.Lost => UnitPlace.Lost,
            _ => UnitPlace.Shipped,
        };

    // A shipment tells what it carries in full, whenever its parcels were handed over.
    private static bool SameMoment(ShipmentNews earlier, ShipmentNews news) =>
        earlier.GetType() == news.GetType()
        && (news is ShipmentNews.HandedOver
            || (earlier.At == news.At && (earlier as ShipmentNews.Retracted)?.End == (news as ShipmentNews.Retracted)?.End));

    private static ValueList<LineQuantity> Total(IEnumerable<ShipmentNews> news) =>
        news.SelectMany(n => n.Lines)
            .GroupBy(l => l.Line, (line, units) => new LineQuantity(line, units.Sum(u => u.Quantity.Value)))
            .OrderBy(l => l.Line)
            .ToValueList();

    private static UnitPlace Place(TrackingStatus end) => end switch
    {
        TrackingStatus.Delivered => UnitPlace.Delivered,
        TrackingStatus.Returned => UnitPlace.Returned,
        TrackingStatus.Lost => UnitPlace.Lost,
        _ => throw new InvalidOperationException($"{end} is no end of a parcel: a fault of OrderKit."),
    };
}
