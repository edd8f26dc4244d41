using System.Diagnostics;
using System.Globalization;

namespace OrderKit.Load.PostgreSql;

/// <summary>Two processes of 32 callers each want units of the same article.</summary>
internal static class TwoProcesses
{
    internal const string Child = "one-of-two";

    private const int CallersOfEach = 32;

    internal static async Task RunAsync(TimeSpan time, int repetitions, TextWriter page)
    {
        Setting.Tell(page);
        page.WriteLine(
            "| run | OrderKit /s | same rows /s (pool of each) | ratio | OrderKit p50 / p99 ms | same rows p50 / p99 ms | flush ms |");
        page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            List<int> pools = [0, 1, 2, 4, CallersOfEach];
            var first = (repetition - 1) * 2 % pools.Count;
            Dictionary<int, Run> runs = [];
            var flush = Setting.FlushTime();
            foreach (var pool in pools.Skip(first).Concat(pools.Take(first)).ToList())
            {
                runs[pool] = await OneAsync(pool, time);
            }

            var (ours, best) = (runs[0], runs.Where(one => one.Key > 0).MaxBy(one => one.Value.PerSecond));
            await page.WriteLineAsync(FormattableString.Invariant(
                $"| {repetition} | {ours.PerSecond:N0} | {best.Value.PerSecond:N0} ({best.Key}) ")
                + FormattableString.Invariant($"| {ours.PerSecond / best.Value.PerSecond:0.00} ")
                + $"| {HotSkuInPostgreSql.Waits(ours)} | {HotSkuInPostgreSql.Waits(best.Value)} | {flush} |");
        }
    }

    /// <summary>What a child does: warms up, says so, waits for the word, measures and tells.</summary>
    internal static async Task<int> ChildAsync(string[] words)
    {
        var (pool, time) = (int.Parse(words[1], null), TimeSpan.FromSeconds(double.Parse(words[2], CultureInfo.InvariantCulture)));
        Run.Prefix = words[3];
        using IContender contender = pool == 0 ? new CombinedStock(words[0]) : new SameRows(null, words[0], pool);
        var warmed = await Run.WarmAsync(contender, CallersOfEach);
        Console.WriteLine(warmed.ToString(CultureInfo.InvariantCulture));
        Console.ReadLine();
        var run = await Run.MeasureAsync(contender, CallersOfEach, time);
        Console.WriteLine(FormattableString.Invariant($"{run.Taken} {run.PerSecond} {run.P50} {run.P99}"));
        return 0;
    }

    // Waits are those of the slower of the two.
    private static async Task<Run> OneAsync(int pool, TimeSpan time)
    {
        using var database = HotShelf.Filled();
        Process[] children = [Start(database, pool, time, "A"), Start(database, pool, time, "B")];
        var warmed = 0L;
        foreach (var child in children)
        {
            warmed += long.Parse(await LineAsync(child), CultureInfo.InvariantCulture);
        }

        foreach (var child in children)
        {
            await child.StandardInput.WriteLineAsync();
            await child.StandardInput.FlushAsync();
        }

        var runs = new List<Run>();
        foreach (var child in children)
        {
            var told = (await LineAsync(child)).Split(' ');
            runs.Add(new(long.Parse(told[0], null), Number(told[1]), Number(told[2]), Number(told[3])));
            await child.WaitForExitAsync();
            child.Dispose();
        }

        var taken = warmed + runs.Sum(run => run.Taken);
        if (HotShelf.Count(database) is var rows && (rows.Reserved != taken || rows.Reservations != taken || rows.Ledger != taken))
        {
            throw new InvalidOperationException($"The processes told of {taken} units, and the rows say {rows}.");
        }

        return new(taken, runs.Sum(run => run.PerSecond), runs.Max(run => run.P50), runs.Max(run => run.P99));
    }

    private static Process Start(RunDatabase database, int pool, TimeSpan time, string prefix)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var isShared = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal);
        string[] own = isShared ? [typeof(TwoProcesses).Assembly.Location] : [];
        foreach (var word in (string[])[.. own, Child, database.ConnectionString, $"{pool}",
            time.TotalSeconds.ToString(CultureInfo.InvariantCulture), prefix])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    private static async Task<string> LineAsync(Process child) =>
        await child.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A process ended without a word.");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
