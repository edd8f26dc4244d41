using System.Diagnostics;
using OrderKit.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>The event feed: catching up after a pause, and reading all of it again.</summary>
internal static class FeedLoad
{
    private static readonly int[] Pages = [100, 1_000, 5_000];

    // So long a worker waits at least before it looks again.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(16);

    internal static async Task RunAsync(int lives, int repetitions, TextWriter page)
    {
        Setting.Tell(page);
        var rows = await LifeRows.TakeAsync();
        page.WriteLine(
            "| run | events | relay alone, events/s | relay and reader, events/s "
            + "| replay, pages of 100 | of 1,000 | of 5,000 | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            var flush = Setting.FlushTime();
            using var alone = new RunDatabase();
            await ManyOrders.FillAsync(alone, rows, lives, 0, isPositioned: false);
            var events = alone.Run("select count(*) from orderkit.events");
            var relay = await RelayAsync(alone, events);
            using var both = new RunDatabase();
            await ManyOrders.FillAsync(both, rows, lives, 0, isPositioned: false);
            var together = await TogetherAsync(both, events);
            List<string> replays = [];
            foreach (var most in Pages)
            {
                replays.Add(FormattableString.Invariant($"{await ReplayAsync(alone, events, most):N0}"));
            }

            await page.WriteLineAsync(FormattableString.Invariant($"| {repetition} | {events:N0} | {relay:N0} | {together:N0} ")
                + $"| {string.Join(" | ", replays)} | {flush} |");
        }
    }

    private static async Task<double> RelayAsync(RunDatabase database, long events)
    {
        await using var host = new PostgreSqlDatabase(database.ConnectionString);
        var relay = new PostgreSqlRelay(host);
        await relay.LookAsync();
        var watch = Stopwatch.StartNew();
        await relay.RunToEndAsync();
        var rate = events / watch.Elapsed.TotalSeconds;
        CheckPositions(database, events);
        await relay.ReleaseAsync();
        return rate;
    }

    // The reader reads what has a position while the relay gives more of them.
    private static async Task<double> TogetherAsync(RunDatabase database, long events)
    {
        await using var host = new PostgreSqlDatabase(database.ConnectionString);
        var relay = new PostgreSqlRelay(host);
        await relay.LookAsync();
        var watch = Stopwatch.StartNew();
        var placing = Task.Run(() => relay.RunToEndAsync());
        await ReadAsync(new(host), events, 1_000);
        await placing;
        var rate = events / watch.Elapsed.TotalSeconds;
        CheckPositions(database, events);
        return rate;
    }

    private static async Task<double> ReplayAsync(RunDatabase database, long events, int most)
    {
        await using var host = new PostgreSqlDatabase(database.ConnectionString);
        var watch = Stopwatch.StartNew();
        await ReadAsync(new(host), events, most);
        return events / watch.Elapsed.TotalSeconds;
    }

    // Every position in turn, and every order's events in their order.
    private static async Task ReadAsync(PostgreSqlOrderStore store, long events, int most)
    {
        Dictionary<OrderId, long> versions = [];
        for (var position = 0L; position < events;)
        {
            var before = position;
            foreach (var happened in await store.ReadAsync(position, most, default))
            {
                var version = versions.GetValueOrDefault(happened.Event.OrderId);
                if (happened.Position != position + 1 || happened.Event.Version != version + 1)
                {
                    throw new InvalidOperationException($"After position {position} came {happened}.");
                }

                position = happened.Position;
                versions[happened.Event.OrderId] = happened.Event.Version;
            }

            if (position == before)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static void CheckPositions(RunDatabase database, long events)
    {
        database.Check("positions", events, "select count(*) from orderkit.feed");
        database.Check("last position", events, "select max(position) from orderkit.feed");
        database.Check("waiting", 0, "select count(*) from orderkit.outbox");
    }
}
