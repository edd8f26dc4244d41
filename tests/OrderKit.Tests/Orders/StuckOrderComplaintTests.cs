using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>Complaints about orders that got stuck in other systems, told of ours. Each keeps its number in the list of complaints that
/// OrderKit was designed against.</summary>
public sealed class StuckOrderComplaintTests
{
    /// <summary>Sylius/Sylius#14850: a partially refunded order can never be fulfilled.</summary>
    [Fact]
    public void Complaint_34_an_order_of_which_a_part_was_refunded_is_still_fulfilled_and_closed()
    {
        var story = Story.Under(PaymentPolicy.WhenCaptured, Sample.Line(1, 4)).Captured(518m, 1);
        story.Cancel(1).Refunded(129.50m, 2).Grant(40m).Refunded(40m, 3);
        Assert.Equal(PaymentStatus.PartiallyRefunded, story.PaymentStatus);

        story.Pack(3).Ship(Sample.S1, 3).Shipped(3, 10).Delivered(3, 20).Returned(1, 30).Refunded(129.50m, 4);
        Assert.Equal((OrderStatus.Delivered, "2 Delivered, 1 Returned, 1 Cancelled"), (story.Status, story.Places));
        Assert.Equal(OrderStatus.Completed, story.Complete().Status);
        Assert.Equal((219m, 219m), (story.Order.Payment.Retained.Amount, story.Order.Owed.Amount));
        Assert.DoesNotContain(story.History, e => e.Event is OrderEvent.Contradicted);
    }

    /// <summary>Sylius/Sylius#14850: the same without money, for a host that sees to it itself.</summary>
    [Fact]
    public void Complaint_34_an_order_of_which_a_part_was_taken_back_is_still_fulfilled_and_closed()
    {
        var story = Story.Confirmed(Sample.Line(1, 4)).Cancel(1).Pack(1).Ship(Sample.S1, 1).Shipped(1, 10).Delivered(1, 20).Returned(1, 30);
        Assert.Equal((OrderStatus.PartiallyDelivered, "2 Open, 1 Returned, 1 Cancelled"), (story.Status, story.Places));

        story.Pack(2).Ship(Sample.S2, 2).Shipped(2, 40, Sample.S2).Delivered(2, 50, Sample.S2);
        Assert.Equal((OrderStatus.Delivered, "2 Delivered, 1 Returned, 1 Cancelled"), (story.Status, story.Places));
        Assert.Equal(OrderStatus.Completed, story.Complete().Status);
        Assert.DoesNotContain(story.History, e => e.Event is OrderEvent.Contradicted);
    }

    /// <summary>Sylius/Sylius#14850: what cannot be done says why and what would unlock it, so nobody is left to guess.</summary>
    [Fact]
    public void Complaint_34_what_is_in_the_way_of_closing_is_named_unit_by_unit()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Cancel(1).Shipped(1, 10);
        var complete = OrderDecider.PossibleMoves(OrderRules.Default, story.Order, Sample.At(99)).Single(m => m.Verb == OrderVerb.Complete);
        Assert.Contains(complete.Objections, o => o.Detail.Contains("1 units are inside and 1 on their way", StringComparison.Ordinal));

        story.Shipped(2, 15).Delivered(2, 20);
        complete = OrderDecider.PossibleMoves(OrderRules.Default, story.Order, Sample.At(99)).Single(m => m.Verb == OrderVerb.Complete);
        Assert.True(complete.IsAllowed);
    }
}
