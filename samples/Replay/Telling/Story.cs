using System.Globalization;
using OrderKit.Samples.Replay.Driving;

namespace OrderKit.Samples.Replay.Telling;

/// <summary>Tells on the screen what happened, a name and a number a line.</summary>
internal sealed class Story(TextWriter writer)
{
    private const int NameWidth = 26;
    private const int NumberWidth = 12;

    internal void Title(string text) => writer.WriteLine($"{text}{writer.NewLine}");

    internal void Line(string name, long number, string remark = "") =>
        writer.WriteLine($"  {name.PadRight(NameWidth)}{Text(number),NumberWidth}  {remark}".TrimEnd());

    internal void Line(string name, double number, string remark = "") => Line(name, (long)number, remark);

    /// <summary>Tells of the orders, the refusals, the contradictions and the pace: the same for every replay.</summary>
    internal void Course(Run run)
    {
        var tally = run.Tally;
        Line("orders", tally.Orders, string.Join(", ", tally.Statuses.Select(status => $"{Text(status.Value)} {status.Key}")));
        Line("commands", run.Commands);
        Numbered("refusals", tally.Refusals, reason => $"{(int)reason} {reason}");
        Numbered("contradictions", tally.Contradictions, kind => $"{kind}");
        Line("orders a second", run.OrdersPerSecond, $"the engine took {run.Seconds.ToString("0.00", CultureInfo.InvariantCulture)} s");
        if (run.Stock is { } stock)
        {
            Line("stock commands", stock.Tally.Commands);
            Line("  told again", stock.Tally.Repeats, "and changed nothing");
            Numbered("  stock refusals", stock.Tally.Refusals, reason => $"  {(int)reason} {reason}");
            Line("stock commands a second", stock.CommandsPerSecond);
        }

        Line("peak memory", Run.PeakMemory / (1 << 20), "MiB");
        writer.WriteLine();
    }

    internal void Remark(string text) => writer.WriteLine($"  {text}");

    private static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private void Numbered<T>(string name, IReadOnlyDictionary<T, int> counts, Func<T, string> word)
        where T : notnull
    {
        Line(name, counts.Values.Sum());
        foreach (var (key, count) in counts)
        {
            Line($"  {word(key)}", count);
        }
    }
}
