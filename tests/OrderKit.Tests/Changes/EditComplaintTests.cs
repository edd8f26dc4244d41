using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Changes;

/// <summary>What users of other systems complain about when orders are edited; the number is that of the complaint.</summary>
public sealed class EditComplaintTests
{
    private static readonly OrderChange More = new OrderChange.SetQuantity(1, 3, Sample.Line(1, 3).Price);

    [Fact]
    public void Nr_29_an_edit_never_holds_an_order_up()
    {
        var order = Proposed(new OrderChange.SetRecipient("receiver"));
        Assert.Equal(OrderStatus.Confirmed, order.Status);
        Assert.Equal(OrderStatus.Completed, order.Pack(2).Ship(Sample.S1, 2).Shipped(2, 20).Delivered(2, 30).Complete().Status);
    }

    [Fact]
    public void Nr_30_undoing_an_unpaid_addition_refunds_nothing()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Sample.Line(1, 2)) with { Payment = PaymentPolicy.WhenCaptured }).Confirm()
            .Captured(259m, 1);
        Apply(Propose(order, More));
        Assert.Equal(["ChangeApplied", "CaptureDue"], order.Events);

        Apply(Propose(order, new OrderChange.SetQuantity(1, 2, Sample.Line(1, 2).Price)));
        Assert.Equal(["ChangeApplied", "DueWithdrawn"], order.Events);
        Assert.Equal((259m, 0m), (order.Order.Payment.Retained.Amount, order.Order.Payment.Refunded.Amount));
    }

    [Fact]
    public void Nr_31_added_units_say_what_stock_they_need() =>
        Assert.Equal(
            [new OrderChange.StockEffect(new("MUG"), 1)],
            OrderDecider.PreviewChange(OrderRules.Default, Proposed(More).Order, [More], Sample.At(9)).Stock);

    [Fact]
    public void Nr_32_an_address_can_be_changed_once_delivered() =>
        Assert.Equal(
            OrderStatus.Delivered,
            Apply(Propose(Proposed().Shipped(2, 10).Delivered(2, 20), new OrderChange.SetRecipient("receiver"))).Status);

    [Fact]
    public void Nr_33_a_change_that_is_refused_in_one_part_changes_nothing()
    {
        var two = Story.Confirmed(Sample.Line(1, 2), Sample.Line(2, 1));
        var order = Propose(two, More, new OrderChange.AddLine(Sample.Line(2, 1)));
        var before = order.Order;
        Assert.Equal(RefusalReason.LineExists, Sample.Refused(before, ApplyCommand(order)).Reason);
        Assert.Equal(before, order.Order);
    }

    [Fact]
    public void Nr_22_a_price_alone_reserves_nothing_anew()
    {
        OrderChange cheaper = new OrderChange.SetQuantity(1, 2, LinePrice.Of(new(1m, "SEK"), 2));
        var order = Apply(Propose(Proposed(), cheaper));
        var applied = Assert.IsType<OrderEvent.ChangeApplied>(order.Last.Events[0].Event);
        Assert.Empty(applied.Added);
        Assert.Empty(applied.Moves);
    }

    private static Story Proposed(params OrderChange[] changes)
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        return changes.Length == 0 ? order : Propose(order, changes);
    }

    private static Story Propose(Story order, params OrderChange[] changes) =>
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [.. changes], Duration.FromDays(1)));

    private static Story Apply(Story order) => order.Do(ApplyCommand(order));

    private static OrderCommand.ApplyChange ApplyCommand(Story order) =>
        new(Sample.Id, order.Next(), order.Order.Change!.Number, order.Order.Version, []);
}
