using System.Collections.Concurrent;
using System.Diagnostics;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Subscriptions;

namespace OrderKit.Load.PostgreSql;

/// <summary>How late a reader of the feed is when writers commit half of what they could.</summary>
internal static class FeedDelay
{
    private const int Writers = 8;

    // So long a worker waits after a pass that found something.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(16);

    private static long numbers;

    internal static async Task RunAsync(TimeSpan time, int repetitions, TextWriter page)
    {
        Setting.Tell(page);
        page.WriteLine(
            "| run | events/s when nobody waits | events/s at half of it | delay p50 / p99 / greatest ms | left at the end | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|");
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            var flush = Setting.FlushTime();
            var most = await OneAsync(time, null);
            var half = await OneAsync(time * 2, most.PerSecond / 2);
            await page.WriteLineAsync(FormattableString.Invariant($"| {repetition} | {most.PerSecond:N0} | {half.PerSecond:N0} ")
                + FormattableString.Invariant($"| {half.P50:0} / {half.P99:0} / {half.Greatest:0} | {half.Left} | {flush} |"));
        }
    }

    // Relay and reader are at work beside the writers both times, each after a pause of 16 ms as the workers of a host.
    private static async Task<(double PerSecond, double P50, double P99, double Greatest, long Left)> OneAsync(TimeSpan time, double? pace)
    {
        using var database = new RunDatabase();
        await using var host = new PostgreSqlDatabase(database.ConnectionString, new() { ConnectionsMax = 40 });
        var store = new PostgreSqlOrderStore(host);
        using var stop = new CancellationTokenSource();
        var probe = new Probe();
        var relaying = RelayAsync(new(host), stop.Token);
        var reading = ReadAsync(new(
            store, new PostgreSqlSubscriptionStore(host), probe, SystemClock.Instance, new("probe", "load") { Batch = 1_000 }), stop.Token);
        await WriteAsync(store, probe, TimeSpan.FromSeconds(1), pace);
        probe.Delays.Clear();
        var watch = Stopwatch.StartNew();
        var written = await WriteAsync(store, probe, time, pace);
        var rate = written / watch.Elapsed.TotalSeconds;
        var left = probe.Sent.Count;
        while (!probe.Sent.IsEmpty && watch.Elapsed < time + TimeSpan.FromSeconds(60))
        {
            await Task.Delay(Pause);
        }

        await stop.CancelAsync();
        await Task.WhenAll(relaying, reading);
        database.Check("events read", probe.Read, "select count(*) from orderkit.events");
        var run = Run.Of([.. probe.Delays], time);
        return (rate, run.P50, run.P99, probe.Delays.Max(), left);
    }

    private static async Task<long> WriteAsync(PostgreSqlOrderStore store, Probe probe, TimeSpan time, double? pace)
    {
        var from = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var written = 0L;
            while (Stopwatch.GetElapsedTime(from) is var elapsed && elapsed < time)
            {
                if (pace is { } perSecond && TimeSpan.FromSeconds(written * Writers / perSecond) is var due && due > elapsed)
                {
                    await Task.Delay(due - elapsed);
                }

                written += await PlaceAsync(store, probe);
            }

            return written;
        })));
        return counts.Sum();
    }

    private static async Task<int> PlaceAsync(PostgreSqlOrderStore store, Probe probe)
    {
        var order = LifeOrder.Of(Interlocked.Increment(ref numbers));
        var step = OrderDecider.Decide(OrderRules.Default, null, order.Place, SystemClock.Instance.GetCurrentInstant()).Value;
        foreach (var recorded in step.Events)
        {
            probe.Sent[(order.Id, recorded.Version)] = Stopwatch.GetTimestamp();
        }

        return await store.TryAppendAsync(step, null, 0, default)
            ? step.Events.Count
            : throw new InvalidOperationException($"{order.Id} was there before.");
    }

    private static async Task RelayAsync(PostgreSqlRelay relay, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await relay.RunToEndAsync(CancellationToken.None);
            await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ReadAsync(SubscriptionRunner runner, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if ((await runner.RunAsync(CancellationToken.None)).Handled == 0)
            {
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Notes for each event how long after it was sent to the database it came here: the commit is part of it.</summary>
    private sealed class Probe : IFeedHandler
    {
        internal ConcurrentDictionary<(OrderId Order, long Version), long> Sent { get; } = new();

        internal ConcurrentQueue<double> Delays { get; } = new();

        internal long Read { get; private set; }

        public ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
        {
            if (!Sent.TryRemove((happened.Event.OrderId, happened.Event.Version), out var sent))
            {
                throw new InvalidOperationException($"{happened.Position} came twice, or was never sent.");
            }

            Read++;
            Delays.Enqueue(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            return new(ValueList<Refusal>.Empty);
        }
    }
}
