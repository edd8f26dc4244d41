using NodaTime;
using OrderKit.PersonalData;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What is promised to customers about their data: keys, and what the law wants kept.</summary>
internal static class PersonalDataCases
{
    private static readonly OrderId Order = KitOrders.Id(1);

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("keys: an order has one key of its own", "An order's key is 32 random bytes, the same at every call, another for every order.",
            open, OneAsync),
        new("keys: callers at once get the same key", "However many hosts ask first, an order has one key.", open, RaceAsync),
        new("keys: looking for a key makes none", "A key is made when something is sealed, not when somebody looks.", open, LookingAsync),
        new("keys: erased stays erased", "After an erasure nobody gets the key, and the order never gets another.", open, ErasedAsync),
        new("keys: an erasure spares all others", "Erasing one customer erases no other.", open, OthersAsync),
        new("keys: keys and erasures survive a restart", "A key is there after a restart, and an erased one is not.", open, SurvivesAsync),
        new("retention: the one kept longer stays", "What the law wants kept is never shortened.", open, RetentionAsync),
        new("retention: it survives a restart", "What the law wants kept is there after a restart.", open, RetentionSurvivesAsync),
    ];

    private static async Task OneAsync(KitRun run)
    {
        var key = await KeyAsync(run, Order);
        Check.Same(32, key.Length, "The bytes of a key");
        Check.That(Array.Exists(key, part => part != 0), "A key is all zeros.");
        Check.SameList(key, await KeyAsync(run, Order), "The key at the second call");
        Check.SameList(key, (await run.Keys.FindAsync(Order, run.Stop))!.Value.ToArray(), "The key that is found");
        var other = await KeyAsync(run, KitOrders.Id(2));
        Check.That(!key.SequenceEqual(other), "Two orders have one key.");
    }

    private static async Task RaceAsync(KitRun run)
    {
        var stores = new[] { run.Keys, KitRun.Offered(run.Other.Keys) };
        for (var number = 1; number <= 5; number++)
        {
            var keys = await KitRun.RaceAsync(8, async caller =>
                (await stores[caller % 2].GetOrCreateAsync(KitOrders.Id(number), run.Stop)).ToArray());
            Check.That(Array.TrueForAll(keys, key => key.SequenceEqual(keys[0])), "Callers at once got different keys.");
        }
    }

    private static async Task LookingAsync(KitRun run)
    {
        await GoneAsync(run, Order);
        Check.That(!await run.Keys.EraseAsync(KitOrders.Id(9), run.Stop), "A key that was never made was erased.");
    }

    private static async Task ErasedAsync(KitRun run)
    {
        await KeyAsync(run, Order);
        Check.That(await run.Keys.EraseAsync(Order, run.Stop), "A key could not be erased.");
        await GoneAsync(run, Order);
        await Check.ThrowsAsync<InvalidOperationException>(() => KeyAsync(run, Order), "A new key for an erased order");
        await GoneAsync(run, Order);
        Check.That(!await run.Keys.EraseAsync(Order, run.Stop), "A key was erased twice.");
        Check.Same(null, await KitRun.Offered(run.Other.Keys).FindAsync(Order, run.Stop), "The erased key for another host");
    }

    private static async Task OthersAsync(KitRun run)
    {
        var (one, two) = (await KeyAsync(run, Order), await KeyAsync(run, KitOrders.Id(2)));
        await run.Keys.EraseAsync(Order, run.Stop);
        Check.SameList(two, await KeyAsync(run, KitOrders.Id(2)), "The other's key");
        Check.That(!one.SequenceEqual(two), "Two orders have one key.");
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        var key = await KeyAsync(run, Order);
        await KeyAsync(run, KitOrders.Id(2));
        await run.Keys.EraseAsync(KitOrders.Id(2), run.Stop);
        await run.ReopenAsync();
        Check.SameList(key, await KeyAsync(run, Order), "The key after a restart");
        await GoneAsync(run, KitOrders.Id(2));
        await Check.ThrowsAsync<InvalidOperationException>(
            () => KeyAsync(run, KitOrders.Id(2)), "A new key for an order that was erased before a restart");
    }

    private static async Task RetentionAsync(KitRun run)
    {
        Check.Same(null, await run.Retention.LoadAsync(Order, run.Stop), "What was never kept");
        await KeepAsync(run, 2033, 1);
        await KeepAsync(run, 2030, 2);
        await KeptAsync(run, 2033, 1);
        await KeepAsync(run, 2033, 3);
        await KeptAsync(run, 2033, 1);
        await KeepAsync(run, 2034, 4);
        await KeptAsync(run, 2034, 4);
        Check.Same(null, await run.Retention.LoadAsync(KitOrders.Id(2), run.Stop), "What is kept of another order");
    }

    private static async Task RetentionSurvivesAsync(KitRun run)
    {
        await KeepAsync(run, 2033, 1);
        await run.ReopenAsync();
        await KeptAsync(run, 2033, 1);
    }

    private static ValueTask KeepAsync(KitRun run, int year, byte content) =>
        run.Retention.KeepAsync(new(Order, new("bookkeeping", new LocalDate(year, 12, 31)), new[] { content, (byte)200 }), run.Stop);

    private static async Task KeptAsync(KitRun run, int year, byte content)
    {
        var kept = Check.NotNull(await run.Retention.LoadAsync(Order, run.Stop), "What is kept");
        Check.Same(new RetentionMark("bookkeeping", new LocalDate(year, 12, 31)), kept.Mark, "The mark");
        Check.SameList([content, (byte)200], kept.Sealed.ToArray(), "What is kept");
    }

    private static async Task<byte[]> KeyAsync(KitRun run, OrderId order) =>
        (await run.Keys.GetOrCreateAsync(order, run.Stop)).ToArray();

    private static async Task GoneAsync(KitRun run, OrderId order) =>
        Check.That(await run.Keys.FindAsync(order, run.Stop) is null, $"There is a key of {order}.");
}
