using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>10. A delivered parcel gets a late "in transit" scan; then the carrier retracts the delivery.</summary>
public sealed class Story10TheDeliveryIsTakenBack
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task A_late_scan_moves_nothing_and_a_retraction_does(string store)
    {
        await using var shop = new StoryShop(store);

        // Given a parcel that the carrier says is delivered,
        shop.Carrier.Misbehave(SimulatedTrouble.RetractDelivery);
        Assert.Equal(OrderStatus.Delivered, (await shop.DeliveredAsync(2)).Status);
        await shop.EverythingAgreesAsync();

        // when a terminal scans it two hours later, it stays delivered, and the shipment shows the oddity.
        await shop.TimePassesAsync(Duration.FromHours(3));
        var shipment = await shop.CarrierIsAskedAsync();
        Assert.IsType<TrackingContradiction.ScanAfterEnd>(Assert.Single(shipment.Tracking.Contradictions));
        Assert.Equal("2 Delivered", await shop.PlacesAsync());
        await shop.EverythingAgreesAsync();

        // When the carrier takes the delivery back, the units are on their way again, and no stock moves.
        var free = await shop.FreeAsync();
        await shop.TimePassesAsync(Duration.FromHours(8));
        await shop.CarrierIsAskedAsync();
        Assert.Equal((OrderStatus.Shipped, "2 Shipped"), ((await shop.OrderAsync()).Status, await shop.PlacesAsync()));
        Assert.Equal(free, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();

        // Then they arrive in earnest, and the history has all three.
        await shop.TimePassesAsync(Duration.FromHours(15));
        await shop.CarrierIsAskedAsync();
        Assert.Equal(OrderStatus.Delivered, (await shop.OrderAsync()).Status);
        var told = (await shop.HistoryAsync()).Select(e => e.Event).OfType<OrderEvent.ShipmentReported>().Select(e => e.GetType().Name);
        Assert.Equal(["Shipped", "Delivered", "Retracted", "Delivered"], told);
        await shop.EverythingAgreesAsync();
    }
}
