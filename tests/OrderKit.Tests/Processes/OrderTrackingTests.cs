using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Shipments;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.Shipments.TrackingStatus;

namespace OrderKit.Tests.Processes;

public sealed class OrderTrackingTests
{
    private const int OneParcel = 0;
    private const int OneLineInTwoParcels = 1;
    private const int TwoLines = 3;

    [Fact]
    public async Task A_delivered_parcel_gets_a_late_scan_then_the_carrier_retracts_then_it_is_delivered_again()
    {
        var world = await TrackedOrder.OfAsync(OneParcel);
        await world.AskAsync(new OrderCommand.Cancel(Sample.Id, new("cancel-tea"), "changed-mind", [new(2, 1)]));
        List<OrderStatus> statuses = [];
        foreach (var scan in (TrackingEvent[])
        [
            Given.Scan(HandedOver, 1), Given.Scan(Delivered, 5), Given.Scan(InTransit, 7), Given.Scan(Retracted, 9),
            Given.Scan(Delivered, 20),
        ])
        {
            await world.HearAsync(scan);
            statuses.Add((await world.OrderAsync()).Status);
        }

        Assert.Equal(
            [OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Delivered, OrderStatus.Shipped, OrderStatus.Delivered], statuses);
        var events = (await world.Store.ReadAsync(0, int.MaxValue, default)).Select(e => e.Event).ToList();
        Assert.Equal(2, events.Count(e => e.Event is OrderEvent.Delivered));
        Assert.Equal(Given.Hour(9), Assert.Single(events, e => e.Event is OrderEvent.Retracted).OccurredAt);
    }

    [Fact]
    public async Task Telling_again_tells_nothing_new()
    {
        var world = await TrackedOrder.OfAsync(OneLineInTwoParcels);
        var shipment = await world.HearAsync(Given.Scan(Delivered, 5, null), Given.Scan(Lost, 6, "P2"), Given.Scan(Retracted, 8, "P2"));
        shipment = await world.HearAsync(Given.Scan(Delivered, 9, "P2"));
        var before = await world.OrderAsync();

        await world.HearAsync(Given.Scan(Delivered, 9, "P2"));
        foreach (var report in TrackingProcess.ReportsFor(shipment))
        {
            Assert.True((await world.Orders.HandleAsync(report)).Value.IsRepeat);
        }

        Assert.Equal(before, await world.OrderAsync());
    }

    [Fact]
    public async Task Two_parcels_of_one_line_at_the_same_moment_are_two_units()
    {
        var world = await TrackedOrder.OfAsync(OneLineInTwoParcels);
        await world.HearAsync(Given.Scan(Delivered, 5));
        await world.HearAsync(Given.Scan(Delivered, 5, "P2"));
        Assert.Equal("line 1: 2 Delivered; line 2: 1 Open", await world.PlacesAsync());

        await world.HearAsync(Given.Scan(Retracted, 6), Given.Scan(Retracted, 6, "P2"));
        Assert.Equal("line 1: 2 Shipped; line 2: 1 Open", await world.PlacesAsync());
    }

    [Fact]
    public async Task The_news_of_one_parcel_never_move_the_units_of_the_other()
    {
        var world = await TrackedOrder.OfAsync(OneLineInTwoParcels);
        await world.HearAsync(Given.Scan(Delivered, 5), Given.Scan(HandedOver, 1, "P2"));
        await world.HearAsync(Given.Scan(Returned, 6, "P2"));
        Assert.Equal("line 1: 1 Delivered, 1 Returned; line 2: 1 Open", await world.PlacesAsync());

        await world.HearAsync(Given.Scan(Lost, 7));
        await world.HearAsync(Given.Scan(Delivered, 8));
        Assert.Equal("line 1: 1 Delivered, 1 Returned; line 2: 1 Open", await world.PlacesAsync());
    }

    [Fact]
    public async Task A_line_split_over_two_parcels_is_reported_parcel_by_parcel()
    {
        var world = await TrackedOrder.OfAsync(TwoLines);
        var shipment = await world.HearAsync(Given.Scan(HandedOver, 1), Given.Scan(HandedOver, 2, "P2"), Given.Scan(Delivered, 5, "P2"));
        Assert.Equal("line 1: 1 Shipped, 1 Delivered; line 2: 1 Delivered", await world.PlacesAsync());

        var reports = TrackingProcess.ReportsFor(shipment).Cast<OrderCommand.ShipmentReport>().ToList();
        Assert.Equal([OrderVerb.ReportShipped, OrderVerb.ReportShipped, OrderVerb.ReportDelivered], reports.Select(r => r.Verb));
        Assert.Equal<LineQuantity>([new(1, 1)], reports[0].Lines);
        Assert.Equal<LineQuantity>([new(1, 2), new(2, 1)], reports[1].Lines);
        Assert.Equal<LineQuantity>([new(1, 1), new(2, 1)], reports[2].Lines);
        Assert.Equal(UnitPlace.Shipped, reports[2].From);
        Assert.Equal(3, reports.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task News_that_a_crash_kept_from_the_order_reach_it_with_the_next_call()
    {
        var world = await TrackedOrder.OfAsync(OneParcel);
        var behind = await world.OrderAsync();
        var shipment = await world.HearAsync(Given.Scan(Delivered, 5));
        var other = await TrackedOrder.OfAsync(OneParcel);
        Assert.Equal(behind, await other.OrderAsync());
        foreach (var report in TrackingProcess.ReportsFor(shipment))
        {
            await other.AskAsync(report);
        }

        Assert.Equal(await world.OrderAsync(), await other.OrderAsync());
    }

    [Fact]
    public void A_report_that_knows_where_its_units_were_takes_those_first_and_is_other_content()
    {
        var order = Sample.Confirmed(Sample.Line(1, 2));
        order = Sample.Take(order, new OrderCommand.ReportShipped(Sample.Id, Sample.Command(1), Sample.S1, [new(1, 2)], Sample.At(2)));
        order = Sample.Take(order, new OrderCommand.ReportLost(Sample.Id, Sample.Command(2), Sample.S1, [new(1, 1)], Sample.At(3)));
        var delivered = new OrderCommand.ReportDelivered(Sample.Id, Sample.Command(3), Sample.S1, [new(1, 1)], Sample.At(4));

        Assert.Equal(1, Sample.Take(order, delivered).Units(UnitPlace.Lost));
        var found = Sample.Step(order, delivered with { From = UnitPlace.Lost });
        Assert.Equal(1, found.Order.Units(UnitPlace.Shipped));
        Assert.Equal([ContradictionKind.AfterLost], Sample.Contradictions(found));
        Assert.NotEqual(delivered.Content(), (delivered with { From = UnitPlace.Lost }).Content());
    }
}
