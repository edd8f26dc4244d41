using OrderKit.Orders;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What callers at the same time see of an order store.</summary>
internal static class OrderRaceCases
{
    private const int Callers = 8;

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("orders: of callers at once exactly one wins", "Of several appends at one version exactly one is stored.", open, OneWinsAsync),
        new("orders: of callers who place one order exactly one wins", "An order is placed once.", open, OnePlacesAsync),
        new("orders: readers see whole steps only", "Whoever sees an order sees all events and the envelope of its last step.", open,
            WholeAsync),
    ];

    private static async Task OneWinsAsync(KitRun run)
    {
        var order = KitOrders.Place(KitOrders.Id(1), run.Now).Order;
        await run.AppendAsync(KitOrders.Place(KitOrders.Id(1), run.Now));
        for (var round = 0; round < 10; round++)
        {
            var steps = Enumerable.Range(0, Callers).Select(caller => KitOrders.Hold(order, $"{round}-{caller}", run.Now)).ToArray();
            order = await OneOfAsync(run, steps);
        }

        await run.RelayAsync();
        if (run.Store.Feed is { } feed)
        {
            var versions = (await feed.ReadAsync(0, 100, run.Stop)).Select(one => one.Event.Version);
            Check.SameList(Enumerable.Range(1, 11).Select(version => (long)version), versions, "Versions in the feed");
        }
    }

    private static async Task OnePlacesAsync(KitRun run)
    {
        for (var number = 1; number <= 10; number++)
        {
            var id = KitOrders.Id(number);
            var steps = Enumerable.Range(0, Callers)
                .Select(caller => KitOrders.Place(id, run.Now + NodaTime.Duration.FromSeconds(caller))).ToArray();
            await OneOfAsync(run, steps);
        }
    }

    private static async Task<Order> OneOfAsync(KitRun run, OrderStep[] steps)
    {
        var stores = new[] { run.Orders, KitRun.Offered(run.Other.Orders) };
        var expected = steps[0].Order.Version - steps[0].Events.Count;
        var won = await KitRun.RaceAsync(steps.Length, async caller =>
            await stores[caller % 2].TryAppendAsync(steps[caller], null, expected, run.Stop));
        Check.Same(1, won.Count(isWon => isWon), $"Winners of {steps.Length} appends at version {expected}");
        var winner = steps[Array.IndexOf(won, true)].Order;
        Check.Same(winner, await run.LoadAsync(winner.Id), "The order after the race");
        return winner;
    }

    private static async Task WholeAsync(KitRun run)
    {
        var step = KitOrders.Place(KitOrders.Id(1), run.Now);
        List<OrderStep> steps = [step];
        for (var shipment = 0; shipment < 20; shipment++)
        {
            steps.Add(step = KitOrders.Ship(step.Order, $"S{shipment}", run.Now));
        }

        var whole = steps.Select(one => one.Order).ToHashSet();
        var isWriting = true;
        var reading = Task.Run(async () =>
        {
            while (Volatile.Read(ref isWriting))
            {
                var seen = await KitRun.Offered(run.Other.Orders).LoadAsync(KitOrders.Id(1), run.Stop);
                Check.That(seen is null || whole.Contains(seen), $"A reader saw version {seen?.Version} with other content.");
                if (seen is not null && run.Other.Envelopes is { } envelopes)
                {
                    var envelope = Check.NotNull(await envelopes.LoadEnvelopeAsync(seen.Id, run.Stop), "The envelope of an order seen");
                    Check.That(envelope.Sealed.Span[0] >= seen.Version, "A reader saw an order before the envelope of its step.");
                }
            }
        });
        try
        {
            foreach (var one in steps)
            {
                await run.AppendAsync(one, KitOrders.Envelope(one.Order.Id, (byte)one.Order.Version));
            }
        }
        finally
        {
            Volatile.Write(ref isWriting, false);
            await reading;
        }
    }
}
