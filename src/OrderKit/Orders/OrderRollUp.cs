namespace OrderKit.Orders;

/// <summary>The one rule by which an order's status follows from its facts and the places of its units. First match wins.</summary>
internal static class OrderRollUp
{
    internal static OrderStatus StatusOf(Order order)
    {
        var units = Count(order);
        return order switch
        {
            { Ending: OrderStatus.Rejected } => OrderStatus.Rejected,
            { Ending: OrderStatus.Cancelled } => OrderStatus.Cancelled,
            _ when units.Live == 0 => OrderStatus.Cancelled,
            _ when units.Returned == units.Live => OrderStatus.Returned,
            { IsCompleted: true } => OrderStatus.Completed,
            _ when units.Arrived == units.Live => OrderStatus.Delivered,
            _ when units.Arrived > 0 => OrderStatus.PartiallyDelivered,
            _ when units.Out == units.Live => OrderStatus.Shipped,
            _ when units.Out > 0 => OrderStatus.PartiallyShipped,
            { IsConfirmed: false } => OrderStatus.Placed,
            _ when units.Started > 0 => OrderStatus.InFulfilment,
            _ => OrderStatus.Confirmed,
        };
    }

    /// <summary>The order by today's roll-up: where that differs from the recorded status, the order has left its stage with it.</summary>
    internal static Order Today(Order order)
    {
        var status = StatusOf(order);
        return status == order.Status ? order : order with { Status = status, Stage = null };
    }

    /// <summary>Counts the units of all lines.</summary>
    internal static UnitCount Count(Order order)
    {
        var count = default(UnitCount);
        foreach (var line in order.Lines.AsSpan())
        {
            var units = line.Units;
            count.Inside += units.Inside;
            count.Started += units.Allocated + units.InTailoring + units.Packed;
            foreach (var shipment in units.Shipments.AsSpan())
            {
                count.Shipped += shipment.Shipped;
                count.Delivered += shipment.Delivered;
                count.Returned += shipment.Returned;
                count.Lost += shipment.Lost;
            }
        }

        return count;
    }

    /// <summary>Units of an order by what the roll-up asks of them.</summary>
    internal struct UnitCount
    {
        internal int Inside;
        internal int Started;
        internal int Shipped;
        internal int Delivered;
        internal int Returned;
        internal int Lost;

        internal readonly int Out => Shipped + Lost;

        internal readonly int Arrived => Delivered + Returned;

        internal readonly int Live => Inside + Out + Arrived;
    }
}
