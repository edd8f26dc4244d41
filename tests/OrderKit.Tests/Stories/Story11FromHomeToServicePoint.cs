using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>11. A change from home to service point while the warehouse packs.</summary>
public sealed class Story11FromHomeToServicePoint
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task What_was_booked_to_the_home_is_voided_and_the_units_go_to_the_service_point(string store)
    {
        await using var shop = new StoryShop(store);

        // Given the last two mugs in a parcel whose label says Elsa's home,
        await shop.WarehouseReceivesAsync(2);
        await shop.ElsaBuysAsync(2);
        await shop.ShopConfirmsAsync();
        await shop.WarehousePacksAsync();
        await shop.WarehouseShipsAsync();

        // when she wants to fetch it instead, she is told what it saves, and that the parcel must be taken back first.
        OrderChange toServicePoint = new OrderChange.SetDelivery(StoryShop.ServicePoint);
        await shop.Changes.ProposeAsync(new(StoryShop.Number, shop.Next(), [toServicePoint], Duration.FromDays(1)));
        var offer = (await shop.Changes.PreviewAsync(StoryShop.Number))!;
        Assert.Equal(new Unlock("Recall", "shipment SO-1-1"), Assert.Single(offer.Preview.Objections).Unlocks[0]);

        // The carrier gives the booking up and the order its shipment.
        Assert.True((await shop.Booking.VoidAsync(shop.Next(), StoryShop.First)).IsAccepted);
        var order = await shop.DoAsync(new OrderCommand.Recall(StoryShop.Number, shop.Next(), StoryShop.First, "to-service-point"));
        Assert.Empty(order.ShipRequests);
        Assert.Equal("2 Packed", await shop.PlacesAsync());
        Assert.IsType<Booking.Voided>((await shop.Shipments.FindAsync(StoryShop.First))!.Booking);
        await shop.EverythingAgreesAsync();

        // A late press on the old button does not send it home after all.
        Assert.False((await shop.WarehouseShipsAsync()).IsAccepted);
        Assert.Equal(0, shop.Carrier.BookingCount);

        // Then the change is applied wholly, and the same two mugs go to the service point.
        offer = (await shop.Changes.PreviewAsync(StoryShop.Number))!;
        Assert.True(offer.Preview.IsPossible);
        var applied = await shop.Changes.ApplyAsync(StoryShop.Number, shop.Next(), offer.Document.Number, offer.Preview.Version);
        Assert.Equal(("2 Packed", StoryShop.ServicePoint), (await shop.PlacesAsync(), applied.Value.Order.Delivery));
        var dispatch = new Dispatch(StoryShop.Number, new("ship-again"), new("SO-1-2"), StoryShop.Warehouse, [new(1, 950, [])]);
        Assert.Equal("sim-point", (await shop.Shipping.ShipAsync(dispatch)).Value.Shipment.Plan.Service);
        Assert.Equal(1, shop.Carrier.BookingCount);
        await shop.TimePassesAsync(Duration.FromHours(30));
        await shop.CarrierIsAskedAsync(new("SO-1-2"));
        Assert.Equal("2 Delivered", await shop.PlacesAsync());
        await shop.EverythingAgreesAsync();
    }
}
