using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>Asking for shipments: moves no unit, books each unit once.</summary>
public sealed class OrderShipRequestTests
{
    [Fact]
    public void Asking_for_a_shipment_moves_no_unit()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Ship(Sample.S1, 2);
        Assert.Equal((OrderStatus.Confirmed, "3 Open"), (story.Status, story.Places));
        Assert.Equal([new(Sample.S1, [new(1, 2)])], story.Order.ShipRequests);
    }

    [Fact]
    public void A_unit_is_booked_once()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Ship(Sample.S1, 2);
        Assert.Equal(NotEnoughUnits, story.Refused(story.ShipCommand(Sample.S2, 2)));
        story.Do(new OrderCommand.Ship(Sample.Id, story.Next(), Sample.S2, []));
        Assert.Equal([new(1, 1)], story.Order.ShipRequests[1].Lines);
        Assert.Equal(NothingToDo, story.Refused(new OrderCommand.Ship(Sample.Id, story.Next(), new("S3"), [])));
    }

    [Fact]
    public void A_shipment_is_asked_for_once()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Ship(Sample.S1, 1).Shipped(1, 10, Sample.S2);
        Assert.Equal(ShipmentExists, story.Refused(story.ShipCommand(Sample.S1, 1)));
        Assert.Equal(ShipmentExists, story.Refused(story.ShipCommand(Sample.S2, 1)));
    }

    [Fact]
    public void What_is_outstanding_after_a_part_has_left_is_still_booked()
    {
        var story = Story.Confirmed(Sample.Line(1, 4)).Ship(Sample.S1, 3).Shipped(1, 10);
        Assert.Equal(NotEnoughUnits, story.Refused(story.ShipCommand(Sample.S2, 2)));
        Assert.Equal(3, story.Ship(Sample.S2, 1).Order.Units(UnitPlace.Open));
        Assert.Equal("1 Open, 3 Shipped", story.Shipped(3, 20).Places);
    }

    [Fact]
    public void A_recalled_shipment_frees_its_units_and_its_id()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Ship(Sample.S1, 2).Recall(Sample.S1);
        Assert.Empty(story.Order.ShipRequests);
        Assert.Equal([new(Sample.S1, [new(1, 2)])], story.Ship(Sample.S1, 2).Order.ShipRequests);
    }

    [Fact]
    public void A_shipment_that_has_left_is_not_recalled()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Ship(Sample.S1, 2).Shipped(2, 10);
        var recall = new OrderCommand.Recall(Sample.Id, Sample.Command("recall"), Sample.S1, "no-room");
        Assert.Equal(UnitsHaveLeft, story.Refused(recall));
        Assert.Empty(story.Correct(1, UnitPlace.Shipped, UnitPlace.Open).Do(recall).Order.ShipRequests);
    }

    [Fact]
    public void What_has_not_left_of_a_shipment_is_recalled_and_goes_with_another()
    {
        var story = Story.Confirmed(Sample.Line(1, 5)).Ship(Sample.S1, 5).Shipped(3, 10);
        Assert.Equal(NotEnoughUnits, story.Refused(story.ShipCommand(Sample.S2, 2)));
        story.Recall(Sample.S1);
        Assert.Equal([new(Sample.S2, [new(1, 2)])], story.Ship(Sample.S2, 2).Order.ShipRequests);
        Assert.Equal("5 Shipped", story.Shipped(2, 20, Sample.S2).Places);
    }

    [Fact]
    public void A_shipment_nobody_asked_for_is_not_recalled()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(1, 10);
        Assert.Equal(ShipmentUnknown, story.Refused(new OrderCommand.Recall(Sample.Id, story.Next(), Sample.S1, "no-room")));
    }

    [Fact]
    public void A_shipment_of_a_cancelled_order_can_be_recalled() =>
        Assert.Empty(Story.Confirmed(Sample.Line(1, 2)).Ship(Sample.S1, 2).Cancel().Recall(Sample.S1).Order.ShipRequests);

    [Fact]
    public void Lines_that_do_not_travel_are_left_out()
    {
        var story = Story.Confirmed(Sample.Line(1, 2), Sample.Line(2, 1, ships: false));
        Assert.Equal(NeedsNoShipping, story.Refused(new OrderCommand.Ship(Sample.Id, story.Next(), Sample.S1, Sample.Units(2, 1))));
        story.Do(new OrderCommand.Ship(Sample.Id, story.Next(), Sample.S1, []));
        Assert.Equal([new(1, 2)], story.Order.ShipRequests[0].Lines);
    }

    [Fact]
    public void A_shipment_with_which_one_line_left_is_not_asked_for_again()
    {
        var story = Story.Confirmed(Sample.Line(1, 2), Sample.Line(2, 2)).Shipped(1, 10, Sample.S2);
        Assert.Equal(ShipmentExists, story.Refused(story.ShipCommand(Sample.S2, 1)));
    }

    [Fact]
    public void Lines_are_asked_for_one_by_one_and_recalled_while_one_has_not_left()
    {
        var story = Story.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1)).Ship(Sample.S1, 1);
        story.Do(new OrderCommand.Ship(Sample.Id, story.Next(), Sample.S2, Sample.Units(2, 1)));
        Assert.Equal([new(2, 1)], story.Order.ShipRequests[1].Lines);
        Assert.Single(story.Recall(Sample.S1).Recall(Sample.S2).Ship(new("S3"), 1).Order.ShipRequests);

        var both = Story.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1));
        both.Do(new OrderCommand.Ship(Sample.Id, both.Next(), Sample.S1, [])).Shipped(1, 10);
        Assert.Empty(both.Recall(Sample.S1).Order.ShipRequests);
    }

    /// <summary>Shipments asked for, units of them that left, and what a recall is refused for; null when one can be recalled.</summary>
    [Theory]
    [InlineData(0, 0, ShipmentUnknown)]
    [InlineData(1, 0, null)]
    [InlineData(1, 1, UnitsHaveLeft)]
    [InlineData(2, 1, null)]
    [InlineData(2, 2, UnitsHaveLeft)]
    public void A_recall_is_possible_while_any_shipment_has_not_left(int askedFor, int left, RefusalReason? reason)
    {
        var story = Story.Confirmed(Sample.Line(1, 3));
        for (var number = 1; number <= askedFor; number++)
        {
            story.Ship(new($"S{number}"), 1);
        }

        for (var number = 1; number <= left; number++)
        {
            story.Shipped(1, 10 + number, new($"S{number}"));
        }

        var moves = OrderDecider.PossibleMoves(OrderRules.Default, story.Order, Sample.At(90));
        Assert.Equal(
            reason is { } some ? [some] : [],
            moves.Single(m => m.Verb == OrderVerb.Recall).Objections.Select(o => o.Reason).Where(r => r != NotInThisStatus));
    }

    [Fact]
    public void A_recall_is_possible_when_only_the_last_shipment_has_left()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Ship(Sample.S1, 1).Ship(Sample.S2, 1).Shipped(1, 10, Sample.S2);
        var moves = OrderDecider.PossibleMoves(OrderRules.Default, story.Order, Sample.At(90));
        Assert.True(moves.Single(m => m.Verb == OrderVerb.Recall).IsAllowed);
    }

    /// <summary>Of five mugs, and two engravings that stay: mugs asked for before, mugs named now, and mugs that will have left.</summary>
    [Theory]
    [InlineData(0, 0, 5)]
    [InlineData(0, 2, 2)]
    [InlineData(3, 1, 4)]
    [InlineData(3, 0, 5)]
    [InlineData(0, 99, 5)]
    [InlineData(5, 0, 5)]
    public void What_will_have_left_is_what_was_asked_before_and_what_is_asked_now(int before, int now, int leaving)
    {
        var story = Story.Confirmed(Sample.Line(1, 5), Sample.Line(2, 2, ships: false));
        _ = before > 0 ? story.Ship(Sample.S1, before) : story;
        Assert.Equal([new(1, leaving)], OrderDecider.LeavingWith(story.Order, now == 0 ? [] : Sample.Units(1, now)));
    }

    [Fact]
    public void Shipping_waits_for_the_confirmation()
    {
        var story = new Story(Sample.Line(1, 2)).Shipped(1, 10);
        Assert.Equal(NotConfirmed, story.Refused(story.ShipCommand(Sample.S2, 1)));
    }
}
