using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Orders.OrderStatus;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>Corrections say where the units really are.</summary>
public sealed class OrderCorrectionTests
{
    [Theory]
    [InlineData(UnitPlace.Shipped, UnitPlace.Open, "1 Open, 2 Shipped", PartiallyShipped)]
    [InlineData(UnitPlace.Shipped, UnitPlace.Packed, "1 Packed, 2 Shipped", PartiallyShipped)]
    public void A_wrong_shipped_is_put_right(UnitPlace from, UnitPlace to, string places, OrderStatus status)
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(3, 10).Correct(1, from, to);
        Assert.Equal((status, places), (story.Status, story.Places));
        Assert.Equal(["Corrected"], story.Events);
    }

    [Fact]
    public void A_wrong_delivered_is_put_right()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).Delivered(2, 20).Correct(2, UnitPlace.Delivered, UnitPlace.Shipped);
        Assert.Equal((Shipped, "2 Shipped"), (story.Status, story.Places));
    }

    [Fact]
    public void Before_the_confirmation_a_wrong_shipped_goes_back_to_open_only()
    {
        var story = new Story(Sample.Line(1, 1)).Shipped(1, 10);
        Assert.Equal(PlacesNotPossible, story.Refused(story.CorrectCommand(1, UnitPlace.Shipped, UnitPlace.Packed)));
        Assert.Equal(Placed, story.Correct(1, UnitPlace.Shipped, UnitPlace.Open).Status);
    }

    [Fact]
    public void On_an_ended_order_a_wrong_shipped_becomes_cancelled()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).CancelledElsewhere(20);
        Assert.Equal(PlacesNotPossible, story.Refused(story.CorrectCommand(1, UnitPlace.Shipped, UnitPlace.Open)));
        Assert.Equal(PlacesNotPossible, story.Refused(story.CorrectCommand(1, UnitPlace.Shipped, UnitPlace.Packed)));
        story.Correct(2, UnitPlace.Shipped, UnitPlace.Cancelled);
        Assert.Equal((Cancelled, "2 Cancelled"), (story.Status, story.Places));
    }

    [Fact]
    public void On_an_ended_order_a_wrong_delivered_is_on_its_way()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).CancelledElsewhere(30);
        Assert.Equal("1 Shipped", story.Correct(1, UnitPlace.Delivered, UnitPlace.Shipped).Places);
    }

    [Fact]
    public void Every_other_pair_of_places_is_refused()
    {
        (UnitPlace, UnitPlace)[] possible =
            [(UnitPlace.Shipped, UnitPlace.Open), (UnitPlace.Shipped, UnitPlace.Packed), (UnitPlace.Delivered, UnitPlace.Shipped)];
        var story = Story.Confirmed(Sample.Line(1, 4)).Shipped(2, 10).Delivered(1, 20);
        var places = Enum.GetValues<UnitPlace>();
        foreach (var (source, to) in places.SelectMany(from => places, (from, to) => (from, to)).Except(possible))
        {
            Assert.Equal(PlacesNotPossible, story.Refused(story.CorrectCommand(1, source, to)));
        }
    }

    [Fact]
    public void Only_units_that_are_there_with_the_shipment_are_corrected()
    {
        var story = Story.Confirmed(Sample.Line(1, 3)).Shipped(1, 10).Shipped(2, 11, Sample.S2);
        Assert.Equal(NotEnoughUnits, story.Refused(story.CorrectCommand(2, UnitPlace.Shipped, UnitPlace.Open)));
        Assert.Equal(NotEnoughUnits, story.Refused(story.CorrectCommand(1, UnitPlace.Delivered, UnitPlace.Shipped)));
        Assert.Equal(ShipmentUnknown, story.Refused(story.CorrectCommand(1, UnitPlace.Shipped, UnitPlace.Open, new("S9"))));
    }

    [Fact]
    public void A_correction_clears_the_completion()
    {
        var story = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20).Complete();
        Assert.Equal(Shipped, story.Correct(1, UnitPlace.Delivered, UnitPlace.Shipped).Status);
        Assert.False(story.Order.IsCompleted);
    }
}
