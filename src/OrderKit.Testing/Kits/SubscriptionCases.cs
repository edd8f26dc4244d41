using NodaTime;
using OrderKit.Subscriptions;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What hosts see of the places of readers.</summary>
internal static class SubscriptionCases
{
    private static readonly Code Name = "mailing";
    private static readonly Duration Lease = Duration.FromMinutes(1);

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("subscriptions: one host at a time owns a reader", "While a lease runs nobody else becomes the owner.", open, OneAsync),
        new("subscriptions: of hosts at once one becomes the owner", "Of however many claims at once one is granted.", open, RaceAsync),
        new("subscriptions: the former owner writes nothing", "Who was overtaken is refused, and what the new owner saved stays.", open,
            FencedAsync),
        new("subscriptions: what was saved is what is claimed", "Position and orders set aside come back as they were saved.", open,
            SavedAsync),
        new("subscriptions: a lease can be given up", "A host that stops lets another take over at once.", open, GivenUpAsync),
        new("subscriptions: readers do not disturb each other", "Every reader has a place of its own.", open, ApartAsync),
        new("subscriptions: they survive a restart", "A reader goes on where it was after a restart, and leases hold.", open,
            SurvivesAsync),
    ];

    private static async Task OneAsync(KitRun run)
    {
        Check.Same(null, await run.Subscriptions.FindAsync(Name, run.Stop), "A reader nobody claimed");
        Check.Same(new Subscription(Name, 1, 0), await ClaimAsync(run, "a"), "The first claim");
        Check.Same(null, await ClaimAsync(run, "b"), "A claim while another's lease runs");
        run.Clock.Advance(Lease - Duration.FromMilliseconds(1));
        Check.Same(null, await ClaimAsync(run, "b"), "A claim a millisecond before the lease is over");
        Check.Same(new Subscription(Name, 1, 0), await ClaimAsync(run, "a"), "The owner's claim");
        run.Clock.Advance(Lease - Duration.FromMilliseconds(1));
        Check.Same(null, await ClaimAsync(run, "b"), "A claim after the owner renewed");
        run.Clock.Advance(Duration.FromMilliseconds(1));
        Check.Same(new Subscription(Name, 2, 0), await ClaimAsync(run, "b"), "A claim after the lease");
        Check.Same(null, await ClaimAsync(run, "a"), "The former owner's claim");
    }

    private static async Task RaceAsync(KitRun run)
    {
        var stores = new[] { run.Subscriptions, KitRun.Offered(run.Other.Subscriptions) };
        for (var round = 1; round <= 5; round++)
        {
            var claims = await KitRun.RaceAsync(8, async host =>
                await stores[host % 2].ClaimAsync(Name, $"host-{round}-{host}", run.Now, Lease, run.Stop));
            Check.SameList([new Subscription(Name, round, 0)], claims.OfType<Subscription>(), "Claims granted to 8 hosts at once");
            run.Clock.Advance(Lease);
        }
    }

    private static async Task FencedAsync(KitRun run)
    {
        var old = (await ClaimAsync(run, "a"))!;
        run.Clock.Advance(Lease);
        var now = Check.NotNull(await ClaimAsync(run, "b"), "The claim after the lease");
        await SaveAsync(run, now with { Position = 20 });
        Check.That(
            !await run.Subscriptions.TrySaveAsync(old with { Position = 10 }, run.Stop), "An owner that was overtaken could save.");
        Check.Same(now with { Position = 20 }, await run.Subscriptions.FindAsync(Name, run.Stop), "What the new owner saved");
        Check.That(
            !await run.Subscriptions.TrySaveAsync(now with { Epoch = 3, Position = 30 }, run.Stop), "An epoch of nobody could save.");
        Check.That(
            !await run.Subscriptions.TrySaveAsync(new("nobody", 1, 5), run.Stop), "A reader nobody claimed could be saved.");
    }

    private static async Task SavedAsync(KitRun run)
    {
        var claimed = (await ClaimAsync(run, "a"))!;
        var saved = claimed with
        {
            Position = 9_007_199_254_740_991,
            Parked =
            [
                new(KitOrders.Id(2), 7, 3, run.Now + Duration.FromSeconds(5), "timeout"), new(KitOrders.Id(1), 9, 100, null, "fault"),
            ],
        };
        await SaveAsync(run, saved);
        Check.Same(saved, await run.Subscriptions.FindAsync(Name, run.Stop), "What was saved");
        Check.Same(saved, await ClaimAsync(run, "a"), "What the owner claims");
        await SaveAsync(run, saved with { Parked = [] });
        run.Clock.Advance(Lease);
        Check.Same(saved with { Epoch = 2, Parked = [] }, await ClaimAsync(run, "b"), "What the next owner claims");
    }

    private static async Task GivenUpAsync(KitRun run)
    {
        await ClaimAsync(run, "a");
        await run.Subscriptions.ClaimAsync(Name, "a", run.Now, Duration.Zero, run.Stop);
        Check.Same(new Subscription(Name, 2, 0), await ClaimAsync(run, "b"), "A claim after the lease was given up");
    }

    private static async Task ApartAsync(KitRun run)
    {
        await SaveAsync(run, (await ClaimAsync(run, "a"))! with { Position = 5 });
        var other = await run.Subscriptions.ClaimAsync("ledger", "b", run.Now, Lease, run.Stop);
        Check.Same(new Subscription("ledger", 1, 0), other, "Another reader");
        await SaveAsync(run, other! with { Position = 8 });
        Check.Same(5L, (await run.Subscriptions.FindAsync(Name, run.Stop))?.Position, "The first reader's position");
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        var saved = (await ClaimAsync(run, "a"))! with { Position = 5, Parked = [new(KitOrders.Id(1), 3, 1, run.Now, "timeout")] };
        await SaveAsync(run, saved);
        await run.ReopenAsync();
        Check.Same(saved, await run.Subscriptions.FindAsync(Name, run.Stop), "What was saved before a restart");
        Check.Same(null, await ClaimAsync(run, "b"), "A claim after a restart, while the lease runs");
        run.Clock.Advance(Lease);
        Check.Same(saved with { Epoch = 2 }, await ClaimAsync(run, "b"), "A claim after a restart and the lease");
    }

    private static ValueTask<Subscription?> ClaimAsync(KitRun run, string owner) =>
        run.Subscriptions.ClaimAsync(Name, owner, run.Now, Lease, run.Stop);

    private static async Task SaveAsync(KitRun run, Subscription subscription) =>
        Check.That(await run.Subscriptions.TrySaveAsync(subscription, run.Stop), "The owner could not save.");
}
