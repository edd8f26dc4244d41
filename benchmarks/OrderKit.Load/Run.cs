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

    /// <summary>Lets callers take units without end, and holds the rows against what they were told.</summary>
    internal static async Task<Run> OfAsync(IContender contender, int callers, TimeSpan time)
    {
        var warmed = await TakeAsync(contender, callers, WarmUp);
        var watch = Stopwatch.StartNew();
        var latencies = await TakeAsync(contender, callers, time);
        var elapsed = watch.Elapsed;

        var all = warmed.Count + latencies.Count;
        if (contender.Count() is var rows && (rows.Reserved != all || rows.Reservations != all || rows.Ledger != all))
        {
            throw new InvalidOperationException($"{contender.Name} told of {all} units, and its rows say {rows}.");
        }

        latencies.Sort();
        return new(
            latencies.Count, latencies.Count / elapsed.TotalSeconds, At(latencies, 0.5), At(latencies, 0.99));
    }

    private static async Task<List<double>> TakeAsync(IContender contender, int callers, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            List<double> own = [];
            for (var from = Stopwatch.GetTimestamp(); from < until; from = Stopwatch.GetTimestamp())
            {
                if (!await contender.TakeAsync($"SO-{Interlocked.Increment(ref orders)}"))
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
