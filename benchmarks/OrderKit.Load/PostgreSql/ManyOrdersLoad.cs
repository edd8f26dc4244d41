using System.Diagnostics;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>What loading, appending and listing cost in a store of very many orders, and in one of a hundredth of them.</summary>
internal static class ManyOrdersLoad
{
    private const int BoughtOnly = 10;
    private const int Callers = 4;

    internal static async Task RunAsync(int orders, int times, TextWriter page)
    {
        Setting.Tell(page);
        var rows = await LifeRows.TakeAsync();
        page.WriteLine(
            "| orders | events | on the disk | filled in s | load p50 / p99 ms | append p50 / p99 ms | place p50 / p99 ms "
            + "| newest page of 50 p50 / p99 ms | page anywhere | one status, anywhere | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var count in (int[])[Math.Max(orders / 100, 1_000), orders])
        {
            await page.WriteLineAsync(await OneAsync(rows, count, times));
        }
    }

    private static async Task<string> OneAsync(LifeRows rows, int count, int times)
    {
        using var database = new RunDatabase();
        var watch = Stopwatch.StartNew();
        await ManyOrders.FillAsync(database, rows, count, BoughtOnly, isPositioned: true);
        var filled = watch.Elapsed.TotalSeconds;
        database.Check("orders", count, "select count(*) from orderkit.orders");
        var events = database.Run("select count(*) from orderkit.events");
        var size = database.Run("select pg_database_size(current_database())") / 1_000_000;
        var flush = Setting.FlushTime();

        await using var host = new PostgreSqlDatabase(database.ConnectionString);
        var store = new PostgreSqlOrderStore(host);
        var (loads, appends) = await ConfirmAsync(store, count, times);
        var places = await TimedAsync(times, index => PlaceAsync(store, count + index + 1));
        var newest = await TimedAsync(times, _ => ListAsync(store, null, null));
        var anywhere = await TimedAsync(times, _ => ListAsync(store, Anywhere(count), null));
        var status = await TimedAsync(times, _ => ListAsync(store, Anywhere(count), OrderStatus.Delivered));
        database.Check("orders afterwards", count + times, "select count(*) from orderkit.orders");
        database.Check("orders by their events", count + times, "select count(*) from orderkit.events where version = 1");
        database.Check("confirmed", appends.Taken, "select count(*) from orderkit.orders where status = 'confirmed'");
        return FormattableString.Invariant($"| {count:N0} | {events:N0} | {size:N0} MB | {filled:0} | {Waits(loads)} | {Waits(appends)} ")
            + $"| {Waits(places)} | {Waits(newest)} | {Waits(anywhere)} | {Waits(status)} | {flush} |";
    }

    // Orders that have only been bought, each once, in an order that no cache knows.
    private static async Task<(Run Loads, Run Appends)> ConfirmAsync(PostgreSqlOrderStore store, int count, int times)
    {
        var numbers = Enumerable.Range(1, count / BoughtOnly).Select(number => number * BoughtOnly).ToArray();
        new Random(1).Shuffle(numbers);
        var chosen = numbers.Take(times).ToArray();
        List<double> loads = [], appends = [];
        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, stop) =>
        {
            var from = Stopwatch.GetTimestamp();
            var id = LifeOrder.Of(number).Id;
            var order = await store.LoadAsync(id, stop);
            var loaded = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            var step = OrderDecider.Decide(
                OrderRules.Default, order, new OrderCommand.Confirm(id, new("paid-1")), SystemClock.Instance.GetCurrentInstant()).Value;
            from = Stopwatch.GetTimestamp();
            Require(await store.TryAppendAsync(step, null, order!.Version, stop));
            var appended = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            lock (loads)
            {
                loads.Add(loaded);
                appends.Add(appended);
            }
        });
        return (Run.Of(loads, TimeSpan.FromSeconds(1)), Run.Of(appends, TimeSpan.FromSeconds(1)));
    }

    private static async Task PlaceAsync(PostgreSqlOrderStore store, long number)
    {
        var order = LifeOrder.Of(number);
        var step = OrderDecider.Decide(OrderRules.Default, null, order.Place, SystemClock.Instance.GetCurrentInstant()).Value;
        Require(await store.TryAppendAsync(step, null, 0, default));
    }

    private static async Task ListAsync(PostgreSqlOrderStore store, OrderCursor? after, OrderStatus? status)
    {
        var found = await store.ListAsync(new() { After = after, Status = status, Most = 50 }, default);
        Require(found.Orders.Count == 50);
    }

    private static OrderCursor Anywhere(int count)
    {
        var number = Random.Shared.Next(100, count);
        return new(Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromSeconds(number), LifeOrder.Of(number).Id);
    }

    private static async Task<Run> TimedAsync(int times, Func<int, Task> act)
    {
        List<double> took = [];
        var four = new ParallelOptions { MaxDegreeOfParallelism = Callers };
        await Parallel.ForEachAsync(Enumerable.Range(0, times), four, async (index, _) =>
        {
            var from = Stopwatch.GetTimestamp();
            await act(index);
            var elapsed = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            lock (took)
            {
                took.Add(elapsed);
            }
        });
        return Run.Of(took, TimeSpan.FromSeconds(1));
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The store of many orders gave another answer.");
        }
    }

    private static string Waits(Run run) => FormattableString.Invariant($"{run.P50:0.00} / {run.P99:0.00}");
}
