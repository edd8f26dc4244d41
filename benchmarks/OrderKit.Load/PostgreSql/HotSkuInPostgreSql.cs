namespace OrderKit.Load.PostgreSql;

/// <summary>Concurrent callers want units of one article: OrderKit, the same rows by hand and a bare update, each by its best
/// pool.</summary>
internal static class HotSkuInPostgreSql
{
    private static readonly int[] Callers = [1, 16, 64];

    internal static async Task RunAsync(TimeSpan time, int repetitions, TextWriter page)
    {
        Setting.Tell(page);
        page.WriteLine(
            "| callers | run | OrderKit /s | same rows /s (pool) | ratio | bare update /s (pool) | ratio "
            + "| OrderKit p50 / p99 ms | same rows p50 / p99 ms | bare p50 / p99 ms | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        List<string> scan = [];
        foreach (var callers in Callers)
        {
            for (var repetition = 1; repetition <= repetitions; repetition++)
            {
                await OneAsync(callers, repetition, time, page, scan);
            }
        }

        page.WriteLine();
        page.WriteLine("Every pool that was tried, units a second:");
        page.WriteLine();
        page.WriteLine("| callers | run | same rows, by pool | bare update, by pool |");
        page.WriteLine("|---:|---:|---|---|");
        scan.ForEach(page.WriteLine);
    }

    // The contenders take turns in going first.
    private static async Task OneAsync(int callers, int repetition, TimeSpan time, TextWriter page, List<string> scan)
    {
        int[] pools = callers == 1 ? [1] : [2, 4, 8, callers];
        List<(string Kind, int Pool)> turns =
            [("ours", 0), .. pools.Select(pool => ("same", pool)), .. pools.Select(pool => ("bare", pool))];
        var first = (repetition - 1) * pools.Length % turns.Count;
        Dictionary<(string Kind, int Pool), Run> runs = [];
        var flush = Setting.FlushTime();
        foreach (var turn in turns.Skip(first).Concat(turns.Take(first)).ToList())
        {
            using var contender = Contender(turn.Kind, turn.Pool);
            runs[turn] = await Run.OfAsync(contender, callers, time);
        }

        var (ours, same, bare) = (runs[("ours", 0)], Best(runs, "same"), Best(runs, "bare"));
        await page.WriteLineAsync(FormattableString.Invariant(
            $"| {callers} | {repetition} | {ours.PerSecond:N0} | {same.Run.PerSecond:N0} ({same.Pool}) ")
            + FormattableString.Invariant($"| {ours.PerSecond / same.Run.PerSecond:0.00} | {bare.Run.PerSecond:N0} ({bare.Pool}) ")
            + FormattableString.Invariant($"| {ours.PerSecond / bare.Run.PerSecond:0.00} | {Waits(ours)} | {Waits(same.Run)} ")
            + FormattableString.Invariant($"| {Waits(bare.Run)} | {flush} |"));
        scan.Add(FormattableString.Invariant($"| {callers} | {repetition} | {Scan(runs, "same")} | {Scan(runs, "bare")} |"));
    }

    private static IContender Contender(string kind, int pool)
    {
        var database = HotShelf.Filled();
        return kind switch
        {
            "ours" => new CombinedStock(database),
            "same" => new SameRows(database, database.ConnectionString, pool),
            _ => new BareUpdate(database, pool),
        };
    }

    // The best by units a second, in this very repetition: whoever would have to choose beforehand does no better.
    private static (int Pool, Run Run) Best(Dictionary<(string Kind, int Pool), Run> runs, string kind) => runs
        .Where(one => one.Key.Kind == kind).Select(one => (one.Key.Pool, one.Value)).MaxBy(one => one.Value.PerSecond);

    private static string Scan(Dictionary<(string Kind, int Pool), Run> runs, string kind) => string.Join(", ", runs
        .Where(one => one.Key.Kind == kind).OrderBy(one => one.Key.Pool)
        .Select(one => FormattableString.Invariant($"{one.Key.Pool}: {one.Value.PerSecond:N0}")));

    internal static string Waits(Run run) => FormattableString.Invariant($"{run.P50:0.00} / {run.P99:0.00}");
}
