using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Promising;
using OrderKit.Tests.Processes;
using OrderKit.Tests.Stories;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Checkout;

/// <summary>No limit of what may wait is passed by buyers at once, nor by crashes.</summary>
public sealed class PreOrderRaceTests
{
    private static readonly LocalDate Release = Today.PlusDays(9);

    [Theory]
    [InlineData("pre-order", RefusalReason.PreOrderFull)]
    [InlineData("up-to", RefusalReason.BackorderLimitReached)]
    public async Task However_many_click_at_once_just_the_limit_is_sold(string limit, RefusalReason full)
    {
        for (var round = 0; round < 20; round++)
        {
            var shop = Limited(limit, 7);
            using var start = new Barrier(4);
            var answers = (await Task.WhenAll(Enumerable.Range(0, 4).Select(buyer => Task.Run(async () =>
            {
                start.SignalAndWait();
                List<RefusalReason> heard = [];
                for (var click = 0; click < 4; click++)
                {
                    heard.Add((await shop.TryBuyAsync($"SO-{buyer}-{click}", 1)).Refusal?.Reason ?? RefusalReason.None);
                }

                return heard;
            })))).SelectMany(heard => heard).ToList();
            Assert.Equal(7, answers.Count(reason => reason == RefusalReason.None));
            Assert.Equal(9, answers.Count(reason => reason == full));
            Assert.Equal(7, await shop.ListedAsync());
        }
    }

    // The control: both look at the list before either is on it. One list is saved only over what was looked at, the other over anything.
    [Theory]
    [InlineData("pre-order", false, 1)]
    [InlineData("pre-order", true, 2)]
    [InlineData("up-to", false, 1)]
    [InlineData("up-to", true, 2)]
    public async Task Two_who_look_at_once_are_told_apart_by_the_version_of_the_list_alone(string limit, bool isBlind, int sold)
    {
        var shop = Limited(limit, 1);
        using var gap = new Gap(shop.Waiting, isBlind);
        var checkout = shop.Buying(new(), gap);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(buyer => Task.Run(() => checkout.PurchaseAsync(
            Trial.Buy($"SO-{buyer}", $"click-{buyer}", Trial.Line(1, 1)) with { Policy = ReservePolicy.BestEffort }))));
        Assert.Equal(sold, answers.Count(answer => answer.IsAccepted));
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Over_every_store_buyers_at_once_are_sold_just_the_limit(string store)
    {
        var services = new ServiceCollection();
        StoryStores.Use(store, services.AddOrderKit());
        await using var host = services.BuildServiceProvider();
        var today = host.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        ((MemoryPreOrders)host.GetRequiredService<IPreOrders>()).Announce(StoryShop.Mug, new(today.PlusDays(30), 5, 0));
        var checkout = host.GetRequiredService<CheckoutService>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            buyer => Task.Run(() => checkout.PurchaseAsync(StoryShop.Purchase(1, $"SO-{buyer}")))));
        Assert.Equal(5, answers.Count(answer => answer.IsAccepted));
        Assert.All(answers.Where(answer => !answer.IsAccepted), no => Assert.Equal(RefusalReason.PreOrderFull, no.Refusal!.Reason));
        var list = await host.GetRequiredService<IBackorderStore>().LoadAsync(StoryShop.Mug);
        Assert.Equal(5, list.Lines.Sum(line => line.Units.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_purchase_that_ends_at_any_step_leaves_no_place_taken_that_nobody_has(bool isAfterEffect)
    {
        var whole = new Faults();
        await Limited("pre-order", 2).Buying(whole).PurchaseAsync(Click());
        Assert.True(whole.Calls > 4, $"{whole.Calls} calls are no sweep.");
        for (var at = 1; at <= whole.Calls; at++)
        {
            foreach (var isRepeated in new[] { true, false })
            {
                var shop = Limited("pre-order", 2);
                await Assert.ThrowsAsync<CrashException>(
                    () => shop.Buying(new() { At = at, IsAfterEffect = isAfterEffect }).PurchaseAsync(Click()));
                if (isRepeated)
                {
                    Assert.True((await shop.Checkout.PurchaseAsync(Click())).IsAccepted);
                }

                // Until an hour is over it may still be placed; then the place is free.
                Assert.Empty(await shop.Runner.RunAsync());
                shop.Clock.Now += Duration.FromMinutes(61);
                await shop.Service.RunAsync(Mug);
                var isPlaced = await shop.Store.LoadAsync(new("SO-1"), default) is not null;
                Assert.Equal(isPlaced ? 2 : 0, await shop.ListedAsync());
                Assert.Equal(!isPlaced, (await shop.TryBuyAsync("SO-2", 2)).IsAccepted);
            }
        }
    }

    [Fact]
    public async Task A_place_is_kept_while_its_order_may_still_be_placed()
    {
        var (shop, faults) = (Limited("pre-order", 2), new Faults());
        await Limited("pre-order", 2).Buying(faults).PurchaseAsync(Click());
        for (var at = 1; at <= faults.Calls && await shop.ListedAsync() == 0; at++)
        {
            await Assert.ThrowsAsync<CrashException>(() => shop.Buying(new() { At = at }).PurchaseAsync(Click()));
        }

        Assert.Null(await shop.Store.LoadAsync(new("SO-1"), default));
        await shop.Service.RunAsync(Mug);
        Assert.False((await shop.TryBuyAsync("SO-2", 1)).IsAccepted);
        Assert.True((await shop.Checkout.PurchaseAsync(Click())).IsAccepted);
        await shop.Service.RunAsync(Mug);
        Assert.Equal(2, await shop.ListedAsync());
    }

    // Each step: an order buys, or calls some off. What is accepted is what a count on paper allows, and never is the limit passed.
    [Property(MaxTest = 300)]
    public async Task Whatever_is_bought_and_called_off_the_places_are_those_of_a_count_on_paper(byte limit, byte[] steps)
    {
        var (shop, most) = (Limited("pre-order", limit % 12), limit % 12);
        Dictionary<string, int> paper = [];
        foreach (var step in steps)
        {
            var (order, wanted) = ($"SO-{step % 8}", (step / 8 % 4) + 1);
            if (paper.TryGetValue(order, out var waiting))
            {
                if (waiting > 0)
                {
                    await shop.CancelAsync(order, [new(1, Math.Min(waiting, wanted))]);
                    paper[order] -= Math.Min(waiting, wanted);
                    Assert.Empty(await shop.Runner.RunAsync());
                }
            }
            else if ((await shop.TryBuyAsync(order, wanted)).IsAccepted)
            {
                paper[order] = wanted;
            }
            else
            {
                Assert.True(paper.Values.Sum() + wanted > most);
            }

            Assert.True(paper.Values.Sum() <= most);
            Assert.Equal(paper.Values.Sum(), await shop.ListedAsync());
        }
    }

    private static Purchase Click() => Trial.Buy("SO-1", "click", Trial.Line(1, 2));

    private static BackorderTrial Limited(string how, int limit)
    {
        var shop = new BackorderTrial(how == "up-to" ? new() { Acceptance = BackorderAcceptance.UpTo(limit) } : null);
        if (how == "pre-order")
        {
            shop.PreOrders.Announce(Mug, new(Release, limit, 0));
        }

        return shop;
    }

    /// <summary>A store whose first two readers have both read before either goes on; blind, it saves over whatever came between.</summary>
    private sealed class Gap(IBackorderStore store, bool isBlind) : IBackorderStore, IDisposable
    {
        private readonly Barrier met = new(2);
        private int loads;

        public async ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default)
        {
            var list = await store.LoadAsync(sku, cancellationToken);
            if (Interlocked.Increment(ref loads) <= 2)
            {
                met.SignalAndWait(cancellationToken);
            }

            return list;
        }

        public async ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default)
        {
            if (!isBlind)
            {
                return await store.TrySaveAsync(list, cancellationToken);
            }

            while (true)
            {
                var current = await store.LoadAsync(list.Sku, cancellationToken);
                if (await store.TrySaveAsync(list with { Version = current.Version + 1 }, cancellationToken))
                {
                    return true;
                }
            }
        }

        public ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default) => store.SkusAsync(cancellationToken);

        public void Dispose() => met.Dispose();
    }
}
