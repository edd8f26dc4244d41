using OrderKit.Orders;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>Puts the steps of a marketplace order into OrderKit's words.</summary>
internal static class OlistCommands
{
    private static readonly Currency Brl = "BRL";
    private static readonly Code Home = "home";

    /// <summary>The marketplace's own steps within Confirmed.</summary>
    internal static OrderRules Rules { get; } = new([], [StageOf("invoiced"), StageOf("processing")]);

    internal static IEnumerable<OrderCommand> Of(OlistOrder order, OlistStepKind kind)
    {
        var id = new OrderId(order.Id);
        var name = new CommandId($"{kind}");
        return kind switch
        {
            OlistStepKind.Place => [Place(order, id, name)],
            OlistStepKind.Confirm =>
            [
                new OrderCommand.ReportAuthorised(id, new("Authorise"), new(PaidFor(order), Brl), order.ApprovedAt),
                new OrderCommand.Confirm(id, name),
            ],
            OlistStepKind.Ship => [new OrderCommand.ReportShipped(id, name, ShipmentOf(order), AllUnits(order), order.HandedOverAt)],
            OlistStepKind.Deliver or OlistStepKind.DeliverAtUnknownTime =>
                [new OrderCommand.ReportDelivered(id, name, ShipmentOf(order), AllUnits(order), order.DeliveredAt)],
            OlistStepKind.EnterStage => [new OrderCommand.Advance(id, name, order.Status)],
            _ => [Cancel(order, id, name)],
        };
    }

    private static Stage StageOf(Code name) => new(name, OrderStatus.Confirmed) { EnteredBy = name };

    private static ShipmentId ShipmentOf(OlistOrder order) => new(order.Id);

    private static decimal PaidFor(OlistOrder order) => order.Paid ?? order.Items.Sum(item => item.Price + item.Freight);

    private static OrderCommand.Place Place(OlistOrder order, OrderId id, CommandId name)
    {
        ValueList<LineTerms> lines = order.Items.Count > 0
            ? order.Items.Select(item => Line(item.Number, new(item.Product), item.Price)).ToValueList()
            : [Line(1, OrderTraces.UnknownSku, PaidFor(order))];
        var freight = new Money(order.Items.Sum(item => item.Freight), Brl);
        return new(id, name, Brl, lines, new DeliveryChoice(Home, PromisedBy: order.PromisedBy, Price: freight));
    }

    private static LineTerms Line(int number, Sku sku, decimal price) => new(number, sku, 1, LinePrice.Of(new(price, Brl), 1));

    private static ValueList<LineQuantity> AllUnits(OlistOrder order) =>
        order.Items.Count > 0 ? order.Items.Select(item => new LineQuantity(item.Number, 1)).ToValueList() : [new(1, 1)];

    // Nobody recorded when an order was called off. Before the hand-over that is a wish of today; after it, news of an unknown day.
    private static OrderCommand Cancel(OlistOrder order, OrderId id, CommandId name) =>
        order.HandedOverAt is null && order.DeliveredAt is null
            ? new OrderCommand.Cancel(id, name, order.Status, [])
            : new OrderCommand.ReportCancelled(id, name, order.Status, null);
}
