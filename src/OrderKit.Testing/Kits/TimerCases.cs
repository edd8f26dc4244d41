using NodaTime;
using OrderKit.Testing.Running;
using OrderKit.Timers;

namespace OrderKit.Testing.Kits;

/// <summary>What hosts see of timers.</summary>
internal static class TimerCases
{
    private static readonly Code Look = "look";
    private static readonly Code Ask = "ask";
    private static readonly Duration Lease = Duration.FromMinutes(1);

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("timers: a timer is taken when it is due and not before", "A timer fires at its time, the earliest due first.", open, DueAsync),
        new("timers: an order has one timer of a kind", "Setting a timer anew replaces the old one.", open, OneAsync),
        new("timers: hosts at once take each timer once", "Of however many hosts one at a time works on a timer.", open, OnceAsync),
        new("timers: after the lease it is taken again", "A timer whose host is silent fires again.", open, LeaseAsync),
        new("timers: a claim that was lost changes nothing", "Who lost a timer can neither finish nor delay it for others.", open,
            LostAsync),
        new("timers: a timer set anew while it is worked on stays", "No new timer is lost to the end of the old one.", open, AnewAsync),
        new("timers: a failed one comes again later and counts", "Attempts count until the timer is done or set anew.", open, RetryAsync),
        new("timers: one that is finished until later comes again", "The next time is noted in the same step as the end.", open, NextAsync),
        new("timers: what was cancelled never fires", "A timer taken away is gone, and claims on it are lost.", open, CancelAsync),
        new("timers: hosts take the kinds they know", "Timers of other kinds are left to hosts that know them.", open, KindsAsync),
        new("timers: they survive a restart", "What was set fires after a restart, and what was done does not.", open, SurvivesAsync),
    ];

    private static async Task DueAsync(KitRun run)
    {
        Check.Same(null, await run.Timers.EarliestDueAsync(run.Stop), "The earliest of no timers");
        await SetAsync(run, 1, 3);
        await SetAsync(run, 2, 1);
        await SetAsync(run, 3, 2);
        await SetAsync(run, 4, 9);
        Check.Same(run.Now + Duration.FromMinutes(1), await run.Timers.EarliestDueAsync(run.Stop), "The earliest due");
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims before anything is due");
        run.Clock.Advance(Duration.FromMinutes(1) - Duration.FromMilliseconds(1));
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims a millisecond too early");
        run.Clock.Advance(Duration.FromMilliseconds(1) + Duration.FromMinutes(2));
        Check.SameList([KitOrders.Id(2), KitOrders.Id(3)], (await ClaimAsync(run, 2)).Select(c => c.Timer.Order), "The first two");
        var rest = await ClaimAsync(run);
        Check.SameList([new OrderTimer(Look, KitOrders.Id(1), run.Now)], rest.Select(claim => claim.Timer), "The third");
        Check.Same(1, rest[0].Attempt, "Its attempt");
    }

    private static async Task OneAsync(KitRun run)
    {
        await SetAsync(run, 1, 5);
        await SetAsync(run, 1, 9);
        await run.Timers.SetAsync(new(Ask, KitOrders.Id(1), run.Now), run.Stop);
        Check.Same(
            new OrderTimer(Look, KitOrders.Id(1), run.Now + Duration.FromMinutes(9)),
            await run.Timers.FindAsync(Look, KitOrders.Id(1), run.Stop),
            "The timer");
        run.Clock.Advance(Duration.FromMinutes(9));
        Check.Same(2, (await ClaimAsync(run)).Count, "Claims of two kinds");
    }

    private static async Task OnceAsync(KitRun run)
    {
        for (var number = 1; number <= 40; number++)
        {
            await SetAsync(run, number, 0);
        }

        var stores = new[] { run.Timers, KitRun.Offered(run.Other.Timers) };
        var claims = await KitRun.RaceAsync(6, async host =>
        {
            List<TimerClaim> own = [];
            while (await stores[host % 2].ClaimAsync([Look], run.Now, Lease, 3, run.Stop) is { Count: > 0 } some)
            {
                own.AddRange(some);
            }

            return own;
        });
        var all = claims.SelectMany(own => own).ToList();
        Check.SameList(
            Enumerable.Range(1, 40).Select(number => KitOrders.Id(number).Value).Order(StringComparer.Ordinal),
            all.Select(claim => claim.Timer.Order.Value).Order(StringComparer.Ordinal),
            "Timers taken by six hosts");
        Check.Same(40, all.DistinctBy(claim => claim.Token).Count(), "Different tokens");
        var finished = await KitRun.RaceAsync(40, async at => await stores[at % 2].FinishAsync(all[at], null, run.Stop));
        Check.That(Array.TrueForAll(finished, isDone => isDone), "A claim could not be finished.");
        Check.Same(null, await run.Timers.EarliestDueAsync(run.Stop), "The earliest due when all is done");
    }

    private static async Task LeaseAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        var first = await TheOneAsync(run);
        run.Clock.Advance(Lease - Duration.FromMilliseconds(1));
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims while the lease runs");
        run.Clock.Advance(Duration.FromMilliseconds(1));
        var second = await TheOneAsync(run);
        Check.Same(2, second.Attempt, "The attempt after a lease that ran out");
        Check.That(first.Token != second.Token, "Two claims have one token.");
    }

    private static async Task LostAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        var first = await TheOneAsync(run);
        run.Clock.Advance(Lease);
        var second = await TheOneAsync(run);
        await LostAsync(run, first);
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims while the second has it");
        Check.That(await run.Timers.FinishAsync(second, null, run.Stop), "The second claim could not be finished.");
        await LostAsync(run, second);

        // The same timer made once more: no token of old may fit it.
        await SetAsync(run, 1, 0);
        await LostAsync(run, first);
        await LostAsync(run, second);
        var third = await TheOneAsync(run);
        await LostAsync(run, first);
        await LostAsync(run, second);
        Check.That(await run.Timers.FinishAsync(third, null, run.Stop), "The third claim could not be finished.");
    }

    private static async Task AnewAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        var claim = await TheOneAsync(run);
        await SetAsync(run, 1, 5);
        await LostAsync(run, claim);
        run.Clock.Advance(Duration.FromMinutes(5));
        Check.Same(1, (await TheOneAsync(run)).Attempt, "The attempt of a timer that was set anew");
    }

    private static async Task RetryAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var claim = await TheOneAsync(run);
            Check.Same(attempt, claim.Attempt, "The attempt");
            Check.That(
                await run.Timers.RetryAsync(claim, run.Now + Duration.FromSeconds(10), run.Stop), "A claim could not be put off.");
            await LostAsync(run, claim);
            Check.Same(0, (await ClaimAsync(run)).Count, "Claims before the next attempt");
            run.Clock.Advance(Duration.FromSeconds(10));
        }

        Check.Same(4, (await TheOneAsync(run)).Attempt, "The attempt");
    }

    private static async Task NextAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        var claim = await TheOneAsync(run);
        var next = run.Now + Duration.FromMinutes(2);
        Check.That(await run.Timers.FinishAsync(claim, next, run.Stop), "A claim could not be finished.");
        Check.Same(
            new OrderTimer(Look, KitOrders.Id(1), next), await run.Timers.FindAsync(Look, KitOrders.Id(1), run.Stop), "The next timer");
        run.Clock.Advance(Duration.FromMinutes(2));
        Check.Same(1, (await TheOneAsync(run)).Attempt, "The attempt of the next one");
    }

    private static async Task CancelAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        var claim = await TheOneAsync(run);
        Check.That(await run.Timers.CancelAsync(Look, KitOrders.Id(1), run.Stop), "A timer could not be cancelled.");
        Check.That(!await run.Timers.CancelAsync(Look, KitOrders.Id(1), run.Stop), "A timer was cancelled twice.");
        await LostAsync(run, claim);
        run.Clock.Advance(Lease);
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims after it was cancelled");
        Check.Same(null, await run.Timers.FindAsync(Look, KitOrders.Id(1), run.Stop), "The timer");
    }

    private static async Task KindsAsync(KitRun run)
    {
        await SetAsync(run, 1, 0);
        Check.Same(0, (await run.Timers.ClaimAsync([Ask], run.Now, Lease, 9, run.Stop)).Count, "Claims of another kind");
        Check.Same(1, (await run.Timers.ClaimAsync([Ask, Look], run.Now, Lease, 9, run.Stop)).Count, "Claims of both kinds");
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        await SetAsync(run, 1, 5);
        await SetAsync(run, 2, 0);
        await SetAsync(run, 3, 0);
        var claims = await ClaimAsync(run);
        Check.That(await run.Timers.FinishAsync(claims[0], null, run.Stop), "A claim could not be finished.");
        await run.ReopenAsync();
        Check.Same(0, (await ClaimAsync(run)).Count, "Claims after a restart, while the lease runs");
        run.Clock.Advance(Duration.FromMinutes(5));
        Check.SameList(
            [claims[1].Timer.Order, KitOrders.Id(1)], (await ClaimAsync(run)).Select(claim => claim.Timer.Order), "Timers after a restart");
    }

    private static ValueTask SetAsync(KitRun run, int order, int minutes) =>
        run.Timers.SetAsync(new(Look, KitOrders.Id(order), run.Now + Duration.FromMinutes(minutes)), run.Stop);

    private static ValueTask<ValueList<TimerClaim>> ClaimAsync(KitRun run, int most = 100) =>
        run.Timers.ClaimAsync([Look, Ask], run.Now, Lease, most, run.Stop);

    private static async Task<TimerClaim> TheOneAsync(KitRun run)
    {
        var claims = await ClaimAsync(run);
        Check.Same(1, claims.Count, "Claims");
        return claims[0];
    }

    private static async Task LostAsync(KitRun run, TimerClaim claim)
    {
        Check.That(!await run.Timers.FinishAsync(claim, null, run.Stop), "A claim that was lost was finished.");
        Check.That(!await run.Timers.FinishAsync(claim, run.Now, run.Stop), "A claim that was lost was finished until later.");
        Check.That(!await run.Timers.RetryAsync(claim, run.Now, run.Stop), "A claim that was lost was put off.");
    }
}
