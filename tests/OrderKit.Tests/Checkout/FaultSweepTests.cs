using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Units;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Checkout;

/// <summary>Ends the process at the n-th call to a port, for every n, and looks what becomes of the purchase.</summary>
public sealed class FaultSweepTests
{
    /// <summary>What happens after the crash.</summary>
    public enum Aftermath
    {
        /// <summary>The customer clicks again at once.</summary>
        Retry,

        /// <summary>Nobody clicks again; the time runs out.</summary>
        GiveUp,

        /// <summary>The time runs out, then the customer clicks again.</summary>
        RetryLate,

        /// <summary>The time runs out, another buys all that is free, then the customer clicks again.</summary>
        RivalThenRetry,

        /// <summary>The time runs out and another buys all that is free.</summary>
        Rival,
    }

    public static TheoryData<Aftermath, ReservePolicy, bool> Cases()
    {
        var cases = new TheoryData<Aftermath, ReservePolicy, bool>();
        foreach (var aftermath in Enum.GetValues<Aftermath>())
        {
            foreach (var policy in Enum.GetValues<ReservePolicy>())
            {
                cases.Add(aftermath, policy, false);
                cases.Add(aftermath, policy, true);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Wherever_the_process_ends_the_order_has_exactly_its_units_or_there_is_neither(
        Aftermath aftermath, ReservePolicy policy, bool afterEffect)
    {
        var points = 0;
        for (var at = 1; await SweepAsync(at, aftermath, policy, afterEffect, careless: false) is { } faults; at++)
        {
            Assert.True(faults.Count == 0, $"call {at}: {string.Join("; ", faults)}");
            points++;
        }

        Assert.InRange(points, 5, 40);
    }

    [Theory]
    [InlineData(Aftermath.GiveUp)]
    [InlineData(Aftermath.RetryLate)]
    [InlineData(Aftermath.Rival)]
    public async Task A_checkout_that_forgets_the_commit_is_caught(Aftermath aftermath)
    {
        List<string> caught = [];
        for (var at = 1; await SweepAsync(at, aftermath, ReservePolicy.AllOrNothing, true, careless: true) is { } faults; at++)
        {
            caught.AddRange(faults);
        }

        Assert.NotEmpty(caught);
    }

    /// <summary>What is wrong in the end; null when the purchase and all that follows make fewer calls than that.</summary>
    private static async Task<List<string>?> SweepAsync(int at, Aftermath aftermath, ReservePolicy policy, bool afterEffect, bool careless)
    {
        var faults = new Faults { At = at, IsAfterEffect = afterEffect };
        var shop = new Trial(
            s => new SpoiledStock(careless ? new CarelessStock(s, forgetsCommit: true) : s, faults), s => new SpoiledStore(s, faults))
            .With("MUG", 3).With("TEA", 1);
        var mugs = policy == ReservePolicy.BestEffort ? 4 : 2;
        var bought = await UntilItWorksAsync(faults, () => BuyAsync(shop, policy, mugs), isRepeated: aftermath == Aftermath.Retry);
        if (aftermath is not Aftermath.Retry)
        {
            await shop.ExpireAsync();
        }

        var rivals = aftermath is Aftermath.Rival or Aftermath.RivalThenRetry ? await RivalAsync(shop, faults) : 0;
        if (aftermath is Aftermath.RetryLate or Aftermath.RivalThenRetry)
        {
            bought = await UntilItWorksAsync(faults, () => BuyAsync(shop, policy, mugs), isRepeated: true);
        }

        await UntilItWorksAsync(faults, async () => (await shop.RunAsync()).Count, isRepeated: true);
        if (faults.Calls < at)
        {
            return null;
        }

        faults.At = 0;
        await shop.ExpireAsync();
        var disagreements = await shop.NewRunner().RunAsync();
        var found = await Judge.FaultsAsync(shop, ["SO-1", "SO-2"], "MUG", "TEA");
        found.AddRange(disagreements.Select(d => d.Detail));
        var order = await shop.OrderAsync("SO-1");
        var mustBeWhole = rivals == 0 && aftermath is Aftermath.Retry or Aftermath.RetryLate;
        var backordered = order?.Units(UnitPlace.Backordered);
        if (mustBeWhole && (bought is not true || backordered != mugs - Math.Min(3, mugs)))
        {
            found.Add($"the purchase ended {bought}, {backordered} backordered");
        }

        if ((await shop.HistoryAsync("SO-1")).Count(e => e.Event is OrderEvent.Placed) > 1)
        {
            found.Add("placed twice");
        }

        return found;
    }

    private static async Task<bool> BuyAsync(Trial shop, ReservePolicy policy, int mugs) => (await shop.Checkout.PurchaseAsync(
        Buy("SO-1", "click", Line(1, mugs), Line(2, 1, "TEA"), Charge(3)) with { Policy = policy })).IsAccepted;

    private static async Task<int> RivalAsync(Trial shop, Faults faults)
    {
        var free = shop.Shelf("MUG").Free;
        return free > 0 && await UntilItWorksAsync(faults, BuyAllAsync, isRepeated: true) is true ? free : 0;

        async Task<bool> BuyAllAsync() => (await shop.PurchaseAsync("SO-2", "rival", Line(1, free))).IsAccepted;
    }

    private static async Task<T?> UntilItWorksAsync<T>(Faults faults, Func<Task<T>> attempt, bool isRepeated)
        where T : struct
    {
        try
        {
            return await attempt();
        }
        catch (CrashException)
        {
            return isRepeated ? await attempt() : null;
        }
    }
}
