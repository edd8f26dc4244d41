using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>What becomes of a report that tells the order nothing new, and of its name: the limit that docs/orders.md states.</summary>
public sealed class NoNewsTests
{
    private static readonly CommandId Id = new("from-stock");

    [Fact]
    public void What_is_no_news_is_accepted_and_leaves_neither_event_nor_name()
    {
        var order = Story.Confirmed(Sample.Line(1, 3)).Backorder(2);
        var before = order.Order;
        order.Do(Waiting(2));
        Assert.Empty(order.Events);
        Assert.Equal((before, false, null), (order.Order, order.Order.Commands.Any(c => c.Id == Id), order.Last.RepeatOf));
    }

    [Fact]
    public void Told_again_at_once_it_is_still_no_news() =>
        Assert.Empty(Story.Confirmed(Sample.Line(1, 3)).Backorder(2).Do(Waiting(2)).Do(Waiting(2)).Events);

    [Fact]
    public void Told_again_after_other_news_it_is_taken_as_news_of_then()
    {
        var order = Story.Confirmed(Sample.Line(1, 3)).Backorder(2).Do(Waiting(2)).Backorder(0);
        Assert.Equal("3 Open", order.Places);
        Assert.Equal("1 Open, 2 Backordered", order.Do(Waiting(2)).Places);

        var parcel = Story.Confirmed(Sample.Line(1, 1)).Shipped(1, 10).Delivered(1, 20);
        var again = new OrderCommand.ReportDelivered(Sample.Id, Id, Sample.S1, Sample.Units(1, 1), Sample.At(21));
        Assert.Empty(parcel.Do(again).Events);
        Assert.Equal("1 Delivered", parcel.Retract(UnitPlace.Delivered, 1, 30).Do(again).Places);
    }

    [Fact]
    public void Its_name_is_free_for_other_content()
    {
        var order = Story.Confirmed(Sample.Line(1, 3)).Backorder(2).Do(Waiting(2));
        Assert.Equal("2 Open, 1 Backordered", order.Do(Waiting(1)).Places);
        Assert.Equal(RefusalReason.CommandIdReused, order.Refused(Waiting(2)));
    }

    [Fact]
    public void News_that_was_news_is_known_for_good()
    {
        var order = Story.Confirmed(Sample.Line(1, 3)).Do(Waiting(2)).Backorder(0).Do(Waiting(2));
        Assert.Equal(("3 Open", true), (order.Places, order.Last.IsRepeat));
    }

    [Fact]
    public void Money_is_known_by_its_transaction_whatever_the_name()
    {
        var order = Story.Under(PaymentPolicy.WhenCaptured, Sample.Line(1, 2));
        order.Do(Captured("one")).Do(Captured("two"));
        Assert.Empty(order.Events);
        order.Refunded(10m, null).Do(Captured("two"));
        Assert.Equal((0, 249m), (order.Events.Length, order.Order.Payment.Retained.Amount));
    }

    private static OrderCommand.ReportBackorder Waiting(int units) => new(Sample.Id, Id, Sample.Units(1, units), Sample.At(50));

    private static OrderCommand.ReportCaptured Captured(string id) =>
        new(Sample.Id, new(id), new(259m, "SEK"), Sample.At(5)) { Reference = new("psp/1") };
}
