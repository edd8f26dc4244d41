using FsCheck.Xunit;
using OrderKit.Shipments;
using static OrderKit.Shipments.TrackingStatus;

namespace OrderKit.Tests.Shipments;

public sealed class ShipmentNewsTests
{
    private static readonly ValueList<LineQuantity> All = [new(1, 2)];

    [Property(MaxTest = 1000, Arbitrary = [typeof(TrackingGenerators)])]
    public bool What_the_order_was_told_is_always_where_the_fold_stands(TrackingEvent[] events)
    {
        var shipment = Given.Booked(1);
        foreach (var heard in events)
        {
            shipment = Given.Hearing(shipment, heard);
            var parcel = shipment.Tracking.Parcels[0];
            if (Told(shipment.News) != parcel.End || (parcel.IsHandedOver && !shipment.News.Any(n => n is ShipmentNews.HandedOver)))
            {
                return false;
            }
        }

        return shipment.News.Count(n => n is ShipmentNews.HandedOver) <= 1;
    }

    [Fact]
    public void A_delivered_parcel_gets_a_late_scan_and_then_the_carrier_retracts()
    {
        var delivered = Given.Hearing(Given.Booked(1), Given.Scan(HandedOver, 1), Given.Scan(Delivered, 5));
        Assert.Equal<ShipmentNews>(
            [new ShipmentNews.HandedOver([1], All, Given.Hour(1)), new ShipmentNews.Delivered([1], All, Given.Hour(5))], delivered.News);

        var scanned = Given.Hearing(delivered, Given.Scan(InTransit, 7));
        Assert.Equal(delivered.News, scanned.News);
        Assert.Equal(Delivered, scanned.Tracking.Status);
        Assert.Equal([new TrackingContradiction.ScanAfterEnd(1, Delivered, InTransit, Given.Hour(7))], scanned.Tracking.Contradictions);

        var retracted = Given.Hearing(scanned, Given.Scan(Retracted, 9));
        Assert.Equal(new ShipmentNews.Retracted([1], All, Delivered, Given.Hour(9)), retracted.News[^1]);
        Assert.Equal(InTransit, retracted.Tracking.Status);
        Assert.Equal(scanned.Tracking.Contradictions, retracted.Tracking.Contradictions);
    }

    [Fact]
    public void A_delivery_alone_also_says_that_the_units_left() => Assert.Equal<ShipmentNews>(
        [new ShipmentNews.HandedOver([1], All, Given.Hour(5)), new ShipmentNews.Delivered([1], All, Given.Hour(5))],
        Given.Hearing(Given.Booked(1), Given.Scan(Delivered, 5)).News);

    [Fact]
    public void Another_end_is_told_without_a_retraction()
    {
        var shipment = Given.Hearing(Given.Hearing(Given.Booked(1), Given.Scan(Delivered, 5)), Given.Scan(Returned, 8));
        Assert.Equal<ShipmentNews>(new ShipmentNews.Returned([1], All, Given.Hour(8)), shipment.News[^1]);
        Assert.Equal(3, shipment.News.Count);
    }

    [Fact]
    public void Parcels_of_known_contents_tell_their_own_units()
    {
        var shipment = Given.Hearing(
            Given.Booked(Given.Parcel(1, new LineQuantity(1, 1)), Given.Parcel(2, new LineQuantity(1, 1))),
            Given.Scan(Delivered, 5),
            Given.Scan(Lost, 6, "P2"));
        Assert.Contains(new ShipmentNews.Delivered([1], [new(1, 1)], Given.Hour(5)), shipment.News);
        Assert.Contains(new ShipmentNews.Lost([2], [new(1, 1)], Given.Hour(6)), shipment.News);
    }

    [Fact]
    public void Parcels_of_unknown_contents_tell_nothing_until_they_agree()
    {
        var mixed = Given.Hearing(Given.Booked(2), Given.Scan(Delivered, 5), Given.Scan(Lost, 6, "P2"));
        Assert.Equal<ShipmentNews>([new ShipmentNews.HandedOver([1, 2], All, Given.Hour(6))], mixed.News);
        Assert.True(mixed.Tracking.IsPartlyDelivered);

        var found = Given.Hearing(mixed, Given.Scan(Delivered, 8, "P2"));
        Assert.Equal(new ShipmentNews.Delivered([1, 2], All, Given.Hour(8)), found.News[^1]);
    }

    [Fact]
    public void Parcels_of_unknown_contents_that_agree_no_longer_take_back_what_they_told_whatever_came_first()
    {
        var returned = Given.Hearing(Given.Hearing(Given.Booked(2), Given.Scan(Delivered, 5, parcel: null)), Given.Scan(Returned, 9, "P2"));
        Assert.Equal(new ShipmentNews.Retracted([1, 2], All, Delivered, Given.Hour(9)), returned.News[^1]);

        var otherWay = Given.Hearing(Given.Hearing(Given.Booked(2), Given.Scan(Returned, 9, "P2")), Given.Scan(Delivered, 5, parcel: null));
        Assert.IsType<ShipmentNews.HandedOver>(Assert.Single(otherWay.News));
    }

    [Fact]
    public void Scans_that_came_before_the_tracking_numbers_are_told_with_them()
    {
        var early = Given.Hearing(
            Given.After(null, Given.Planned(Given.Parcel(1)), new ShipmentCommand.IntendBooking(new("book"), Given.Id)),
            Given.Scan(Delivered, 5));
        Assert.Empty(early.News);

        var booked = Given.After(early, new ShipmentCommand.ConfirmBooking(new("booked"), Given.Id, "SH-1-1", "B1", ["P1"]));
        Assert.Equal(new ShipmentNews.Delivered([1], All, Given.Hour(5)), booked.News[^1]);
    }

    private static TrackingStatus? Told(ValueList<ShipmentNews> news) => news.LastOrDefault(n => n is not ShipmentNews.HandedOver) switch
    {
        ShipmentNews.Delivered => Delivered,
        ShipmentNews.Returned => Returned,
        ShipmentNews.Lost => Lost,
        _ => null,
    };
}
