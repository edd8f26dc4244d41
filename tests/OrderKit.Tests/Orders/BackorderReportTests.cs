using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>What an order hears of units that wait: that they have stock again, and when they are promised for.</summary>
public sealed class BackorderReportTests
{
    private static readonly LocalDate Monday = new(2026, 3, 9);

    private int serial;

    // Of 5 units 3 wait.
    [Theory]
    [InlineData(1, "3 Open, 2 Backordered", 0)]
    [InlineData(3, "5 Open", 0)]
    [InlineData(4, "5 Open", 1)]
    [InlineData(7, "5 Open", 4)]
    public void Units_that_have_stock_again_are_open_and_those_that_did_not_wait_contradict(int units, string places, int tooMany)
    {
        var story = Waiting().Do(Restocked(units, Sample.At(5)));
        Assert.Equal(places, story.Places);
        var moved = Assert.IsType<OrderEvent.Restocked>(story.Last.Events[0].Event);
        Assert.Equal((Math.Min(3, units), false), (moved.Moves.Sum(move => move.Quantity.Value), moved.TakesStock));
        var contradictions = story.Last.Events.Select(e => e.Event).OfType<OrderEvent.Contradicted>().ToList();
        Assert.Equal(tooMany, contradictions.Sum(one => one.Quantity.Value));
        Assert.All(contradictions, one => Assert.Equal(
            (ContradictionKind.MoreThanOrdered, new LineNumber(1)), (one.Kind, one.Line!.Value)));
    }

    [Fact]
    public void A_restock_names_lines_the_order_has()
    {
        var order = Waiting();
        var empty = OrderDecider.Decide(
            OrderRules.Default, order.Order, new OrderCommand.ReportRestocked(Sample.Id, order.Next(), [], Sample.At(5)), Sample.At(6));
        Assert.Equal(
            (RefusalReason.NoLines, "ReportRestocked names no line", "Name the lines and the units filled"),
            (empty.Refusal!.Reason, empty.Refusal.Asked, empty.Refusal.Possible));
        Assert.Equal(RefusalReason.LineUnknown, order.Refused(
            new OrderCommand.ReportRestocked(Sample.Id, order.Next(), [new(9, 1)], Sample.At(5))));
        Assert.Equal(RefusalReason.QuantityZero, order.Refused(
            new OrderCommand.ReportRestocked(Sample.Id, order.Next(), [new(1, 0)], Sample.At(5))));
        Assert.Equal(RefusalReason.LineUnknown, order.Refused(
            new OrderCommand.ReportBackorderPromise(Sample.Id, order.Next(), new(9, 1), Monday, "receipt-late", Sample.At(5))));
    }

    // Whose word it is that units wait or wait no more: the stock has taken its units itself, for a host it is still to be done.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_said_it_stays_with_what_was_said(bool byStock)
    {
        var story = Waiting().Do(
            new OrderCommand.ReportBackorder(Sample.Id, new("more"), [new(1, 4)], Sample.At(5)) { ByStock = byStock });
        Assert.Equal(byStock, Assert.IsType<OrderEvent.Backordered>(story.Last.Events[0].Event).ByStock);
        story.Do(new OrderCommand.ReportBackorder(Sample.Id, new("less"), [new(1, 2)], Sample.At(6)) { ByStock = byStock });
        Assert.Equal(!byStock, Assert.IsType<OrderEvent.Restocked>(story.Last.Events[0].Event).TakesStock);
    }

    [Fact]
    public void News_without_a_time_or_from_before_the_order_is_marked()
    {
        Assert.Equal([ContradictionKind.TimeUnknown], Sample.Contradictions(Waiting().Do(Restocked(1, null)).Last));
        Assert.Equal([ContradictionKind.BeforePlaced], Sample.Contradictions(Waiting().Do(Restocked(1, Sample.At(-99))).Last));
        Assert.Equal([ContradictionKind.TimeUnknown], Sample.Contradictions(Waiting().Do(Promised(Monday, at: null)).Last));
    }

    [Fact]
    public void A_new_day_is_told_with_the_one_before_and_the_same_day_is_no_news()
    {
        var story = Waiting().Do(Promised(Monday));
        var first = Told(story);
        Assert.Equal((Monday, (LocalDate?)null, false), (first.Date!.Value, first.Before, first.IsAsked));
        Assert.Equal((Monday, (LocalDate?)null), (story.Order.Line(1)!.PromisedFor!.Value, story.Order.Line(2)!.PromisedFor));

        Assert.Empty(story.Do(Promised(Monday)).Last.Events);
        var asked = Told(story.Do(Promised(Monday, isAsked: true)));
        Assert.Equal((Monday, Monday, true), (asked.Date!.Value, asked.Before!.Value, asked.IsAsked));
        var gone = Told(story.Do(Promised(null)));
        Assert.Equal((null, Monday), (gone.Date, gone.Before!.Value));
        Assert.Null(story.Order.Line(1)!.PromisedFor);
    }

    private static OrderEvent.BackorderPromised Told(Story story) =>
        Assert.IsType<OrderEvent.BackorderPromised>(Assert.Single(story.Last.Events).Event);

    private static Story Waiting() => Story.Confirmed(Sample.Line(1, 5, backordered: 3), Sample.Line(2, 1, "TEA"));

    private static OrderCommand.ReportRestocked Restocked(int units, Instant? at) =>
        new(Sample.Id, new($"restock-{units}"), [new(1, units)], at);

    private OrderCommand.ReportBackorderPromise Promised(LocalDate? day, bool isAsked = false, int? at = 5) =>
        new(Sample.Id, new($"promise-{++serial}"), new(1, 3), day, "receipt-late",
            at is { } minute ? Sample.At(minute) : null) { IsAsked = isAsked };
}
