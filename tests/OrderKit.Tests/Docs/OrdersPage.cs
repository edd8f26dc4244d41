using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/orders.md, compiled and run.</summary>
public sealed class OrdersPage
{
    private static readonly OrderId Id = new("SO-7");
    private static readonly ShipmentId Shipment = new("SO-7-1");

    [Fact]
    public async Task The_usage_on_the_page_does_what_it_says()
    {
        var orders = new OrderService(new MemoryOrderStore(), OrderRules.Default, new StoppedClock(Sample.Start));
        ValueList<LineTerms> lines = [Sample.Line(1, 3)];
        var handedOver = Sample.Start + Duration.FromHours(2);
        using var said = new StringWriter();

        #region usage
        await orders.HandleAsync(new OrderCommand.Place(Id, new("click-7"), "SEK", lines));
        await orders.HandleAsync(new OrderCommand.Hold(Id, new("hold-7"), "manual", "address-unclear"));

        var confirm = await orders.HandleAsync(new OrderCommand.Confirm(Id, new("paid-7")));
        said.WriteLine(confirm.Refusal?.Detail);

        // The carrier was faster than the shop: the order takes the news and records the contradictions.
        var shipped = await orders.HandleAsync(
            new OrderCommand.ReportShipped(Id, new("scan-7"), Shipment, [new(1, 2)], handedOver));
        foreach (var recorded in shipped.Value.Events)
        {
            said.WriteLine($"{recorded.Status}: {recorded.Event.GetType().Name} {(recorded.Event as OrderEvent.Contradicted)?.Kind}");
        }
        #endregion

        Assert.Equal(
            """
            Order SO-7 is Placed; Confirm is stopped by hold 1 (manual). Release it first.
            PartiallyShipped: Shipped 
            PartiallyShipped: Contradicted BeforeConfirmed
            PartiallyShipped: Contradicted WhileOnHold

            """.ReplaceLineEndings("\n"),
            said.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_rules_on_the_page_are_accepted()
    {
        #region extend
        var rules = new OrderRules(
            [new HoldType("fraud-review", [OrderVerb.Confirm, OrderVerb.Ship])],
            [new Stage("quality-check", OrderStatus.Confirmed) { Gates = [OrderVerb.Pack], LeftBy = "checked" }]);
        #endregion

        var order = Sample.Take(Sample.Placed(Sample.Line(1, 1)), new OrderCommand.Confirm(Sample.Id, Sample.Command(1)), rules: rules);
        var pack = Sample.Refused(order, new OrderCommand.Pack(Sample.Id, Sample.Command(2), []), rules: rules);
        Assert.Equal("Order SO-1 is Confirmed; stage quality-check stops Pack. Advance with checked first.", pack.Detail);
    }
}
