using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Shipments;
using OrderKit.Tests.Support;
using static OrderKit.Shipments.TrackingStatus;

namespace OrderKit.Tests.Processes;

/// <summary>What users of other systems complain of between shop and carrier, each by its public thread.</summary>
public sealed class CarrierComplaintTests : IAsyncDisposable
{
    private const int TwoParcels = 1;
    private static readonly Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");
    private static readonly LocationId Warehouse = new("BORAS");

    private readonly SimulatedCarrier carrier = new("sim");
    private readonly ServiceProvider services;
    private readonly ShippingService shipping;

    public CarrierComplaintTests()
    {
        var host = new ServiceCollection().AddSingleton<IClock>(new SetClock());
        host.AddOrderKit().AddCarrier(carrier);
        services = host.BuildServiceProvider();
        shipping = services.GetRequiredService<ShippingService>();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>openlinker-project/openlinker#1917: a concurrent or retried dispatch buys a second paid label.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(SimulatedTrouble.TimeOutAfterBooking)]
    public async Task A_dispatch_sent_by_many_at_once_and_again_books_one_label(SimulatedTrouble? trouble)
    {
        await BuyAsync(2);
        carrier.Misbehave(trouble is { } some ? [some] : []);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => shipping.ShipAsync(Dispatch(Sample.S1, 2)))));
        var again = await shipping.ShipAsync(Dispatch(Sample.S1, 2));

        Assert.Equal(1, carrier.BookingCount);
        Assert.Equal(new Booking.Booked("S1-1", "SIM000100000001"), again.Value.Shipment.Booking);
    }

    /// <summary>open-mercato/open-mercato#3294: a double click on create shipment books twice.</summary>
    [Fact]
    public async Task A_second_click_of_its_own_for_one_shipment_books_nothing_more()
    {
        await BuyAsync(2);
        var first = await shipping.ShipAsync(Dispatch(Sample.S1, 2));
        var second = await shipping.ShipAsync(Dispatch(Sample.S1, 2) with { Id = new("another-click") });

        Assert.True(first.IsAccepted);
        Assert.Equal(RefusalReason.ShipmentExists, second.Refusal?.Reason);
        Assert.Equal(1, carrier.BookingCount);
    }

    /// <summary>solidusio-contrib/solidus_easypost#117: of several shipments all links show the same label.</summary>
    [Fact]
    public async Task Each_shipment_has_its_own_label_and_keeps_it()
    {
        await BuyAsync(2);
        var vault = services.GetRequiredService<DocumentVault>();
        foreach (var shipment in (ShipmentId[])[Sample.S1, Sample.S2])
        {
            var label = (await shipping.ShipAsync(Dispatch(shipment, 1))).Value.Label!;
            var entry = new DocumentEntry(Sample.Id, new($"label-{shipment}"), "label", label.Format);
            Assert.True((await vault.PutAsync(entry, label.Content)).IsAccepted);
        }

        var first = (await vault.OpenAsync(Sample.Id, new("label-S1")))!.Value.ToArray();
        var second = (await vault.OpenAsync(Sample.Id, new("label-S2")))!.Value.ToArray();
        Assert.Contains("SIM000100000001-1", System.Text.Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        Assert.Contains("SIM000100000002-1", System.Text.Encoding.UTF8.GetString(second), StringComparison.Ordinal);
    }

    /// <summary>NEARBuilders/nearmerch.com#214: a late "sent" downgrades a delivered order and overwrites the other parcel's
    /// tracking.</summary>
    [Fact]
    public async Task A_late_scan_of_one_parcel_downgrades_nothing_and_leaves_the_other_parcel_alone()
    {
        var world = await TrackedOrder.OfAsync(TwoParcels);
        await world.HearAsync(Given.Scan(Delivered, 5), Given.Scan(OutForDelivery, 6, "P2"));
        var shipment = await world.HearAsync(Given.Scan(HandedOver, 1), Given.Scan(InTransit, 7));

        Assert.Equal([Delivered, OutForDelivery], shipment.Tracking.Parcels.Select(p => p.Status));
        Assert.Equal(["P1", "P2"], shipment.Parcels.Select(p => p.TrackingNumber));
        Assert.Equal("line 1: 1 Shipped, 1 Delivered; line 2: 1 Open", await world.PlacesAsync());
    }

    /// <summary>reactioncommerce/reaction#2320: tracking should drive the lines, tell of delays and of what comes back
    /// undelivered.</summary>
    [Fact]
    public async Task Tracking_moves_the_units_tells_of_a_delay_and_of_what_comes_back_undelivered()
    {
        var world = await TrackedOrder.OfAsync(TwoParcels);
        var shipment = await world.HearAsync(Given.Scan(InTransit, 3), Given.Scan(InTransit, 3, "P2"), Given.Scan(Delayed, 4, "P2"));
        Assert.Equal([false, true], shipment.Tracking.Parcels.Select(p => p.IsDelayed));
        Assert.Equal("line 1: 2 Shipped; line 2: 1 Open", await world.PlacesAsync());

        await world.HearAsync(Given.Scan(Delivered, 5), Given.Scan(Returning, 6, "P2"), Given.Scan(Returned, 9, "P2"));
        Assert.Equal("line 1: 1 Delivered, 1 Returned; line 2: 1 Open", await world.PlacesAsync());
    }

    /// <summary>Eshopbox-Enginnering/Central-Backlog#275: an attempt that never happened must not count as a failed delivery.</summary>
    [Fact]
    public async Task An_attempt_moves_no_unit_and_stands_in_no_ones_way()
    {
        var world = await TrackedOrder.OfAsync(TwoParcels);
        await world.HearAsync(Given.Scan(HandedOver, 3, null));
        var before = await world.OrderAsync();
        await world.HearAsync(Given.Scan(DeliveryAttempted, 4), Given.Scan(DeliveryAttempted, 5));
        Assert.Equal(before, await world.OrderAsync());

        await world.HearAsync(Given.Scan(Delivered, 6));
        Assert.Equal("line 1: 1 Shipped, 1 Delivered; line 2: 1 Open", await world.PlacesAsync());
        Assert.DoesNotContain(await world.Store.ReadAsync(0, int.MaxValue, default), e => e.Event.Event is OrderEvent.Contradicted);
    }

    private static Dispatch Dispatch(ShipmentId shipment, int units) =>
        new(Sample.Id, new($"ship-{shipment}"), shipment, Warehouse, [new(1, 500, [])]) { Lines = Sample.Units(1, units) };

    private async Task BuyAsync(int units)
    {
        await services.GetRequiredService<IStockKeeper>().HandleAsync(
            new StockCommand.Receive(new("receipt"), new("MUG"), Warehouse, units));
        var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(
            new(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, units)])
            {
                Recipient = Elsa,
                Delivery = new("home", "sim", Service: "sim-home"),
            });
        Assert.True(bought.IsAccepted);
        await services.GetRequiredService<OrderService>().HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
    }
}
