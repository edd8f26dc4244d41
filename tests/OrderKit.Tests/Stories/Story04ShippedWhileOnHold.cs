using OrderKit.Orders;

namespace OrderKit.Tests.Stories;

/// <summary>4. The carrier reports shipped while the order is on hold.</summary>
public sealed class Story04ShippedWhileOnHold
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task A_hold_stops_what_is_asked_and_not_what_has_happened(string store)
    {
        await using var shop = new StoryShop(store);

        // Given a packed order whose carrier is booked, customer service stops it.
        await shop.WarehouseReceivesAsync(2);
        await shop.ElsaBuysAsync(2);
        await shop.ShopConfirmsAsync();
        await shop.WarehousePacksAsync();
        await shop.WarehouseShipsAsync();
        await shop.DoAsync(new OrderCommand.Hold(StoryShop.Number, shop.Next(), "manual", "address-unclear"));
        var another = new OrderCommand.Ship(StoryShop.Number, shop.Next(), new("SO-1-2"), []);
        Assert.Equal(RefusalReason.OnHold, (await shop.Orders.HandleAsync(another)).Refusal?.Reason);

        // When the van had left already, the order takes the news, and says what is odd about it.
        await shop.TimePassesAsync(Duration.FromHours(5));
        await shop.CarrierIsAskedAsync();
        Assert.Equal((OrderStatus.Shipped, "2 Shipped"), ((await shop.OrderAsync()).Status, await shop.PlacesAsync()));
        var odd = (await shop.HistoryAsync()).Select(e => e.Event).OfType<OrderEvent.Contradicted>();
        Assert.Equal([ContradictionKind.WhileOnHold], odd.Select(c => c.Kind));

        // Then the hold is still there for a person to release, and the parcel arrives all the same.
        Assert.Single((await shop.OrderAsync()).Holds);
        await shop.TimePassesAsync(Duration.FromHours(25));
        await shop.CarrierIsAskedAsync();
        var order = await shop.DoAsync(new OrderCommand.Release(StoryShop.Number, shop.Next(), 1));
        Assert.Equal(OrderStatus.Delivered, order.Status);
        Assert.Empty(order.Holds);
        await shop.EverythingAgreesAsync();
    }
}
