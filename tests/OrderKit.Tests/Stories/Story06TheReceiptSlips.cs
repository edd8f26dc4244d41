using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Promising;

namespace OrderKit.Tests.Stories;

/// <summary>6. A receipt slips twice; two backorders with different priorities wait for it.</summary>
public sealed class Story06TheReceiptSlips
{
    // Ola has paid for express: he is served first, whoever came first.
    private static readonly BackorderTerms Terms = new()
    {
        Acceptance = BackorderAcceptance.WhenDated,
        Rules = new() { Strategy = BackorderStrategy.PriorityClass, KeepsPromises = false, Patience = new() { Slips = 1 } },
        Priority = (order, _) => order.Value == "SO-2" ? 1 : 2,
    };

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task The_customers_are_told_each_new_day_and_why_and_get_their_goods_by_rank(string store)
    {
        await using var shop = new StoryShop(store, Terms);
        var today = shop.Now.InUtc().Date;

        // Given one mug on the shelf and three that the supplier promises in a week: Elsa gets the one and waits for two.
        await shop.WarehouseReceivesAsync(1);
        await shop.SupplierPromisesAsync("PO-1", today.PlusDays(7), 3);
        Assert.Equal((1, 2, today.PlusDays(7)), await WouldWaitAsync(shop, 3, "SO-1"));

        // Ola waits for two as well. He goes first, so that one is left for Elsa, who needs two: her day is gone, and she is told.
        Assert.Equal((0, 2, today.PlusDays(7)), await WouldWaitAsync(shop, 2, "SO-2"));
        await shop.ShopConfirmsAsync();
        await shop.ShopConfirmsAsync("SO-2");
        await shop.EverythingAgreesAsync();
        await shop.SupplierPromisesAsync("PO-2", today.PlusDays(21), 5);
        Assert.Equal((today.PlusDays(21), today.PlusDays(7)), await DaysAsync(shop));

        // When the receipt slips, Ola is told with its cause; when it slips again, the shop's patience has ended and he is asked.
        await shop.SupplierPromisesAsync("PO-1", today.PlusDays(10), 3);
        await shop.SupplierPromisesAsync("PO-1", today.PlusDays(14), 3);
        Assert.Equal((today.PlusDays(21), today.PlusDays(14)), await DaysAsync(shop));
        var ola = await NewsAsync(shop, "SO-2");
        Assert.Contains(ola, news => news.Contains("expected in stock later, on 14 May 2026 instead of 11 May 2026"
            + "; reason: the delivery to the shop is late", StringComparison.Ordinal));
        Assert.Contains(ola, news => news.EndsWith("; the customer is asked whether to wait.", StringComparison.Ordinal));
        await shop.EverythingAgreesAsync();

        // The goods come: Ola has his two the same hour, and what is left is not enough for Elsa, who wants hers together.
        await shop.TimePassesAsync(Duration.FromDays(14));
        await shop.WarehouseTellsOfGoodsAsync("PO-1", 3);
        Assert.Equal("2 Open", await shop.PlacesAsync("SO-2"));
        Assert.Equal("1 Open, 2 Backordered", await shop.PlacesAsync());
        await shop.EverythingAgreesAsync();

        // A week later Elsa has hers, and all three go to her.
        await shop.TimePassesAsync(Duration.FromDays(7));
        await shop.WarehouseTellsOfGoodsAsync("PO-2", 5);
        Assert.Equal("3 Open", await shop.PlacesAsync());
        await shop.EverythingAgreesAsync();
        await shop.WarehousePacksAsync();
        Assert.True((await shop.WarehouseShipsAsync()).IsAccepted);
        await shop.TimePassesAsync(Duration.FromHours(30));
        await shop.CarrierIsAskedAsync();
        Assert.Equal("3 Delivered", await shop.PlacesAsync());
        Assert.Equal(4, await shop.FreeAsync());
        await shop.EverythingAgreesAsync();
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task What_no_receipt_covers_is_not_sold_and_what_is_given_up_goes_to_the_next(string store)
    {
        await using var shop = new StoryShop(store, Terms);
        var today = shop.Now.InUtc().Date;
        await shop.WarehouseReceivesAsync(1);
        await shop.SupplierPromisesAsync("PO-1", today.PlusDays(7), 3);
        await WouldWaitAsync(shop, 3, "SO-1");

        // Two more are expected by nobody: Ola is told so, and nothing is held for him.
        var refused = await shop.Checkout.PurchaseAsync(StoryShop.Purchase(4, "SO-3") with { Policy = ReservePolicy.BestEffort });
        Assert.Equal(RefusalReason.BackorderUndated, refused.Refusal?.Reason);

        // Elsa gives up, and the mug that was hers is Ola's at once.
        await WouldWaitAsync(shop, 1, "SO-2");
        await shop.DoAsync(new OrderCommand.Cancel(new("SO-1"), shop.Next(), "too-late", []));
        await shop.EverythingAgreesAsync();
        Assert.Equal("1 Open", await shop.PlacesAsync("SO-2"));
        Assert.Equal(0, await shop.FreeAsync());

        // Nothing is forgotten over night, and nothing is told twice.
        await shop.TimePassesAsync(Duration.FromDays(1));
        Assert.Empty(await shop.ADayBeginsAsync());
        await shop.EverythingAgreesAsync();
    }

    private static async Task<(int InStock, int Waiting, LocalDate? Day)> WouldWaitAsync(StoryShop shop, int units, string order)
    {
        var bought = await shop.Checkout.PurchaseAsync(StoryShop.Purchase(units, order) with { Policy = ReservePolicy.BestEffort });
        await shop.TimePassesAsync(Duration.FromMinutes(1));
        var line = bought.Value.Lines[0];
        return (line.InStock.Value, line.Backordered.Value, line.ExpectedOn);
    }

    private static async Task<(LocalDate? Elsa, LocalDate? Ola)> DaysAsync(StoryShop shop) =>
        ((await shop.OrderAsync()).Line(1)!.PromisedFor, (await shop.OrderAsync("SO-2")).Line(1)!.PromisedFor);

    private static async Task<List<string>> NewsAsync(StoryShop shop, string order) =>
        [.. OrderTimeline.Tell(await shop.HistoryAsync(order), TimelineLanguage.English, DateTimeZone.Utc)
            .Where(entry => entry.Audience == TimelineAudience.Customer).Select(entry => entry.Sentence)];
}
