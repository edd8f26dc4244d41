using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Stories;

/// <summary>7. The engraving is changed one minute before and one minute after the lock point.</summary>
public sealed class Story07TheEngravingIsChanged
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task One_minute_decides_and_the_workshop_sees_what_the_order_means(string store)
    {
        await using var shop = new StoryShop(store);

        // Given a mug with Elsa's name, which she may change for two hours.
        await shop.WarehouseReceivesAsync(1);
        Assert.True((await shop.Checkout.PurchaseAsync(StoryShop.Engraved("Elsa"))).IsAccepted);
        await shop.ShopConfirmsAsync();

        // When she changes it a minute before, the workshop sees the new words.
        await shop.TimePassesAsync(Duration.FromMinutes(119));
        Assert.True((await shop.Workshop.RetailorAsync(StoryShop.Number, shop.Next(), new(1, Engraving.Words("Elsa Ek")))).IsAccepted);
        Assert.Equal("Elsa Ek", await shop.WordsAsync(1));

        // A minute after she is told no, and since when; the order and what the workshop sees are as before.
        await shop.TimePassesAsync(Duration.FromMinutes(2));
        var order = await shop.OrderAsync();
        var late = await shop.Workshop.RetailorAsync(StoryShop.Number, shop.Next(), new(1, Engraving.Words("Elsa E.")));
        Assert.Equal(RefusalReason.TailoringLocked, late.Refusal?.Reason);
        Assert.Contains("locked since", late.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal(order, await shop.OrderAsync());
        Assert.Equal("Elsa Ek", await shop.WordsAsync(1));
        await shop.EverythingAgreesAsync();
    }
}
