using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Tests.Stories;

/// <summary>6. A receipt slips twice; two backorders with different priorities wait for it. Dates, priorities and the filling are told here
/// once backorders are promised and filled.</summary>
public sealed class Story06TheReceiptSlips
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Two_backorders_wait_and_nothing_of_them_is_forgotten(string store)
    {
        await using var shop = new StoryShop(store);

        // Given one mug on the shelf and two customers who would wait: Elsa gets the one and waits for two, Ola waits for two.
        await shop.WarehouseReceivesAsync(1);
        await WouldWaitAsync(shop, 3, "SO-1");
        await WouldWaitAsync(shop, 2, "SO-2");
        await shop.ShopConfirmsAsync();
        await shop.ShopConfirmsAsync("SO-2");

        // When the goods do not come this week and not the next,
        await shop.TimePassesAsync(Duration.FromDays(7));
        await shop.EverythingAgreesAsync();
        await shop.TimePassesAsync(Duration.FromDays(7));

        // then both still wait, nothing can be packed that is not there, and what Elsa has is still hers.
        Assert.Equal("1 Open, 2 Backordered", await shop.PlacesAsync());
        Assert.Equal("2 Backordered", await shop.PlacesAsync("SO-2"));
        var pack = await shop.Orders.HandleAsync(new OrderCommand.Pack(new("SO-2"), shop.Next(), []));
        Assert.Equal(RefusalReason.NothingToDo, pack.Refusal?.Reason);
        await shop.EverythingAgreesAsync();

        // Elsa gets her one mug now, and Ola gives up: nothing of either is left on the shelf.
        await shop.WarehousePacksAsync();
        Assert.True((await shop.WarehouseShipsAsync()).IsAccepted);
        await shop.TimePassesAsync(Duration.FromHours(30));
        await shop.CarrierIsAskedAsync();
        Assert.Equal("2 Backordered, 1 Delivered", await shop.PlacesAsync());
        var given = await shop.DoAsync(new OrderCommand.Cancel(new("SO-2"), shop.Next(), "too-late", []));
        Assert.Equal(OrderStatus.Cancelled, given.Status);
        Assert.Equal(0, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();
    }

    private static async Task WouldWaitAsync(StoryShop shop, int units, string order) => Assert.True((await shop.Checkout.PurchaseAsync(
        StoryShop.Purchase(units, order) with { Policy = ReservePolicy.BestEffort })).IsAccepted);
}
