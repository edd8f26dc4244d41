using OrderKit.Availability;
using OrderKit.Units;

namespace OrderKit.Tests.Stories;

/// <summary>9. Two lines of one SKU with different tailoring, one unit in stock.</summary>
public sealed class Story09TwoEngravingsOneMug
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Two_lines_share_one_shelf_and_no_words(string store)
    {
        await using var shop = new StoryShop(store);

        // Given one mug, Elsa wants two, each with a name of its own: refused as a whole, and nothing is taken.
        await shop.WarehouseReceivesAsync(1);
        var both = StoryShop.Engraved("Elsa", "Åke");
        Assert.Equal(RefusalReason.NotEnoughStock, (await shop.Checkout.PurchaseAsync(both)).Refusal?.Reason);
        Assert.Equal(1, await shop.FreeAsync());

        // When she would wait, one line has the mug and the other waits; neither name has replaced the other.
        Assert.True((await shop.Checkout.PurchaseAsync(both with { Policy = ReservePolicy.BestEffort })).IsAccepted);
        var order = await shop.OrderAsync();
        Assert.Equal((2, 1, 1), (order.Lines.Count, order.Units(UnitPlace.Open), order.Units(UnitPlace.Backordered)));
        Assert.Equal((0, "Elsa", "Åke"), (await shop.FreeAsync(), await shop.WordsAsync(1), await shop.WordsAsync(2)));
        await shop.EverythingAgreesAsync();
    }
}
