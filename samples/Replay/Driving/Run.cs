using System.Diagnostics;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>What a replay did and how long it took.</summary>
/// <param name="Tally">Orders by status, refusals and contradictions.</param>
/// <param name="Commands">How many commands the engine was given.</param>
/// <param name="Seconds">How long the engine took, without reading the files.</param>
/// <param name="Main">The figures of the data.</param>
internal sealed record Run(Tally Tally, int Commands, double Seconds, FigureBlock Main)
{
    /// <summary>What the stock was asked for; null when the replay moves no stock.</summary>
    internal StockRun? Stock { get; init; }

    internal double OrdersPerSecond => Seconds > 0 ? Tally.Orders / Seconds : 0;

    /// <summary>The most memory the process has used so far, in bytes.</summary>
    internal static long PeakMemory
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }
}

/// <summary>What a stock was asked for and how long it took.</summary>
/// <param name="Tally">Its commands, repeats and refusals.</param>
/// <param name="Seconds">How long the stock took.</param>
internal sealed record StockRun(StockTally Tally, double Seconds)
{
    internal double CommandsPerSecond => Seconds > 0 ? Tally.Commands / Seconds : 0;
}
