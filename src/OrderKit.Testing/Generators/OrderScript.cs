using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Testing.Generators;

/// <summary>What shop, warehouse and carrier ask and tell of one order, sensible or not. The order has three units of line 1 and one of
/// line 2.</summary>
/// <param name="Steps">One number each for what is said, of which line, how many units and of which shipment.</param>
public sealed record OrderScript(ValueList<OrderScript.Step> Steps)
{
    private static readonly Currency Sek = "SEK";

    /// <summary>The commands of an order: the purchase, then one for every step.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">When everything is said to have happened.</param>
    /// <returns>The commands, each with an id that follows from its place.</returns>
    public ValueList<OrderCommand> CommandsFor(OrderId order, Instant now)
    {
        LineTerms[] lines =
        [
            new(1, new("MUG"), 3, LinePrice.Of(new(129.50m, Sek), 3)), new(2, new("RING"), 1, LinePrice.Of(new(4_999m, Sek), 1)),
        ];
        return
        [
            new OrderCommand.Place(order, new("place"), Sek, [.. lines]),
            .. Steps.Select((step, at) => Command(order, new($"c-{at}"), step, now)),
        ];
    }

    private static OrderCommand Command(OrderId order, CommandId id, Step step, Instant now)
    {
        ValueList<LineQuantity> units = [new(step.Line, step.Units)];
        var shipment = new ShipmentId($"{order.Value}-S{step.Shipment}");
        return step.Said switch
        {
            0 => new OrderCommand.Confirm(order, id),
            1 => new OrderCommand.Hold(order, id, "manual", "look"),
            2 => new OrderCommand.Release(order, id, (step.Units + 1) / 2),
            3 => new OrderCommand.Allocate(order, id, units),
            4 => new OrderCommand.Pack(order, id, units),
            5 => new OrderCommand.Ship(order, id, shipment, units),
            6 => new OrderCommand.ReportShipped(order, id, shipment, units, now),
            7 => new OrderCommand.ReportDelivered(order, id, shipment, units, now - Duration.FromNanoseconds(step.Units)),
            8 => new OrderCommand.ReportReturned(order, id, shipment, [new(1, 3), new(2, 1)], null),
            9 => new OrderCommand.ReportLost(order, id, shipment, units, now),
            10 => new OrderCommand.Retract(order, id, shipment, UnitPlace.Delivered, units, now),
            11 => new OrderCommand.Cancel(order, id, "changed-mind", units),
            12 => new OrderCommand.ReportBackorder(order, id, units, now),
            13 => new OrderCommand.Complete(order, id),
            14 => new OrderCommand.Cancel(order, id, "changed-mind", []),
            15 => new OrderCommand.ReportShipped(order, id, shipment, [new(1, 3), new(2, 1)], now),
            _ => new OrderCommand.ReportDelivered(order, id, shipment, [new(1, 3), new(2, 1)], now),
        };
    }

    /// <summary>One thing said.</summary>
    /// <param name="Said">What, 0 to <see cref="SaidMax"/>.</param>
    /// <param name="Line">Of which line, 1 or 2.</param>
    /// <param name="Units">How many units, 1 to 3.</param>
    /// <param name="Shipment">Of which shipment, 1 or 2.</param>
    public readonly record struct Step(int Said, int Line, int Units, int Shipment)
    {
        /// <summary>The highest number for what is said, 16.</summary>
        public const int SaidMax = 16;
    }
}
