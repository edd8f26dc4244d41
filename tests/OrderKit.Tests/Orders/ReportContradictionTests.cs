using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.ContradictionKind;
using static OrderKit.Orders.OrderStatus;

namespace OrderKit.Tests.Orders;

/// <summary>Reports that contradict the order are taken, and each contradiction is recorded by its kind.</summary>
public sealed class ReportContradictionTests
{
    [Theory]
    [InlineData(UnitPlace.Delivered, UnitPlace.Delivered, "2 Shipped", null)]
    [InlineData(UnitPlace.Returned, UnitPlace.Returned, "2 Shipped", null)]
    [InlineData(UnitPlace.Lost, UnitPlace.Lost, "2 Shipped", null)]
    [InlineData(UnitPlace.Delivered, UnitPlace.Returned, "2 Delivered", RetractedNothing)]
    [InlineData(UnitPlace.Delivered, UnitPlace.Lost, "2 Delivered", RetractedNothing)]
    [InlineData(UnitPlace.Shipped, UnitPlace.Delivered, "2 Shipped", RetractedNothing)]
    public void A_retraction_takes_back_the_place_it_names(UnitPlace told, UnitPlace retracted, string places, ContradictionKind? kind)
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10);
        _ = told switch
        {
            UnitPlace.Delivered => story.Delivered(2, 20),
            UnitPlace.Returned => story.Returned(2, 20),
            UnitPlace.Lost => story.Lost(2, 20),
            _ => story,
        };
        story.Retract(retracted, 2, 30);
        Assert.Equal(places, story.Places);
        Assert.Equal(kind is { } some ? [some] : [], story.Contradictions);
    }

    [Fact]
    public void A_retraction_of_more_than_was_there_takes_back_what_was()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Delivered(2, 20).Retract(UnitPlace.Delivered, 3, 30);
        Assert.Equal("3 Shipped", story.Places);
        Assert.Equal([RetractedNothing], story.Contradictions);
    }

    [Fact]
    public void A_retraction_for_an_unknown_shipment_is_taken() =>
        Assert.Equal([RetractedNothing], Story.Confirmed(Sample.Line(1, 1)).Retract(UnitPlace.Lost, 1, 10, new("S9")).Contradictions);

    [Fact]
    public void Delivered_then_returned_then_delivered_later_is_with_the_customer()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).Returned(1, 30);
        Assert.Equal(OrderStatus.Returned, story.Status);
        Assert.Empty(story.Contradictions);
        story.Delivered(1, 40);
        Assert.Equal((Delivered, "1 Delivered"), (story.Status, story.Places));
        Assert.Equal([AfterReturned], story.Contradictions);
    }

    [Fact]
    public void A_lost_parcel_found_and_delivered_contradicts()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Lost(1, 20).Delivered(1, 30);
        Assert.Equal([AfterLost], story.Contradictions);
        Assert.Equal(Delivered, story.Status);
    }

    [Fact]
    public void Shipped_after_arrival_moves_nothing_and_contradicts_once()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Delivered(2, 20);
        Assert.Equal([BeforeShipped], story.Contradictions);
        story.Shipped(2, 10);
        Assert.Equal([ShippedAfterArrival], story.Contradictions);
        Assert.Equal("2 Delivered", story.Places);
        Assert.True(story.Shipped(2, 10).Last.IsRepeat);
    }

    [Fact]
    public void Shipped_after_part_has_arrived_takes_the_rest_along()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Delivered(1, 20).Shipped(3, 10);
        Assert.Equal("2 Shipped, 1 Delivered", story.Places);
        Assert.Equal([ShippedAfterArrival], story.Contradictions);
    }

    [Fact]
    public void Units_that_arrived_with_a_shipment_beyond_what_it_said_contradict_when_it_says_them()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(3, 20).Shipped(3, 10);
        Assert.Equal([ShippedAfterArrival], story.Contradictions);
        Assert.Equal(1, story.Last.Events.Select(e => e.Event).OfType<OrderEvent.Contradicted>().Single().Quantity.Value);
    }

    [Fact]
    public void A_cancellation_after_the_hand_over_ends_the_order_and_leaves_the_units()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).CancelledElsewhere(20);
        Assert.Equal((Cancelled, "2 Shipped, 1 Cancelled"), (story.Status, story.Places));
        Assert.Equal([CancelledAfterHandOver], story.Contradictions);
    }

    [Fact]
    public void A_cancellation_before_the_hand_over_contradicts_nothing()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).CancelledElsewhere(20);
        Assert.Equal((Cancelled, "3 Cancelled"), (story.Status, story.Places));
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void After_a_cancellation_reports_move_units_and_the_status_stays()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Cancel().Shipped(2, 10);
        Assert.Equal((Cancelled, "2 Shipped"), (story.Status, story.Places));
        Assert.Equal([AfterEnd, AfterCancelled], story.Contradictions);
        Assert.Equal([AfterEnd], story.Delivered(2, 20).Contradictions);
        Assert.Equal((Cancelled, "2 Delivered"), (story.Status, story.Places));
    }

    [Fact]
    public void A_rejected_order_called_off_elsewhere_stays_rejected()
    {
        var story = new Story(Sample.Line(1, 1)).Reject().CancelledElsewhere(20);
        Assert.Equal((Rejected, "1 Cancelled"), (story.Status, story.Places));
        Assert.Equal([AfterEnd], story.Contradictions);
        Assert.Equal("no-stock", story.Order.EndReason?.Value);
    }

    [Fact]
    public void Before_the_purchase() =>
        Assert.Equal([BeforePlaced], Story.Confirmed(Sample.Line(1, 1)).Shipped(1, -1).Contradictions);

    [Fact]
    public void At_the_moment_of_the_purchase_is_not_before_it() =>
        Assert.Empty(Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 0).Contradictions);

    [Fact]
    public void Before_the_confirmation_the_status_follows_the_units_and_confirm_stays_possible()
    {
        var story = new Story(Sample.Line(1, 1)).Shipped(1, 10);
        Assert.Equal([BeforeConfirmed], story.Contradictions);
        Assert.Equal(Shipped, story.Status);
        Assert.Equal(Shipped, story.Confirm().Status);
        Assert.Empty(story.Delivered(1, 20).Contradictions);
    }

    [Theory]
    [InlineData("manual", null, true)]
    [InlineData("fraud-review", null, true)]
    [InlineData("fraud-review", 1, true)]
    [InlineData("fraud-review", 2, false)]
    [InlineData("stock-check", null, false)]
    public void While_on_hold(string type, int? line, bool contradicts)
    {
        var story = new Story(OnlyHolds, Sample.Line(1, 1), Sample.Line(2, 1)).Confirm();
        story.Hold(type, line is { } number ? number : null).Shipped(1, 10);
        Assert.Equal(contradicts ? [WhileOnHold] : [], story.Contradictions);
        Assert.Equal("1 Shipped", story.Places);
        Assert.Empty(story.Delivered(1, 20).Contradictions);
    }

    [Fact]
    public void A_held_line_that_is_old_news_is_not_blamed_for_another_that_leaves()
    {
        var story = new Story(OnlyHolds, Sample.Line(1, 1), Sample.Line(2, 1)).Confirm().Shipped(1, 10).Hold("fraud-review", 1);
        story.Do(new OrderCommand.ReportShipped(Sample.Id, story.Next(), Sample.S1, [new(1, 1), new(2, 1)], Sample.At(11)));
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void Past_an_open_gate()
    {
        var story = new Story(OrderArbitraries.Host, Sample.Line(1, 2)).Confirm().Shipped(1, 10);
        Assert.Equal([PastOpenGate], story.Contradictions);
        Assert.Null(story.Order.Stage);
        Assert.Equal(PartiallyShipped, story.Status);
    }

    [Theory]
    [InlineData(Placed, OrderVerb.Confirm)]
    [InlineData(Confirmed, OrderVerb.Allocate)]
    [InlineData(Confirmed, OrderVerb.Pack)]
    [InlineData(Confirmed, OrderVerb.Ship)]
    public void Units_that_take_the_order_out_of_a_gates_status_pass_it_whatever_it_stops(OrderStatus status, OrderVerb stopped)
    {
        var story = new Story(GateIn(status, stopped), Sample.Line(1, 2));
        _ = status == Confirmed ? story.Confirm() : story;
        story.Shipped(1, 10);
        Assert.Contains(PastOpenGate, story.Contradictions);
        Assert.Null(story.Order.Stage);
    }

    [Theory]
    [InlineData(OrderVerb.Ship, true)]
    [InlineData(OrderVerb.Pack, false)]
    public void Units_that_leave_the_order_in_a_gates_status_pass_it_when_it_stops_shipping(OrderVerb stopped, bool contradicts)
    {
        var story = new Story(GateIn(PartiallyShipped, stopped), Sample.Line(1, 3)).Confirm().Shipped(1, 10);
        Assert.Empty(story.Contradictions);
        story.Shipped(2, 20);
        Assert.Equal(contradicts ? [PastOpenGate] : [], story.Contradictions);
        Assert.Equal("gate", story.Order.Stage?.Value);
    }

    [Fact]
    public void News_of_units_that_left_before_pass_no_gate()
    {
        var story = new Story(GateIn(Shipped, OrderVerb.Complete), Sample.Line(1, 1)).Confirm().Shipped(1, 10);
        Assert.Equal("gate", story.Order.Stage?.Value);
        Assert.Empty(story.Delivered(1, 20).Contradictions);
    }

    [Fact]
    public void The_time_is_unknown()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, null);
        Assert.Equal([TimeUnknown], story.Contradictions);
        Assert.All(story.Last.Events, e => Assert.Null(e.OccurredAt));
        Assert.Equal([TimeUnknown], story.Delivered(2, null).Contradictions);
    }

    [Fact]
    public void More_than_ordered_moves_what_there_is()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(Quantity.Max, 10);
        Assert.Equal("2 Shipped", story.Places);
        Assert.Equal([MoreThanOrdered], story.Contradictions);
    }

    [Fact]
    public void More_waiting_for_stock_than_can_wait()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Pack(1).Backorder(3);
        Assert.Equal("2 Backordered, 1 Packed", story.Places);
        Assert.Equal([MoreThanOrdered], story.Contradictions);
        Assert.Equal("2 Open, 1 Packed", story.Backorder(0).Places);
    }

    [Fact]
    public void One_report_may_contradict_in_several_ways()
    {
        var story = new Story(OnlyHolds, Sample.Line(1, 1)).Hold("manual").Delivered(2, null);
        Assert.Equal([TimeUnknown, BeforeConfirmed, WhileOnHold, BeforeShipped, MoreThanOrdered], story.Contradictions);
    }

    private static OrderRules GateIn(OrderStatus status, OrderVerb stopped) =>
        new([], [new("gate", status) { LeftBy = "open", Gates = [stopped] }]);

    private static OrderRules OnlyHolds { get; } = new(OrderArbitraries.Host.HoldTypes, []);
}
