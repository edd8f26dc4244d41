using OrderKit.Orders;

namespace OrderKit.Tests.Support;

/// <summary>Orders and commands as tests need them: short to write, the same each time.</summary>
internal static class Sample
{
    internal static readonly OrderId Id = new("SO-1");
    internal static readonly ShipmentId S1 = new("S1");
    internal static readonly ShipmentId S2 = new("S2");
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    internal static readonly Currency Sek = "SEK";

    internal static Instant At(int minute) => Start + Duration.FromMinutes(minute);

    internal static CommandId Command(object id) => new($"c-{id}");

    internal static LineTerms Line(int number, int units, string sku = "MUG", int backordered = 0, bool ships = true) =>
        new(number, new(sku), units, LinePrice.Of(new(129.50m, Sek), units)) { Backordered = backordered, NeedsShipping = ships };

    internal static OrderCommand.Place Place(params LineTerms[] lines) => new(Id, Command("place"), Sek, [.. lines]);

    internal static ValueList<LineQuantity> Units(int line, int quantity) => [new(line, quantity)];

    internal static Order Placed(params LineTerms[] lines) => Take(null, Place(lines));

    internal static Order Confirmed(params LineTerms[] lines) => Take(Placed(lines), new OrderCommand.Confirm(Id, Command("confirm")), 1);

    /// <summary>The order after a command that must be accepted.</summary>
    internal static Order Take(Order? order, OrderCommand command, int minute = 0, OrderRules? rules = null) =>
        Step(order, command, minute, rules).Order;

    internal static OrderStep Step(Order? order, OrderCommand command, int minute = 0, OrderRules? rules = null) =>
        OrderDecider.Decide(rules ?? OrderRules.Default, order, command, At(minute)).Value;

    internal static Refusal Refused(Order? order, OrderCommand command, int minute = 0, OrderRules? rules = null)
    {
        var decision = OrderDecider.Decide(rules ?? OrderRules.Default, order, command, At(minute));
        Assert.False(decision.IsAccepted, $"{command.Verb} was accepted");
        return decision.Refusal;
    }

    internal static ContradictionKind[] Contradictions(OrderStep step) =>
        [.. step.Events.Select(e => e.Event).OfType<OrderEvent.Contradicted>().Select(c => c.Kind)];
}
