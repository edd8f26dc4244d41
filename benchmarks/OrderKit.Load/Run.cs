using System.Diagnostics;

namespace OrderKit.Load;

/// <summary>What one contender did in one run.</summary>
/// <param name="Taken">Units taken, each counted by the caller who was told so.</param>
/// <param name="PerSecond">The same by the second.</param>
/// <param name="P50">Half of the answers came within these milliseconds.</param>
/// <param name="P99">99 of 100 answers came within these milliseconds.</param>
internal sealed record Run(long Taken, double PerSecond, double P50, double P99)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    private static long orders;

    /// <summary>Stands before the numbers of this process's orders, so that two processes never name the same.</summary>
    internal static string Prefix { get; set; } = "SO";

    /// <summary>Lets callers take units without end, and holds the rows against what they were told.</summary>
    internal static async Task<Run> OfAsync(IContender contender, int callers, TimeSpan time)
    {
        var warmed = await WarmAsync(contender, callers);
        var run = await MeasureAsync(contender, callers, time);
        Check(contender, warmed + run.Taken);
        return run;
    }

    /// <summary>Lets callers take units until the contender is warm.</summary>
    /// <returns>The units taken.</returns>
    internal static async Task<long> WarmAsync(IContender contender, int callers) => (await TakeAsync(contender, callers, WarmUp)).Count;

    /// <summary>Lets callers take units and measures.</summary>
    internal static async Task<Run> MeasureAsync(IContender contender, int callers, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var latencies = await TakeAsync(contender, callers, time);
        return Of(latencies, watch.Elapsed);
    }

    /// <summary>What these answers, in milliseconds, come to.</summary>
    internal static Run Of(List<double> latencies, TimeSpan elapsed)
    {
        latencies.Sort();
        return new(
            latencies.Count, latencies.Count / elapsed.TotalSeconds, At(latencies, 0.5), At(latencies, 0.99));
    }

    /// <summary>Holds the rows against what the callers were told.</summary>
    internal static void Check(IContender contender, long taken)
    {
        if (contender.Count() is var rows && (rows.Reserved != taken || rows.Reservations != taken || rows.Ledger != taken))
        {
            throw new InvalidOperationException($"{contender.Name} told of {taken} units, and its rows say {rows}.");
        }
    }

    private static async Task<List<double>> TakeAsync(IContender contender, int callers, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            List<double> own = [];
            for (var from = Stopwatch.GetTimestamp(); from < until; from = Stopwatch.GetTimestamp())
            {
                if (!await contender.TakeAsync($"{Prefix}-{Interlocked.Increment(ref orders)}"))
                {
                    throw new InvalidOperationException($"{contender.Name} had no unit left; there were enough.");
                }

                own.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            return own;
        })));
        return [.. each.SelectMany(own => own)];
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
}
