using System.Diagnostics;

namespace OrderKit.Load.PostgreSql;

/// <summary>The life of a three-line order: OrderKit against hand-written SQL for the same rows.</summary>
internal static class OrderLife
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static readonly int[] Workers = [1, 4, 16];

    private static long numbers;

    internal static async Task RunAsync(TimeSpan time, int repetitions, TextWriter page)
    {
        Setting.Tell(page);
        var rows = await LifeRows.TakeAsync();
        (string Name, Func<string, ILife> Begin)[] contenders =
        [
            ("OrderKit", at => new OrderKitLife(at, isCached: false)),
            ("cached", at => new OrderKitLife(at, isCached: true)),
            ("trip a statement", at => new HandWrittenLife(rows, at, isBatched: false)),
            ("batched", at => new HandWrittenLife(rows, at, isBatched: true)),
        ];
        page.WriteLine(
            "| workers | run | OrderKit lives/s | cached snapshot | trip a statement | batched | OrderKit : a trip a statement "
            + "| OrderKit : batched | cached : batched | p50 ms, in that order | p99 ms | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---|---:|");
        foreach (var workers in Workers)
        {
            for (var repetition = 1; repetition <= repetitions; repetition++)
            {
                var runs = new Run[contenders.Length];
                var flush = Setting.FlushTime();
                for (var turn = 0; turn < contenders.Length; turn++)
                {
                    var index = (turn + repetition - 1) % contenders.Length;
                    runs[index] = await OneAsync(contenders[index].Name, contenders[index].Begin, rows, workers, time);
                }

                await page.WriteLineAsync(Line(workers, repetition, runs, flush));
            }
        }
    }

    private static string Line(int workers, int repetition, Run[] runs, string flush)
    {
        var rates = string.Join(" | ", runs.Select(run => FormattableString.Invariant($"{run.PerSecond:N0}")));
        return FormattableString.Invariant(
            $"| {workers} | {repetition} | {rates} | {runs[0].PerSecond / runs[2].PerSecond:0.00} ")
            + FormattableString.Invariant($"| {runs[0].PerSecond / runs[3].PerSecond:0.00} | {runs[1].PerSecond / runs[3].PerSecond:0.00} ")
            + $"| {string.Join(" / ", runs.Select(run => FormattableString.Invariant($"{run.P50:0.0}")))} "
            + $"| {string.Join(" / ", runs.Select(run => FormattableString.Invariant($"{run.P99:0.0}")))} | {flush} |";
    }

    private static async Task<Run> OneAsync(string name, Func<string, ILife> begin, LifeRows rows, int workers, TimeSpan time)
    {
        using var database = LifeOrder.Filled();
        using var life = begin(database.ConnectionString);
        var warmed = await LiveAsync(life, workers, WarmUp);
        var watch = Stopwatch.StartNew();
        var lived = await LiveAsync(life, workers, time);
        var elapsed = watch.Elapsed;
        Check(name, database, rows, warmed.Count + lived.Count);
        return Run.Of(lived, elapsed);
    }

    private static async Task<List<double>> LiveAsync(ILife life, int workers, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            List<double> own = [];
            for (var from = Stopwatch.GetTimestamp(); from < until; from = Stopwatch.GetTimestamp())
            {
                await life.LiveAsync(LifeOrder.Of(Interlocked.Increment(ref numbers)));
                own.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            return own;
        })));
        return [.. each.SelectMany(own => own)];
    }

    private static void Check(string name, RunDatabase database, LifeRows rows, long lives)
    {
        var events = rows.Events.Sum(step => step.Length);
        var left = ((long)LifeOrder.Articles * HotSku.Units) - (lives * LifeOrder.Units);
        database.Check($"{name}: orders", lives, $"select count(*) from orderkit.orders where status = '{rows.Statuses[^1]}'");
        database.Check($"{name}: events", lives * events, "select count(*) from orderkit.events");
        database.Check($"{name}: outbox", lives * events, "select count(*) from orderkit.outbox");
        database.Check($"{name}: reservations", lives, "select count(*) from orderkit.reservations");
        database.Check($"{name}: reserved", 0, "select sum(reserved) from orderkit.stock_positions");
        database.Check($"{name}: reserved by the ledger", 0, "select sum(reserved) from orderkit.stock_entries");
        database.Check($"{name}: ledger", lives * 6, "select count(*) from orderkit.stock_entries where verb <> 'receive'");
        database.Check($"{name}: on hand", left, "select sum(on_hand) from orderkit.stock_positions");
        database.Check($"{name}: on hand by the ledger", left, "select sum(on_hand) from orderkit.stock_entries");
    }
}
