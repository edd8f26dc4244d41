using OrderKit.Availability;
using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Processes;

/// <summary>Those who wait are served without anybody asking.</summary>
public sealed class BackorderRoundsTests
{
    private static readonly Duration Minute = BackorderRounds.LookEvery;

    [Fact]
    public async Task Everything_is_run_at_the_start_and_then_only_what_has_moved()
    {
        var shop = new BackorderTrial();
        await shop.BuyAsync("SO-1", 2);
        Assert.Equal((1, 0, 0), (await PassAsync(shop), await PassAsync(shop), await PassAsync(shop, Minute)));

        // Within a minute nobody looks; then a receipt that nobody told of is noticed.
        shop.Expect("PO-1", 7, 2);
        Assert.Equal(
            (0, 1, 0), (await PassAsync(shop, Minute - Duration.Epsilon), await PassAsync(shop, Minute), await PassAsync(shop, Minute)));
        Assert.Equal(Today.PlusDays(7), (await shop.OrderAsync("SO-1")).Line(1)!.PromisedFor);
        shop.Expect("PO-1", 9, 2);
        await PassAsync(shop, Minute);
        Assert.Equal("receipt-late", (await shop.PromisedAsync("SO-1"))[^1].Cause.Value);
    }

    [Fact]
    public async Task A_receipt_that_is_told_again_changes_nothing_and_a_changed_one_leaves_its_cause_on_the_order()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 2);
        await PassAsync(shop);
        var before = await shop.Waiting.LoadAsync(Mug);
        shop.Expect("PO-1", 7, 2);
        Assert.Equal(0, await PassAsync(shop, Minute));
        Assert.Equal(before, await shop.Waiting.LoadAsync(Mug));

        shop.Expect("PO-1", 8, 2);
        Assert.Equal(1, await PassAsync(shop, Minute));
        shop.Expect("PO-1", 8, 2);
        Assert.Equal(0, await PassAsync(shop, Minute));
        Assert.Equal("receipt-late", Assert.Single(await shop.PromisedAsync("SO-1")).Cause.Value);
    }

    [Fact]
    public async Task A_day_that_begins_runs_everything_in_the_shops_own_zone()
    {
        var zone = DateTimeZone.ForOffset(Offset.FromHours(2));
        var shop = new BackorderTrial(new() { Zone = zone });
        shop.Expect("PO-1", 0, 2);
        await shop.BuyAsync("SO-1", 2);
        await PassAsync(shop);
        shop.Clock.Now = Today.AtStartOfDayInZone(zone).PlusHours(24).ToInstant() - Duration.Epsilon;
        Assert.Equal(0, await PassAsync(shop));
        Assert.Empty(await shop.PromisedAsync("SO-1"));
        Assert.Equal(1, await PassAsync(shop, Duration.Epsilon));
        Assert.Equal("receipt-late", Assert.Single(await shop.PromisedAsync("SO-1")).Cause.Value);
    }

    [Fact]
    public async Task What_a_reservation_gives_back_by_running_out_goes_to_those_who_wait_at_once()
    {
        var shop = await HeldByAnotherAsync();
        shop.Clock.Now += Duration.FromMinutes(20);
        Assert.Contains(new OrderId("CART-1"), await shop.Service.ExpireDueAsync(10));
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
        Assert.Empty(await shop.Service.ExpireDueAsync(10));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task Or_within_a_minute_when_another_command_swept_it_and_nobody_told()
    {
        var shop = await HeldByAnotherAsync();
        await PassAsync(shop);
        shop.Clock.Now += Duration.FromMinutes(20);
        await shop.Stock.CheckAsync([Mug]);
        Assert.Empty(await shop.Service.ExpireDueAsync(10));
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-1"));
        Assert.Equal(1, await PassAsync(shop));
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
    }

    [Fact]
    public async Task What_a_reader_of_the_feed_says_has_moved_is_run_at_the_next_pass()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(2);
        await shop.BuyAsync("SO-1", 2);
        await shop.BuyAsync("SO-2", 2);
        await PassAsync(shop);
        await shop.CancelAsync("SO-1");
        foreach (var happened in await shop.Store.ReadAsync(0, 100, default))
        {
            Assert.Empty(await shop.Runner.HandleAsync(happened, default));
        }

        Assert.Equal((0, 2), await shop.UnitsAsync("SO-2"));
        Assert.Equal(1, await PassAsync(shop));
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-2"));
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    [Fact]
    public async Task An_article_that_fails_stops_no_other_and_is_tried_again()
    {
        var (shop, faulty, axe) = (new BackorderTrial(), new Faulty(), new Sku("AXE"));
        var promises = new OrderKit.Checkout.BackorderPromises(shop.Waiting, faulty.Over(shop.Supply), shop.Terms, shop.Clock);
        var service = new BackorderService(promises, shop.Waiting, shop.Store, shop.Orders, shop.Stock, shop.Terms, shop.Clock);
        var rounds = new BackorderRounds(service, promises, shop.Waiting, shop.Terms, shop.Clock);
        await shop.BuyAsync("SO-1", 2);
        await shop.Stock.HandleAsync(new StockCommand.Receive(shop.Next(), axe, Lager, 0));
        await shop.Checkout.PurchaseAsync(Trial.Buy("SO-2", "click", Trial.Line(1, 1, "AXE")) with { Policy = ReservePolicy.BestEffort });
        await shop.ReceiveAsync(2);
        faulty.Fails = axe;
        var pass = await rounds.RunAsync(default);
        Assert.Equal((1, 2, 1L, false), (pass.Done, pass.Failed, pass.Behind, pass.HasMore));
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));

        faulty.Fails = null;
        pass = await rounds.RunAsync(default);
        Assert.Equal((1, 0, 0L), (pass.Done, pass.Failed, pass.Behind));
        Assert.Equal("backorders", rounds.Name.Value);
    }

    [Fact]
    public async Task A_pass_runs_fifty_articles_and_says_that_there_are_more()
    {
        var shop = new BackorderTrial();
        shop.Service.SupplyMoved(Enumerable.Range(1, 60).Select(number => new Sku($"S-{number}")));
        var pass = await shop.Rounds.RunAsync(default);
        Assert.Equal((50, true, 10L), (pass.Done, pass.HasMore, pass.Behind));
        Assert.Equal((10, false), (await shop.Rounds.RunAsync(default)) is var last ? (last.Done, last.HasMore) : default);
    }

    private static async Task<int> PassAsync(BackorderTrial shop, Duration later = default)
    {
        shop.Clock.Now += later;
        return (await shop.Rounds.RunAsync(default)).Done;
    }

    // Two on the shelf lie in somebody's cart for twenty minutes, and SO-1 waits for two.
    private static async Task<BackorderTrial> HeldByAnotherAsync()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(2);
        await shop.Stock.ReserveAsync(new(new("cart"), new("CART-1"), [new(1, Mug, 2)], Duration.FromMinutes(20)));
        await shop.TryBuyAsync("SO-1", 2);
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-1"));
        return shop;
    }

    /// <summary>A supply that cannot be read of one article.</summary>
    private sealed class Faulty
    {
        internal Sku? Fails { get; set; }

        internal ISupply Over(ISupply supply) => new Port(this, supply);

        private sealed class Port(Faulty faulty, ISupply supply) : ISupply
        {
            public ValueTask<ValueList<SupplyPicture>> OfAsync(Sku sku, CancellationToken cancellationToken = default) =>
                sku == faulty.Fails ? throw new CrashException() : supply.OfAsync(sku, cancellationToken);
        }
    }
}
