using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What readers see of the feed.</summary>
internal static class FeedCases
{
    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("feed: every event comes once, in order per order", "Every stored event is in the feed once, those of an order in their order.",
            open, OrderedAsync),
        new("feed: pages of any size show the same", "Reading on from the last position misses and repeats nothing.", open, PagesAsync),
        new("feed: what was read is read again", "Published events stay readable and never change their position.", open, AgainAsync),
        new("feed: one order can be read by itself", "An order's events stand at the same positions in its own feed.", open, OneOrderAsync),
        new("feed: nothing is passed over while writers write", "A reader that goes on from its last position misses nothing.", open,
            WhileWritingAsync),
        new("feed: nothing is passed over while a write is open", "No position is readable while an open write can land before it.", open,
            OpenWriteAsync),
        new("feed: it survives a restart", "After a restart every event stands at its old position.", open, SurvivesAsync),
    ];

    private static async Task OrderedAsync(KitRun run)
    {
        Check.Same(0, (await run.Feed.ReadAsync(0, 10, run.Stop)).Count, "Events in a new store");
        Check.Same(0L, await run.Feed.LastPositionAsync(run.Stop), "The last position of a new store");
        var stored = await StoreAsync(run, 3, 4);
        var read = await AllAsync(run, 1000);
        AssertComplete(stored, read);
        Check.Same(read[^1].Position, await run.Feed.LastPositionAsync(run.Stop), "The last position");
        Check.Same(0, (await run.Feed.ReadAsync(read[^1].Position, 10, run.Stop)).Count, "Events after the last");
    }

    private static async Task PagesAsync(KitRun run)
    {
        await StoreAsync(run, 3, 4);
        var whole = await AllAsync(run, 1000);
        foreach (var size in (int[])[1, 2, 5])
        {
            Check.SameList(whole, await AllAsync(run, size), $"The feed in pages of {size}");
        }
    }

    private static async Task AgainAsync(KitRun run)
    {
        await StoreAsync(run, 2, 3);
        var before = await AllAsync(run, 1000);
        var more = KitOrders.Place(KitOrders.Id(77), run.Now);
        await run.AppendAsync(more);
        await run.RelayAsync();
        var after = await AllAsync(run, 1000);
        Check.SameList(before, after.Take(before.Count), "The events read before");
        Check.SameList(more.Events, after.Skip(before.Count).Select(one => one.Event), "The events after them");
    }

    private static async Task OneOrderAsync(KitRun run)
    {
        await StoreAsync(run, 3, 4);
        var own = (await AllAsync(run, 1000)).Where(one => one.Event.OrderId == KitOrders.Id(2)).ToList();
        Check.SameList(own, await run.Feed.ReadOrderAsync(KitOrders.Id(2), 0, 1000, run.Stop), "One order's feed");
        Check.SameList(own.Take(2), await run.Feed.ReadOrderAsync(KitOrders.Id(2), 0, 2, run.Stop), "Its first page");
        Check.SameList(
            own.Skip(2), await run.Feed.ReadOrderAsync(KitOrders.Id(2), own[1].Position, 1000, run.Stop), "One order's feed read on");
        Check.SameList([], await run.Feed.ReadOrderAsync(KitOrders.Id(99), 0, 10, run.Stop), "The feed of an order that is not there");
    }

    private static async Task WhileWritingAsync(KitRun run)
    {
        var feed = KitRun.Offered(run.Other.Feed);
        var isWriting = true;
        List<FeedEvent> read = [];
        var reading = Task.Run(async () =>
        {
            for (var last = false; ; last = !Volatile.Read(ref isWriting))
            {
                await run.RelayAsync();
                while (await feed.ReadAsync(read.Count == 0 ? 0 : read[^1].Position, 5, run.Stop) is { Count: > 0 } page)
                {
                    read.AddRange(page);
                }

                if (last)
                {
                    return;
                }
            }
        });
        RecordedEvent[][] stored;
        try
        {
            stored = await KitRun.RaceAsync(6, async writer => (await StoreAsync(run, [writer + 1], 12)).ToArray());
        }
        finally
        {
            Volatile.Write(ref isWriting, false);
            await reading;
        }

        AssertComplete([.. stored.SelectMany(events => events)], read);
    }

    private static async Task OpenWriteAsync(KitRun run)
    {
        var append = run.Store.AppendSlowly ?? throw new NotPromisedException("it shows no way to keep a write open");
        var before = await StoreAsync(run, 1, 1);
        var (slow, quick) = (KitOrders.Place(KitOrders.Id(50), run.Now), KitOrders.Place(KitOrders.Id(51), run.Now));
        var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = Task.Run(() => append(slow, HoldAsync, run.Stop).AsTask());
        await Task.WhenAny(written.Task, writing);

        // A store that lets one writer in at a time makes the quick one wait for the slow one.
        var other = Task.Run(() => KitRun.Offered(run.Other.Orders).TryAppendAsync(quick, null, 0, run.Stop).AsTask());
        await Task.WhenAny(other, Task.Delay(TimeSpan.FromMilliseconds(300), run.Stop));
        var read = await GoOnAsync(run, []);
        commit.SetResult();
        Check.That(await writing, "The slow append was refused.");
        Check.That(await other, "The quick append was refused.");
        read = await GoOnAsync(run, read);
        AssertComplete([.. before, .. slow.Events, .. quick.Events], read);

        Task HoldAsync()
        {
            written.SetResult();
            return commit.Task;
        }
    }

    private static async Task SurvivesAsync(KitRun run)
    {
        await StoreAsync(run, 2, 3);
        var before = await AllAsync(run, 1000);
        await run.ReopenAsync();
        await run.RelayAsync();
        Check.SameList(before, await AllAsync(run, 1000), "The feed after a restart");
        await run.AppendAsync(KitOrders.Place(KitOrders.Id(9), run.Now));
        await run.RelayAsync();
        Check.Same(before.Count + 1, (await AllAsync(run, 1000)).Count, "Events after another was stored");
    }

    private static Task<List<RecordedEvent>> StoreAsync(KitRun run, int orders, int steps) =>
        StoreAsync(run, [.. Enumerable.Range(1, orders)], steps);

    private static async Task<List<RecordedEvent>> StoreAsync(KitRun run, int[] orders, int steps)
    {
        List<RecordedEvent> stored = [];
        Dictionary<int, Order> known = [];
        for (var round = 0; round < steps; round++)
        {
            foreach (var number in orders)
            {
                var step = known.TryGetValue(number, out var order)
                    ? KitOrders.Ship(order, $"S{round}", run.Now)
                    : KitOrders.Place(KitOrders.Id(number), run.Now);
                await run.AppendAsync(step);
                stored.AddRange(step.Events);
                known[number] = step.Order;
            }
        }

        await run.RelayAsync();
        return stored;
    }

    private static async Task<List<FeedEvent>> GoOnAsync(KitRun run, List<FeedEvent> read)
    {
        await run.RelayAsync();
        var page = await run.Feed.ReadAsync(read.Count == 0 ? 0 : read[^1].Position, 1000, run.Stop);
        return [.. read, .. page];
    }

    private static async Task<List<FeedEvent>> AllAsync(KitRun run, int size)
    {
        List<FeedEvent> read = [];
        while (await run.Feed.ReadAsync(read.Count == 0 ? 0 : read[^1].Position, size, run.Stop) is { Count: > 0 } page)
        {
            Check.That(page.Count <= size, $"{page.Count} events came where {size} were asked for.");
            read.AddRange(page);
        }

        return read;
    }

    private static void AssertComplete(List<RecordedEvent> stored, List<FeedEvent> read)
    {
        Check.That(
            read.Zip(read.Skip(1)).All(pair => pair.First.Position < pair.Second.Position) && read.TrueForAll(one => one.Position > 0),
            "Positions do not grow.");
        foreach (var order in stored.GroupBy(recorded => recorded.OrderId))
        {
            var seen = read.Where(one => one.Event.OrderId == order.Key).Select(one => one.Event);
            Check.SameList(order.OrderBy(recorded => recorded.Version), seen, $"The events of order {order.Key} in the feed");
        }

        Check.Same(stored.Count, read.Count, "Events in the feed");
    }
}
