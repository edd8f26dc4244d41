using Npgsql;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Processes;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Every committed event gets a place, in order per order, and no reader passes one that is still to come.</summary>
public sealed class PostgreSqlFeedTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    private readonly PostgreSqlOrderStore store = new(data.Host());
    private readonly string run = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_event_whose_commit_comes_late_is_read_after_those_that_passed_it()
    {
        await using var held = await HeldCommits.InAsync(data);
        var (slow, quick) = (new OrderId($"SLOW-{run}"), new OrderId($"QUICK-{run}"));
        var start = await EndAsync();
        var append = await held.StartAsync(store, slow);
        Assert.True(await store.TryAppendAsync(HeldCommits.Place(quick), null, 0, default));

        var first = await store.ReadAsync(start, 100, default);
        Assert.Equal([(start + 1, quick)], first.Select(one => (one.Position, one.Event.OrderId)));
        await held.LetGoAsync(slow);
        await append;
        var second = await store.ReadAsync(start + 1, 100, default);
        Assert.Equal([(start + 2, slow)], second.Select(one => (one.Position, one.Event.OrderId)));
    }

    [Fact]
    public async Task A_reader_who_goes_by_numbers_drawn_before_the_commit_loses_an_event()
    {
        await using var held = await HeldCommits.InAsync(data);
        var (slow, quick) = (new OrderId($"SLOW-{run}"), new OrderId($"QUICK-{run}"));
        var poller = new NumberPoller(data.ConnectionString);
        await poller.ReadAsync();
        var append = await held.StartAsync(store, slow);
        Assert.True(await store.TryAppendAsync(HeldCommits.Place(quick), null, 0, default));

        Assert.Equal([quick.Value], await poller.ReadAsync());
        await held.LetGoAsync(slow);
        await append;
        Assert.NotNull(await store.LoadAsync(slow, default));
        Assert.Empty(await poller.ReadAsync());
    }

    [Fact]
    public async Task Writers_who_sleep_between_number_and_commit_and_relays_that_compete_lose_and_double_nothing()
    {
        const int Writers = 12, Orders = 12;
        var start = await EndAsync();
        using var stop = new CancellationTokenSource();
        var relays = Enumerable.Range(0, 3).Select(_ => RelayAsync(new(data.Host(), Duration.FromMilliseconds(5)), stop.Token)).ToList();
        var reading = CollectAsync(start, Writers * Orders * 2);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var host = new PostgreSqlOrderStore(data.Host(new() { ConnectionsMax = 2 }));
            for (var number = 0; number < Orders; number++)
            {
                var placed = HeldCommits.Place(new($"SLEEP-{run}-{writer}-{number}"));
                await SleepyAppendAsync(placed, (writer * 7 + number) % 5);
                var confirm = new OrderCommand.Confirm(placed.Order.Id, new("confirm"));
                Assert.True(await host.TryAppendAsync(Support.Sample.Step(placed.Order, confirm), null, 1, default));
            }
        })));

        var read = await reading;
        await stop.CancelAsync();
        await Task.WhenAll(relays);
        PostgresServer.Run(data.ConnectionString, "update orderkit.relay set owner = null");
        Assert.Equal(Enumerable.Range(1, read.Count).Select(at => start + at), read.Select(one => one.Position));
        Assert.Equal(Writers * Orders, read.Select(one => one.Event.OrderId).Distinct().Count());
        Assert.All(read.GroupBy(one => one.Event.OrderId), history => Assert.Equal([1L, 2L], history.Select(one => one.Event.Version)));
        Assert.Equal(read.Select(one => one.Event), (await store.ReadAsync(start, int.MaxValue, default)).Select(one => one.Event));
    }

    [Fact]
    public async Task A_page_is_as_long_as_asked_and_the_next_goes_on_behind_it()
    {
        var start = await EndAsync();
        for (var number = 0; number < 7; number++)
        {
            Assert.True(await store.TryAppendAsync(HeldCommits.Place(new($"PAGE-{run}-{number}")), null, 0, default));
        }

        var all = await store.ReadAsync(start, 100, default);
        Assert.Equal(7, all.Count);
        Assert.Equal(all.Take(3), await store.ReadAsync(start, 3, default));
        Assert.Equal(all.Skip(3).Take(3), await store.ReadAsync(start + 3, 3, default));
        Assert.Empty(await store.ReadAsync(start + 7, 3, default));
    }

    [Fact]
    public async Task Health_shows_what_waits_and_for_how_long()
    {
        await EndAsync();
        var relay = new PostgreSqlRelay(data.Host());
        var before = await relay.LookAsync();
        Assert.Equal((0, Duration.Zero), (before.Waiting, before.OldestWaits));
        await store.TryAppendAsync(HeldCommits.Place(new($"WAITS-{run}")), null, 0, default);
        await Task.Delay(20);
        var after = await relay.LookAsync();
        Assert.Equal((before.Position, 1), (after.Position, after.Waiting));
        Assert.InRange(after.OldestWaits, Duration.FromMilliseconds(20), Duration.FromMinutes(5));
    }

    private async Task<long> EndAsync()
    {
        var all = await store.ReadAsync(0, int.MaxValue, default);
        return all.Count == 0 ? 0 : all[^1].Position;
    }

    private static async Task RelayAsync(PostgreSqlRelay relay, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await relay.RunToEndAsync(CancellationToken.None);
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private async Task<List<FeedEvent>> CollectAsync(long after, int count)
    {
        List<FeedEvent> read = [];
        var until = DateTime.UtcNow.AddSeconds(60);
        while (read.Count < count && DateTime.UtcNow < until)
        {
            read.AddRange(await store.ReadAsync(read.Count == 0 ? after : read[^1].Position, 17, default));
            await Task.Delay(1);
        }

        return read;
    }

    // The store's own statements in a transaction that stays open for a while before it commits.
    private async Task SleepyAppendAsync(OrderStep step, int milliseconds)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        PostgreSqlAppend.Write(batch, step, null, 0);
        await batch.ExecuteNonQueryAsync();
        await Task.Delay(milliseconds);
        await transaction.CommitAsync();
    }

    /// <summary>Reads on from the highest number it has seen, as outboxes over a sequence do.</summary>
    private sealed class NumberPoller(string connectionString)
    {
        private long last;

        internal async Task<List<string>> ReadAsync()
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select id, order_id from orderkit.events where id > $1 order by id", connection)
            {
                Parameters = { new() { Value = last } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            List<string> read = [];
            while (await reader.ReadAsync())
            {
                last = reader.GetInt64(0);
                read.Add(reader.GetString(1));
            }

            return read;
        }
    }
}
