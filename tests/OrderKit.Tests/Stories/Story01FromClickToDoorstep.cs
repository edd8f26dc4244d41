using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>1. Place, reserve, choose, book a simulated carrier, track, delivered: the walking skeleton.</summary>
public sealed class Story01FromClickToDoorstep
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task An_order_goes_from_the_click_to_the_doorstep(string store)
    {
        await using var shop = new StoryShop(store);

        // Given five mugs on the shelf, Elsa chooses a delivery to her home and buys two.
        await shop.WarehouseReceivesAsync(5);
        var choice = await shop.ElsaChoosesAsync();
        var receipt = await shop.ElsaBuysAsync(2, delivery: choice);
        Assert.Equal((2, 0), (receipt.Lines[0].InStock.Value, receipt.Lines[0].Backordered.Value));
        Assert.Equal(3, await shop.FreeAsync());

        // When the shop confirms, the warehouse packs and the carrier is booked, nothing has left yet.
        await shop.ShopConfirmsAsync();
        await shop.WarehousePacksAsync();
        var booked = (await shop.WarehouseShipsAsync()).Value;
        Assert.NotNull(booked.Label);
        Assert.Equal((OrderStatus.InFulfilment, "2 Packed"), ((await shop.OrderAsync()).Status, await shop.PlacesAsync()));

        // Then the order follows its parcel: on its way the same day, at the door the next.
        await shop.TimePassesAsync(Duration.FromHours(5));
        Assert.Equal(TrackingStatus.HandedOver, (await shop.CarrierIsAskedAsync()).Tracking.Status);
        Assert.Equal(OrderStatus.Shipped, (await shop.OrderAsync()).Status);
        await shop.TimePassesAsync(Duration.FromHours(25));
        var shipment = await shop.CarrierIsAskedAsync();
        Assert.Equal(OrderStatus.Delivered, (await shop.OrderAsync()).Status);
        Assert.Equal(choice.PromisedBy, shipment.Tracking.Parcels[0].StatusAt?.InZone(DateTimeZoneProviders.Tzdb["Europe/Stockholm"]).Date);
        Assert.Equal(OrderStatus.Completed, (await shop.DoAsync(new OrderCommand.Complete(StoryShop.Number, shop.Next()))).Status);
        await shop.EverythingAgreesAsync();
    }
}
