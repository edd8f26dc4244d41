using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Changes;

/// <summary>Changes told one by one; three mugs at 100 SEK and a delivery at 49 SEK.</summary>
public sealed class ChangeTests
{
    private static readonly OrderCommand.Place Three = Sample.Place(Mugs(3)) with
    {
        Delivery = new("home", Price: new(49m, "SEK")), Payment = PaymentPolicy.WhenCaptured,
    };

    [Fact]
    public void More_units_are_priced_as_given_and_the_difference_is_asked()
    {
        var order = Confirmed().Captured(349m, 1);
        Change(order, new OrderChange.SetQuantity(1, 5, Mugs(5).Price));

        Assert.Equal(["ChangeApplied", "CaptureDue"], order.Events);
        Assert.Equal((5, 200m), (order.Order.Line(1)!.Ordered.Value, order.Due(2).Amount.Amount));
    }

    [Fact]
    public void Fewer_units_are_called_off_with_the_least_work_done_first_and_money_goes_back()
    {
        var order = Confirmed().Captured(349m, 1).Pack(2);
        Change(order, new OrderChange.SetQuantity(1, 2, Mugs(2).Price));

        Assert.Equal("2 Packed, 1 Cancelled", order.Places);
        Assert.Equal((PaymentDueKind.Refund, 100m), (order.Due(2).Kind, order.Due(2).Amount.Amount));
    }

    [Fact]
    public void A_lost_discount_is_priced_in()
    {
        var order = Confirmed();
        var preview = Preview(order, new OrderChange.SetQuantity(1, 2, LinePrice.Of(new(120m, "SEK"), 2)));
        Assert.Equal((349m, 289m, -60m), (preview.Before.Amount, preview.After.Amount, preview.Difference.Amount));
    }

    [Fact]
    public void A_price_alone_touches_no_unit_and_no_stock()
    {
        var order = Confirmed();
        OrderChange cheaper = new OrderChange.SetQuantity(1, 3, LinePrice.Of(new(90m, "SEK"), 3));
        Assert.Empty(Preview(order, cheaper).Stock);
        Change(order, cheaper);

        Assert.Equal("3 Open", order.Places);
        Assert.Equal(319m, order.Order.Owed.Amount);
    }

    [Fact]
    public void Lines_come_and_go_together_and_the_preview_sums_the_stock()
    {
        var order = Confirmed();
        OrderChange[] swap = [new OrderChange.RemoveLine(1), new OrderChange.AddLine(Sample.Line(2, 3, "CUP"))];
        Assert.Equal([new(new("MUG"), -3), new(new("CUP"), 3)], Preview(order, swap).Stock);
        Change(order, swap);

        Assert.Equal(("3 Cancelled", "3 Open"), (order.PlacesOf(1), order.PlacesOf(2)));
    }

    [Fact]
    public void Other_instructions_make_a_new_revision_before_the_lock_and_none_after()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Engraving.Line(1, 1, Engraving.Proofed))).Confirm();
        Change(order, new OrderChange.Retailor(1, "second"));
        Assert.Equal((2, "second"), (order.Order.Line(1)!.Tailoring!.Revision, order.Order.Line(1)!.Tailoring!.Fingerprint));

        order.Do(new OrderCommand.SendProof(Sample.Id, order.Next(), 1, 2, "proof"))
            .Do(new OrderCommand.ApproveProof(Sample.Id, order.Next(), 1, 2))
            .Do(new OrderCommand.Tailor(Sample.Id, order.Next(), []));
        Assert.Equal(RefusalReason.TailoringLocked, Preview(order, new OrderChange.Retailor(1, "third")).Objections[0].Reason);
    }

    [Fact]
    public void Where_it_goes_can_change_until_a_carrier_was_asked_and_again_once_that_is_recalled()
    {
        var order = new Story(OrderRules.Default, Three with { Payment = null }).Confirm().Pack(3).Ship(Sample.S1, 3);
        OrderChange elsewhere = new OrderChange.SetDelivery(new("service-point", "postnord", ServicePoint: "4711"));
        var refusal = Assert.Single(Preview(order, elsewhere).Objections);
        Assert.Equal((RefusalReason.ShipmentUnderWay, new Unlock("Recall", "shipment S1")), (refusal.Reason, refusal.Unlocks[0]));

        Change(order.Recall(Sample.S1), elsewhere);
        Assert.Equal("4711", order.Order.Delivery?.ServicePoint);
    }

    [Fact]
    public void An_address_can_be_put_right_after_delivery()
    {
        var order = new Story(OrderRules.Default, Three with { Payment = null }).Confirm().Shipped(3, 10).Delivered(3, 20);
        Change(order, new OrderChange.SetRecipient("receiver"));
        Assert.Equal(OrderStatus.Delivered, order.Status);
    }

    [Fact]
    public void A_line_added_after_delivery_opens_the_order_again()
    {
        var order = new Story(OrderRules.Default, Three with { Payment = null }).Confirm().Shipped(3, 10).Delivered(3, 20);
        Change(order, new OrderChange.AddLine(Sample.Line(2, 1, "CUP")));
        Assert.Equal(OrderStatus.PartiallyDelivered, order.Status);
    }

    [Fact]
    public void An_expired_change_gives_way_to_the_next()
    {
        var order = Confirmed();
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [new OrderChange.RemoveLine(1)], Duration.FromSeconds(30)));
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [new OrderChange.RemoveLine(1)], Duration.FromDays(1)));
        Assert.Equal(["ChangeWithdrawn", "ChangeProposed"], order.Events);
        Assert.Equal(2, order.Order.Change?.Number);
    }

    [Fact]
    public void A_change_does_not_stop_what_goes_on_beside_it()
    {
        var order = new Story(OrderRules.Default, Three with { Payment = null }).Confirm();
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [new OrderChange.SetQuantity(1, 4, Mugs(4).Price)],
            Duration.FromDays(1)));
        Assert.Equal(OrderStatus.Delivered, order.Pack(3).Ship(Sample.S1, 3).Shipped(3, 20).Delivered(3, 30).Status);
        Assert.NotNull(order.Order.Change);
    }

    private static LineTerms Mugs(int units) => new(1, new("MUG"), units, LinePrice.Of(new(100m, "SEK"), units));

    private static Story Confirmed() => new Story(OrderRules.Default, Three).Confirm();

    private static OrderChange.Preview Preview(Story order, params OrderChange[] changes) =>
        OrderDecider.PreviewChange(OrderRules.Default, order.Order, [.. changes], Sample.At(50));

    private static void Change(Story order, params OrderChange[] changes)
    {
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [.. changes], Duration.FromDays(1)));
        order.Do(new OrderCommand.ApplyChange(Sample.Id, order.Next(), order.Order.Change!.Number, order.Order.Version, []));
    }
}
