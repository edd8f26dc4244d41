using NodaTime;
using OrderKit.Availability;
using OrderKit.Testing.Running;
using static OrderKit.Testing.Running.KitStock;

namespace OrderKit.Testing.Kits;

/// <summary>What time and restarts do to a stock.</summary>
internal static class StockTimeCases
{
    private static readonly OrderId Order = KitOrders.Id(1);

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("stock: a pending reservation ends at its time", "Units in a checkout come back when their time is out, and not before.", open,
            ExpiresAsync),
        new("stock: a reservation expires once", "However many hosts sweep at once, units come back once.", open, OnceAsync),
        new("stock: expiry survives a restart", "A reservation made before a restart expires after it.", open, SurvivesAsync),
        new("stock: what is committed stays", "A purchase does not expire.", open, StaysAsync),
        new("stock: purchases and commands survive a restart", "What was acknowledged is there after a restart, and a repeat is known.",
            open, LastsAsync),
        new("stock: a late commit takes the units again or none", "After expiry a commit takes what is still free in the same step.", open,
            LateAsync),
        new("stock: a sweep takes the longest overdue first", "A sweep of so many takes no more, the longest overdue first.", open,
            SweepAsync),
    ];

    private static async Task ExpiresAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 3);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 2)));
        run.Clock.Advance(Lifetime - Duration.FromMilliseconds(1));
        Check.SameList([], await run.Stock.ExpireDueAsync(10, run.Stop), "Expired before the time");
        Check.Same(1, await run.FreeAsync(Mug), "Free before the time");
        run.Clock.Advance(Duration.FromMilliseconds(1));
        await run.Stock.ExpireDueAsync(10, run.Stop);
        Check.Same(3, await run.FreeAsync(Mug), "Free at the time");
        Check.Same(ReservationStatus.Expired, (await run.HeldAsync(Order)).Status, "The reservation");
    }

    private static async Task OnceAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 9);
        for (var number = 1; number <= 3; number++)
        {
            await run.DoneAsync(Reserve("buy", KitOrders.Id(number), Line(1, Mug, 2)));
        }

        // Another order keeps units reserved, so that units given back twice are taken from it.
        await run.DoneAsync(Reserve("buy", KitOrders.Id(4), Line(1, Mug, 3)));
        await run.DoneAsync(new StockCommand.Commit(new("buy"), KitOrders.Id(4)));
        run.Clock.Advance(Lifetime);
        var stocks = new[] { run.Stock, KitRun.Offered(run.Other.Stock) };
        var swept = await KitRun.RaceAsync(6, async caller => await stocks[caller % 2].ExpireDueAsync(10, run.Stop));
        Check.SameList(
            [KitOrders.Id(1), KitOrders.Id(2), KitOrders.Id(3)],
            swept.SelectMany(orders => orders).OrderBy(order => order.Value, StringComparer.Ordinal),
            "Orders that expired in six sweeps at once");
        Check.Same(6, await run.FreeAsync(Mug), "Free");
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 3);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 2)));
        await run.ReopenAsync();
        Check.Same(1, await run.FreeAsync(Mug), "Free after a restart");
        run.Clock.Advance(Lifetime);
        await run.Stock.ExpireDueAsync(10, run.Stop);
        Check.Same(3, await run.FreeAsync(Mug), "Free after a restart and the time");
    }

    private static async Task StaysAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 3);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 2)));
        await run.DoneAsync(new StockCommand.Commit(new("buy"), Order));
        run.Clock.Advance(Lifetime + Lifetime);
        Check.SameList([], await run.Stock.ExpireDueAsync(10, run.Stop), "Expired purchases");
        Check.Same(1, await run.FreeAsync(Mug), "Free");
        await run.DoneAsync(new StockCommand.Consume(new("left"), Order, [new(1, 2)]));
    }

    private static async Task LastsAsync(KitRun run)
    {
        var life = KitStock.Life(Order);
        foreach (var command in life)
        {
            await run.DoneAsync(command);
        }

        var before = await run.HeldAsync(Order);
        await run.ReopenAsync();
        Check.Same(before, await run.HeldAsync(Order), "The reservation after a restart");
        foreach (var command in life)
        {
            Check.That((await run.DoneAsync(command)).IsRepeat, $"{command.Verb} was not called a repeat after a restart.");
        }

        Check.Same(5, await run.FreeAsync(Mug), "Free after a restart and everything said again");
    }

    private static async Task LateAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 3);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 2)));
        await run.DoneAsync(Reserve("buy", KitOrders.Id(2), Line(1, Mug, 1)));
        run.Clock.Advance(Lifetime);
        await run.Stock.ExpireDueAsync(10, run.Stop);
        var late = (StockAnswer.Reserved)await run.DoneAsync(new StockCommand.Commit(new("buy"), Order));
        Check.That(late.Reservation.IsRetaken, "A late commit did not say that it took the units again.");
        await run.DoneAsync(Reserve("buy", KitOrders.Id(3), Line(1, Mug, 1)));
        Check.Same(
            RefusalReason.NotEnoughStock,
            await run.RefusedAsync(new StockCommand.Commit(new("buy"), KitOrders.Id(2))),
            "A late commit when the units are gone");
        Check.Same(0, await run.FreeAsync(Mug), "Free");
    }

    private static async Task SweepAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 9);
        for (var number = 3; number >= 1; number--)
        {
            await run.DoneAsync(Reserve("buy", KitOrders.Id(number), Line(1, Mug, 1)));
            run.Clock.Advance(Duration.FromMinutes(1));
        }

        run.Clock.Advance(Lifetime);
        Check.SameList([KitOrders.Id(3), KitOrders.Id(2)], await run.Stock.ExpireDueAsync(2, run.Stop), "The first sweep");
        Check.SameList([KitOrders.Id(1)], await run.Stock.ExpireDueAsync(2, run.Stop), "The second sweep");
        Check.SameList([], await run.Stock.ExpireDueAsync(2, run.Stop), "The third sweep");
    }
}
