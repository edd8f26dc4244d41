using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.ContradictionKind;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>Reports and corrections where one more unit, one more line or one minute makes the difference.</summary>
public sealed class ReportCornerTests
{
    [Fact]
    public void A_retraction_that_grows_takes_back_the_rest_only()
    {
        var story = Story.Confirmed(Sample.Line(1, 5)).Shipped(5, 10).Delivered(5, 20).Retract(UnitPlace.Delivered, 1, 30);
        Assert.Equal("3 Shipped, 2 Delivered", story.Retract(UnitPlace.Delivered, 3, 30).Places);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void News_that_grows_beyond_what_was_shipped_takes_units_of_no_shipment()
    {
        var story = Story.Confirmed(Sample.Line(1, 5)).Shipped(2, 10).Delivered(1, 20).Delivered(3, 20);
        Assert.Equal("2 Open, 3 Delivered", story.Places);
        Assert.Equal([BeforeShipped], story.Contradictions);
    }

    [Theory]
    [InlineData(null, "1 Delivered, 1 Lost")]
    [InlineData(UnitPlace.Shipped, "1 Delivered, 1 Lost")]
    [InlineData(UnitPlace.Lost, "1 Shipped, 1 Delivered")]
    public void A_reporter_who_knows_where_its_units_were_means_those(UnitPlace? from, string places)
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Lost(1, 20);
        var told = new OrderCommand.ReportDelivered(Sample.Id, story.Next(), Sample.S1, Sample.Units(1, 1), Sample.At(30)) { From = from };
        Assert.Equal(places, story.Do(told).Places);
    }

    /// <summary>An authorisation that holds until minute 60; the parcel left then or then, and both are told at minute 90.</summary>
    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void What_left_while_it_was_covered_left_paid(int minute, bool contradicts)
    {
        var story = Story.Under(PaymentPolicy.WhenAuthorised, Sample.Line(1, 1));
        story.Do(new OrderCommand.ReportAuthorised(Sample.Id, story.Next(), new(500m, "SEK"), Sample.At(1)) { Until = Sample.At(60) });
        var left = new OrderCommand.ReportShipped(Sample.Id, story.Next(), Sample.S1, Sample.Units(1, 1), Sample.At(minute));
        Assert.Equal(contradicts ? [BeforePaid] : [], Sample.Contradictions(Sample.Step(story.Order, left, 90)));
    }

    [Fact]
    public void A_retraction_is_blamed_for_nothing_that_leaving_would_be()
    {
        var story = new Story(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).Hold("manual").Retract(UnitPlace.Delivered, 1, 30);
        Assert.Empty(story.Contradictions);
    }

    [Fact]
    public void News_of_a_backorder_has_circumstances_of_its_own()
    {
        Assert.Equal([TimeUnknown], Story.Confirmed(Sample.Line(1, 2)).Backorder(1, null).Contradictions);
        Assert.Equal([BeforePlaced], Story.Confirmed(Sample.Line(1, 2)).Backorder(1, -1).Contradictions);
        Assert.Empty(Story.Confirmed(Sample.Line(1, 2)).Backorder(2).Contradictions);
        Assert.True(Story.Confirmed(Sample.Line(1, 2)).Backorder(1).Backorder(1, null).Last.IsRepeat);
    }

    [Fact]
    public void All_that_is_not_packed_can_wait_for_stock()
    {
        var story = Story.Confirmed(Sample.Line(1, 4));
        story.Do(new OrderCommand.Allocate(Sample.Id, story.Next(), Sample.Units(1, 2)));
        Assert.Equal("4 Backordered", story.Backorder(4).Places);
        Assert.Empty(story.Contradictions);
    }

    [Theory]
    [InlineData(9, 1, LineUnknown)]
    [InlineData(1, 0, QuantityZero)]
    public void A_correction_names_lines_and_units_there_are_before_its_shipment_is_looked_for(int line, int units, RefusalReason reason)
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10);
        Assert.Equal(reason, story.Refused(new OrderCommand.Correct(
            Sample.Id, story.Next(), Sample.S2, Sample.Units(line, units), UnitPlace.Shipped, UnitPlace.Open, "wrong-scan")));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_line_can_be_corrected_that_is_out(int line, bool possible)
    {
        var story = Story.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1), Sample.Line(3, 1)).Shipped(1, 10);
        story.Do(new OrderCommand.ReportDelivered(Sample.Id, story.Next(), Sample.S1, Sample.Units(3, 1), Sample.At(20)));
        var moves = OrderDecider.PossibleMoves(OrderRules.Default, story.Order, Sample.At(30), line);
        Assert.Equal(possible, moves.Single(m => m.Verb == OrderVerb.Correct).IsAllowed);
    }

    [Theory]
    [InlineData(OrderVerb.Allocate)]
    [InlineData(OrderVerb.Tailor)]
    [InlineData(OrderVerb.Pack)]
    [InlineData(OrderVerb.Ship)]
    public void Work_waits_for_the_confirmation(OrderVerb verb)
    {
        var story = new Story(Sample.Line(1, 2)).Shipped(1, 10);
        OrderCommand asked = verb switch
        {
            OrderVerb.Allocate => new OrderCommand.Allocate(Sample.Id, story.Next(), []),
            OrderVerb.Tailor => new OrderCommand.Tailor(Sample.Id, story.Next(), []),
            OrderVerb.Pack => new OrderCommand.Pack(Sample.Id, story.Next(), []),
            _ => new OrderCommand.Ship(Sample.Id, story.Next(), Sample.S2, []),
        };
        Assert.Equal(NotConfirmed, story.Refused(asked));
    }
}
