using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>11. A change from home to service point while the warehouse packs. Within one order it is told here once a delivery can be
/// changed; until then the shop takes the parcel back and the customer orders anew.</summary>
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

        // when she wants to fetch it instead, the carrier gives the booking up and the order its shipment.
        Assert.True((await shop.Booking.VoidAsync(shop.Next(), StoryShop.First)).IsAccepted);
        var order = await shop.DoAsync(new OrderCommand.Recall(StoryShop.Number, shop.Next(), StoryShop.First, "to-service-point"));
        Assert.Empty(order.ShipRequests);
        Assert.Equal("2 Packed", await shop.PlacesAsync());
        Assert.IsType<Booking.Voided>((await shop.Shipments.FindAsync(StoryShop.First))!.Booking);
        await shop.EverythingAgreesAsync();

        // A late press on the old button does not send it home after all.
        Assert.False((await shop.WarehouseShipsAsync()).IsAccepted);
        Assert.Equal(0, shop.Carrier.BookingCount);

        // Then the order makes way for one to the service point, and the same two mugs go there.
        await shop.DoAsync(new OrderCommand.Cancel(StoryShop.Number, shop.Next(), "to-service-point", []));
        await shop.EverythingAgreesAsync();
        await shop.ElsaBuysAsync(2, "SO-2", StoryShop.ServicePoint);
        await shop.ShopConfirmsAsync("SO-2");
        await shop.WarehousePacksAsync("SO-2");
        var dispatch = new Dispatch(new("SO-2"), new("ship"), new("SO-2-1"), StoryShop.Warehouse, [new(1, 950, [])]);
        Assert.Equal("sim-point", (await shop.Shipping.ShipAsync(dispatch)).Value.Shipment.Plan.Service);
        Assert.Equal(1, shop.Carrier.BookingCount);
        await shop.TimePassesAsync(Duration.FromHours(30));
        await shop.CarrierIsAskedAsync(new("SO-2-1"));
        Assert.Equal(("2 Cancelled", "2 Delivered"), (await shop.PlacesAsync(), await shop.PlacesAsync("SO-2")));
        await shop.EverythingAgreesAsync();
    }
}
