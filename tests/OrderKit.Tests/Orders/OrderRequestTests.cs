using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.OrderStatus;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>Confirm, cancel, complete and the way through the house.</summary>
public sealed class OrderRequestTests
{
    [Fact]
    public void From_the_click_to_the_doorstep()
    {
        var story = new Story(Sample.Line(1, 2)).Confirm();
        story.Do(new OrderCommand.Allocate(Sample.Id, story.Next(), []));
        Assert.Equal((InFulfilment, "2 Allocated"), (story.Status, story.Places));
        story.Do(new OrderCommand.Tailor(Sample.Id, story.Next(), Sample.Units(1, 1)));
        Assert.Equal("1 Allocated, 1 InTailoring", story.Places);
        Assert.Equal("2 Packed", story.Pack(2).Places);
        Assert.Equal((InFulfilment, "2 Packed"), (story.Ship(Sample.S1, 2).Status, story.Places));
        Assert.Equal(Shipped, story.Shipped(2, 10).Status);
        Assert.Equal(Delivered, story.Delivered(2, 20).Status);
        Assert.Equal(Completed, story.Complete().Status);
        Assert.DoesNotContain(story.History, e => e.Event is OrderEvent.Contradicted);
    }

    [Fact]
    public void An_order_is_confirmed_once_however_late()
    {
        var story = new Story(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20);
        Assert.Equal(NotConfirmed, story.Refused(new OrderCommand.Complete(Sample.Id, story.Next())));
        Assert.Equal(Delivered, story.Confirm().Status);
        Assert.Equal(AlreadyConfirmed, story.Refused(new OrderCommand.Confirm(Sample.Id, story.Next())));
        Assert.Equal(Completed, story.Complete().Status);
    }

    [Fact]
    public void An_order_is_rejected_before_its_confirmation_only()
    {
        var rejected = new Story(Sample.Line(1, 2, backordered: 1)).Reject();
        Assert.Equal((Rejected, "2 Cancelled"), (rejected.Status, rejected.Places));
        foreach (var story in (Story[])[Story.Confirmed(Sample.Line(1, 1)), new Story(Sample.Line(1, 1)).Shipped(1, 10)])
        {
            Assert.Equal(NotInThisStatus, story.Refused(new OrderCommand.Reject(Sample.Id, story.Next(), "no-stock")));
        }
    }

    [Fact]
    public void Part_of_a_line_is_called_off_least_work_first()
    {
        var story = Story.Confirmed(Sample.Line(1, 5, backordered: 1)).Pack(1);
        Assert.Equal("2 Open, 1 Packed, 2 Cancelled", story.Cancel(2).Places);
        Assert.Equal((InFulfilment, null), (story.Status, story.Order.Ending));
        Assert.Equal("1 Packed, 4 Cancelled", story.Cancel(2).Places);
        Assert.Equal((Cancelled, Cancelled), (story.Cancel(1).Status, story.Order.Ending));
    }

    [Fact]
    public void Calling_off_what_has_not_left_may_complete_the_rest()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10);
        Assert.Equal(Shipped, story.Cancel(1).Status);
        Assert.Null(story.Order.Ending);
    }

    [Fact]
    public void The_whole_order_is_called_off_while_nothing_has_left()
    {
        Assert.Equal("3 Cancelled", Story.Confirmed(Sample.Line(1, 3, backordered: 2)).Pack(1).Cancel().Places);
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(1, 10);
        Assert.Equal(UnitsHaveLeft, story.Refused(story.CancelCommand(null)));
        Assert.Equal(NotEnoughUnits, story.Refused(story.CancelCommand(3)));
        Assert.Equal(NotInThisStatus, story.Shipped(3, 11).Refused(story.CancelCommand(null)));
    }

    [Fact]
    public void An_order_is_completed_when_nothing_is_inside_or_on_its_way()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(1, 20);
        var complete = new OrderCommand.Complete(Sample.Id, Sample.Command("complete"));
        Assert.Equal(UnitsUnderWay, story.Refused(complete));
        Assert.Equal(UnitsUnderWay, story.Lost(1, 30).Refused(complete));
        Assert.Equal(Completed, story.Cancel(1).Do(complete).Status);
    }

    [Fact]
    public void An_order_lost_as_a_whole_can_be_completed() =>
        Assert.Equal(Completed, Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Lost(1, 20).Complete().Status);

    [Theory]
    [InlineData(1, Completed, true)]
    [InlineData(2, OrderStatus.Returned, false)]
    public void A_completed_order_takes_returns_and_stays_completed_until_all_came_back(int units, OrderStatus status, bool completed)
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Delivered(2, 20).Complete().Returned(units, 30);
        Assert.Equal((status, completed), (story.Status, story.Order.IsCompleted));
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void A_retracted_delivery_clears_the_completion_for_good()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).Complete().Retract(UnitPlace.Delivered, 1, 30);
        Assert.Equal(Shipped, story.Status);
        Assert.Equal(Delivered, story.Delivered(1, 40).Status);
        Assert.Equal(Completed, story.Complete().Status);
    }

    [Fact]
    public void Backordered_units_are_neither_allocated_nor_shipped_until_stock_comes()
    {
        var story = Story.Confirmed(Sample.Line(1, 2, backordered: 2));
        Assert.Equal(NothingToDo, story.Refused(new OrderCommand.Allocate(Sample.Id, story.Next(), [])));
        Assert.Equal(NotEnoughUnits, story.Refused(story.ShipCommand(Sample.S1, 1)));
        Assert.Equal("1 Open, 1 Backordered", story.Backorder(1).Places);
        Assert.Equal("1 Backordered, 1 Packed", story.Pack(1).Places);
    }

    [Fact]
    public void Allocated_units_found_missing_wait_for_stock()
    {
        var story = Story.Confirmed(Sample.Line(1, 2));
        story.Do(new OrderCommand.Allocate(Sample.Id, story.Next(), [])).Backorder(2);
        Assert.Equal((Confirmed, "2 Backordered"), (story.Status, story.Places));
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void Holds_stack_and_each_is_released_on_its_own()
    {
        var story = new Story(Sample.Line(1, 1)).Hold("manual").Hold("manual");
        var confirm = new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm"));
        Assert.Equal(OnHold, story.Refused(confirm));
        Assert.Equal(OnHold, story.Do(new OrderCommand.Release(Sample.Id, story.Next(), 2)).Refused(confirm));
        Assert.Equal(HoldUnknown, story.Refused(new OrderCommand.Release(Sample.Id, story.Next(), 2)));
        Assert.Equal(Confirmed, story.Do(new OrderCommand.Release(Sample.Id, story.Next(), 1)).Do(confirm).Status);
        Assert.Equal([3], story.Hold("manual").Order.Holds.Select(h => h.Number));
    }
}
