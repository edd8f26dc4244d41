using System.Globalization;

namespace OrderKit.Load;

/// <summary>Concurrent callers want units of one article kept in one file: combined commits against one queued writer.</summary>
internal static class HotSkuInOneFile
{
    private static readonly int[] Callers = [1, 16, 64, 256];

    internal static async Task RunAsync(TimeSpan time, int repetitions, TextWriter page)
    {
        var folder = Directory.CreateTempSubdirectory("orderkit-load-").FullName;
        try
        {
            page.WriteLine(FormattableString.Invariant($".NET {Environment.Version}, {Environment.ProcessorCount} cores."));
            page.WriteLine(FormattableString.Invariant(
                $"A write of 4 KiB waited for the disk {Flush.Time(folder):0.000} ms (median of 200) before the runs."));
            page.WriteLine();
            page.WriteLine(
                "| callers | run | OrderKit /s | queued writer /s | ratio | OrderKit p50 / p99 ms | queued p50 / p99 ms | settings |");
            page.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---|");
            foreach (var callers in Callers)
            {
                for (var repetition = 1; repetition <= repetitions; repetition++)
                {
                    await page.WriteLineAsync(await LineAsync(folder, callers, repetition, time));
                }
            }

            page.WriteLine();
            page.WriteLine(FormattableString.Invariant(
                $"After the runs the same write waited {Flush.Time(folder):0.000} ms."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Who goes first changes from run to run, and each has a file of its own on the same disk.
    private static async Task<string> LineAsync(string folder, int callers, int repetition, TimeSpan time)
    {
        var first = Path.Combine(folder, $"{callers}-{repetition}-a.db");
        var second = Path.Combine(folder, $"{callers}-{repetition}-b.db");
        Run ours, theirs;
        string settings;
        if (repetition % 2 == 1)
        {
            (ours, settings) = await OneAsync(new Combined(first), callers, time);
            (theirs, var other) = await OneAsync(new QueuedWriter(second), callers, time);
            settings = settings == other ? $"WAL, {settings} both" : $"{settings}; {other}";
        }
        else
        {
            (theirs, var other) = await OneAsync(new QueuedWriter(second), callers, time);
            (ours, settings) = await OneAsync(new Combined(first), callers, time);
            settings = settings == other ? $"WAL, {settings} both" : $"{settings}; {other}";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {callers} | {repetition} | {ours.PerSecond:N0} | {theirs.PerSecond:N0} | {ours.PerSecond / theirs.PerSecond:0.00} "
            + $"| {ours.P50:0.00} / {ours.P99:0.00} | {theirs.P50:0.00} / {theirs.P99:0.00} | {settings} |");
    }

    private static async Task<(Run Run, string Settings)> OneAsync(IContender contender, int callers, TimeSpan time)
    {
        using (contender)
        {
            var settings = contender.Durability;
            return (await Run.OfAsync(contender, callers, time), settings);
        }
    }
}
