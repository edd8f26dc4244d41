using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.ContradictionKind;

namespace OrderKit.Tests.Orders;

/// <summary>What a shipment has already reported moves nothing and is no contradiction; what is new is taken.</summary>
public sealed class ReportRepeatTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(null)]
    public void Shipped_told_again_is_old_news(int? minute) =>
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Shipped(2, minute).Last.IsRepeat);

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(null)]
    public void Delivered_told_again_is_old_news(int? minute) =>
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(2, 20).Delivered(2, minute).Last.IsRepeat);

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void Returned_and_lost_told_again_are_old_news(int minute)
    {
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Returned(2, 30).Returned(2, minute).Last.IsRepeat);
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Lost(2, 30).Lost(2, minute).Last.IsRepeat);
    }

    [Fact]
    public void Some_units_told_again_at_the_same_time_are_the_same_units()
    {
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Delivered(1, 30).Delivered(1, 30).Last.IsRepeat);
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Returned(1, 30).Returned(1, 30).Last.IsRepeat);
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Lost(1, 30).Lost(1, 30).Last.IsRepeat);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void A_retraction_told_again_is_old_news(int minute)
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Delivered(3, 20)
            .Retract(UnitPlace.Delivered, 1, 30).Retract(UnitPlace.Delivered, 3, 30);
        Assert.Equal("3 Shipped", story.Places);
        Assert.True(story.Retract(UnitPlace.Delivered, 3, minute).Last.IsRepeat);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    public void Too_many_units_told_again_are_told_once(int minute)
    {
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Shipped(5, 30).Shipped(5, minute).Last.IsRepeat);
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Delivered(5, 30).Delivered(5, minute).Last.IsRepeat);
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Retract(UnitPlace.Lost, 5, 30).Retract(UnitPlace.Lost, 5, minute).Last.IsRepeat);
    }

    [Fact]
    public void Still_more_units_are_news()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(5, 30).Shipped(6, 31);
        Assert.Equal([MoreThanOrdered], story.Contradictions);
        Assert.Equal("2 Shipped", story.Places);
    }

    [Fact]
    public void The_same_news_counts_up_to_the_most_units_told()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10);
        Assert.Equal("2 Shipped, 1 Delivered", story.Delivered(1, 20).Places);
        Assert.Equal("1 Shipped, 2 Delivered", story.Delivered(2, 20).Places);
        Assert.True(story.Delivered(1, 20).Last.IsRepeat);
        Assert.Equal("3 Delivered", story.Delivered(3, 20).Places);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void News_of_another_time_is_about_other_units()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Delivered(1, 20).Delivered(1, 25);
        Assert.Equal("1 Shipped, 2 Delivered", story.Places);
        Assert.Equal("3 Delivered", story.Delivered(1, 30).Places);
        Assert.True(story.Delivered(1, 35).Last.IsRepeat);
    }

    [Fact]
    public void Shipped_tells_the_shipments_full_content_so_that_only_the_rest_leaves()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(1, 10).Shipped(3, 12);
        Assert.Equal("3 Shipped", story.Places);
        Assert.Equal(2, Assert.IsType<OrderEvent.Shipped>(story.Last.Events[0].Event).Moves[0].Quantity.Value);
    }

    [Fact]
    public void A_late_second_parcel_leaves_as_its_own_shipment()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(2, 20).Shipped(1, 30, Sample.S2);
        Assert.Equal((OrderStatus.PartiallyDelivered, "1 Shipped, 2 Delivered"), (story.Status, story.Places));
        story.Delivered(1, 40, Sample.S2);
        Assert.Equal(OrderStatus.Delivered, story.Status);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void The_rest_of_a_shipment_that_leaves_after_the_first_part_arrived_is_no_contradiction()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Delivered(2, 20).Shipped(3, 30);
        Assert.Equal("1 Shipped, 2 Delivered", story.Places);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void A_correction_is_not_undone_by_the_old_news_but_by_new()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Correct(2, UnitPlace.Shipped, UnitPlace.Open);
        Assert.True(story.Shipped(2, 10).Last.IsRepeat);
        Assert.Equal("2 Shipped", story.Shipped(2, 60).Places);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void More_units_of_the_same_news_after_a_correction_take_the_new_ones_only() =>
        Assert.Equal(
            "2 Open, 1 Shipped",
            Story.Confirmed(Sample.Line(1, 3)).Shipped(2, 10).Correct(2, UnitPlace.Shipped, UnitPlace.Open).Shipped(3, 10).Places);

    [Fact]
    public void A_retraction_is_not_undone_by_the_old_news_but_by_new()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).Retract(UnitPlace.Delivered, 1, 30);
        Assert.True(story.Delivered(1, 20).Last.IsRepeat);
        Assert.Equal("1 Delivered", story.Delivered(1, 40).Places);
        Assert.Empty(story.Contradictions);
        Assert.Equal("1 Shipped", story.Retract(UnitPlace.Delivered, 1, 50).Places);
    }

    [Fact]
    public void A_report_of_old_and_new_lines_records_the_new_ones_only()
    {
        var order = Sample.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1));
        order = Sample.Take(order,
            new OrderCommand.ReportShipped(Sample.Id, Sample.Command(1), Sample.S1, Sample.Units(1, 1), Sample.At(10)));
        var step = Sample.Step(order,
            new OrderCommand.ReportShipped(Sample.Id, Sample.Command(2), Sample.S1, [new(1, 1), new(2, 1)], Sample.At(11)));
        var shipped = Assert.IsType<OrderEvent.Shipped>(Assert.Single(step.Events).Event);
        Assert.Equal([new(2, 1)], shipped.Reported);
        Assert.Equal([new(2, UnitPlace.Open, UnitPlace.Shipped, 1, Sample.S1)], shipped.Moves);
    }

    [Fact]
    public void A_cancellation_told_twice_ends_the_order_once() =>
        Assert.True(Story.Confirmed(Sample.Line(1, 1)).CancelledElsewhere(10).CancelledElsewhere(11).Last.IsRepeat);

    [Fact]
    public void A_backorder_told_again_is_old_news() =>
        Assert.True(Story.Confirmed(Sample.Line(1, 3)).Backorder(2, 10).Backorder(2, 11).Last.IsRepeat);
}
