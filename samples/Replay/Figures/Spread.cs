using NodaTime;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>How a time between two steps is spread over the orders, in days rounded to six decimals.</summary>
/// <remarks>Reckoned in whole seconds and fractions, so no rounding but the last one; that one goes to the even neighbour.</remarks>
internal static class Spread
{
    private const long SecondsPerDay = 86_400;
    private const long Millionths = 1_000_000;

    internal static FigureBlock Of(Counted counted, string name, IEnumerable<(Instant? From, Instant? To)> spans)
    {
        var seconds = spans.Select(span => span.To - span.From).OfType<Duration>().Select(span => (long)span.TotalSeconds).ToArray();
        Array.Sort(seconds);
        var n = seconds.Length;
        return new(name, n == 0
            ? [counted.Number("n", 0)]
            :
            [
                counted.Number("n", n),
                counted.Days("median", Days(seconds[(n - 1) / 2] + seconds[n / 2], 2)),
                counted.Days("p95_linear", Between(seconds)),
                counted.Days("p95_nearest_rank", Days(seconds[(((19 * n) + 19) / 20) - 1], 1)),
                counted.Days("max", Days(seconds[^1], 1)),
                counted.Days("min", Days(seconds[0], 1)),
            ]);
    }

    /// <summary>How whole numbers are spread: the median and the linear percentile may lie between two of them.</summary>
    internal static FigureBlock OfWhole(Counted counted, string name, IEnumerable<long> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var n = sorted.Length;
        if (n == 0)
        {
            return new(name, [counted.Number("n", 0)]);
        }

        var (below, twentieths) = Math.DivRem(19 * (n - 1), 20);
        var above = Math.Min(below + 1, n - 1);
        return new(name,
        [
            counted.Number("n", n),
            counted.Days("median", (sorted[(n - 1) / 2] + sorted[n / 2]) * Millionths / 2),
            counted.Days("p95_linear", ((20 * sorted[below]) + (twentieths * (sorted[above] - sorted[below]))) * Millionths / 20),
            counted.Number("p95_nearest_rank", sorted[(((19 * n) + 19) / 20) - 1]),
            counted.Number("min", sorted[0]),
            counted.Number("max", sorted[^1]),
        ]);
    }

    // The rank 0.95 (n - 1) lies between two values, at so many twentieths of the way.
    private static long Between(long[] sorted)
    {
        var (below, twentieths) = Math.DivRem(19 * (sorted.Length - 1), 20);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return Days((20 * sorted[below]) + (twentieths * (sorted[above] - sorted[below])), 20);
    }

    private static long Days(long seconds, long parts)
    {
        var divisor = SecondsPerDay * parts;
        var (quotient, rest) = Math.DivRem(seconds * Millionths, divisor);
        var beyondHalf = (2 * Math.Abs(rest)).CompareTo(divisor);
        return quotient + (beyondHalf > 0 || (beyondHalf == 0 && quotient % 2 != 0) ? Math.Sign(rest) : 0);
    }
}
