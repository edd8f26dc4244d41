using OrderKit.Units;

namespace OrderKit.Tests.Stories;

/// <summary>2. The warehouse counts 5 where 8 are reserved.</summary>
public sealed class Story02CountedTooFew
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task A_count_is_a_fact_and_nothing_more_is_sold_until_it_is_made_good(string store)
    {
        await using var shop = new StoryShop(store);

        // Given ten mugs, of which eight are sold to two customers.
        await shop.WarehouseReceivesAsync(10);
        await shop.ElsaBuysAsync(5);
        await shop.ElsaBuysAsync(3, "SO-2");

        // When somebody counts and finds five,
        var counted = await shop.WarehouseCountsAsync(5);

        // then the count stands, the three bought last wait for stock and say so, and nobody buys another.
        Assert.Equal((5, 5, 0), (counted.OnHand.Value, counted.Reserved.Value, counted.Shortage.Value));
        Assert.Equal(3, (await shop.OrderAsync("SO-2")).Units(UnitPlace.Backordered));
        var next = await shop.Checkout.PurchaseAsync(StoryShop.Purchase(1, "SO-3"));
        Assert.Equal(RefusalReason.NotEnoughStock, next.Refusal?.Reason);
        Assert.Equal(0, await shop.FreeAsync());

        // The first order gets its five, and a receipt is on sale again.
        await shop.ShopConfirmsAsync();
        await shop.WarehousePacksAsync();
        await shop.WarehouseShipsAsync();
        await shop.TimePassesAsync(Duration.FromHours(5));
        await shop.CarrierIsAskedAsync();
        await shop.EverythingAgreesAsync();
        await shop.WarehouseReceivesAsync(4);
        Assert.Equal(4, await shop.FreeAsync());
        Assert.True((await shop.Checkout.PurchaseAsync(StoryShop.Purchase(1, "SO-3"))).IsAccepted);
        await shop.EverythingAgreesAsync();
    }
}
