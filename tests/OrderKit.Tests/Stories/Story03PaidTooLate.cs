using OrderKit.Availability;

namespace OrderKit.Tests.Stories;

/// <summary>3. The customer pays after the reservation expired; the units are still free, or they are gone.</summary>
public sealed class Story03PaidTooLate
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task The_units_are_still_free_and_are_taken_again(string store)
    {
        await using var shop = new StoryShop(store);
        await GivenAReservationThatRanOutAsync(shop);
        Assert.Equal(2, await shop.FreeAsync());

        // When she comes back from paying and nobody was faster, it is as if nothing had happened; the reservation remembers.
        var receipt = await shop.ElsaBuysAsync(2);
        Assert.Equal(2, receipt.Lines[0].InStock.Value);
        Assert.True((await shop.Stock.FindAsync(StoryShop.Number))!.IsRetaken);
        Assert.Equal(0, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task The_units_are_gone_and_the_purchase_is_refused_with_what_is_possible(string store)
    {
        await using var shop = new StoryShop(store);
        await GivenAReservationThatRanOutAsync(shop);
        await shop.ElsaBuysAsync(1, "SO-2");

        // When she comes back and somebody was faster, there is no order, and the one mug left is told of.
        var refused = await shop.Checkout.PurchaseAsync(StoryShop.Purchase(2));
        Assert.Equal(RefusalReason.NotEnoughStock, refused.Refusal?.Reason);
        Assert.Contains("1 of MUG", refused.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Empty(await shop.HistoryAsync());
        Assert.Equal(1, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task The_units_are_gone_and_a_customer_who_would_wait_gets_a_backorder(string store)
    {
        await using var shop = new StoryShop(store);
        await GivenAReservationThatRanOutAsync(shop, ReservePolicy.BestEffort);
        await shop.ElsaBuysAsync(1, "SO-2");

        var receipt = (await shop.Checkout.PurchaseAsync(StoryShop.Purchase(2) with { Policy = ReservePolicy.BestEffort })).Value;
        Assert.Equal((0, 2), (receipt.Lines[0].InStock.Value, receipt.Lines[0].Backordered.Value));
        Assert.Equal("2 Backordered", await shop.PlacesAsync());
        Assert.Equal(1, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();
    }

    // Elsa's checkout held two mugs for twenty minutes; she was gone for twenty-five.
    private static async Task GivenAReservationThatRanOutAsync(StoryShop shop, ReservePolicy policy = ReservePolicy.AllOrNothing)
    {
        await shop.WarehouseReceivesAsync(2);
        var click = StoryShop.Purchase(2).Id;
        var reserve = new StockCommand.Reserve(
            click, StoryShop.Number, [new(1, StoryShop.Mug, 2)], Duration.FromMinutes(20)) { Policy = policy };
        Assert.True((await shop.Stock.ReserveAsync(reserve)).IsAccepted);
        await shop.TimePassesAsync(Duration.FromMinutes(25));
    }
}
