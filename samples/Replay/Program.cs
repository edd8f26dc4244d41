using System.Data.Common;
using System.Text.Json;
using OrderKit.Samples.Replay.Ledger;
using OrderKit.Samples.Replay.Olist;
using OrderKit.Samples.Replay.Reading;
using OrderKit.Samples.Replay.Retail;
using OrderKit.Samples.Replay.Telling;
using OrderKit.Samples.Replay.Vn2;

namespace OrderKit.Samples.Replay;

/// <summary>Replays real orders through the engine and tells what happened.</summary>
internal static class Program
{
    private const int Well = 0;
    private const int NotAll = 1;
    private const int Nothing = 2;

    internal static Task<int> Main(string[] words) =>
        RunAsync(
            words, Console.Out, Console.Error, new ProgressBar(Console.Out, !Console.IsOutputRedirected),
            Environment.GetEnvironmentVariable("ORDERKIT_POSTGRES"));

    internal static async Task<int> RunAsync(
        string[] words, TextWriter output, TextWriter errors, ProgressBar progress, string? server = null)
    {
        if (Arguments.Parse(words) is not { } arguments)
        {
            await errors.WriteLineAsync(Arguments.Usage);
            return Nothing;
        }

        using var store = Driving.ReplayStore.Choose(arguments.Store, server);
        try
        {
            return arguments.Verb switch
            {
                "compare" => Comparison.Print(arguments.Paths[0], arguments.Paths[1], arguments.Without, output) ? Well : NotAll,
                "olist" => await OlistAsync(arguments, new(output), new(errors), progress),
                "ledger" => await LedgerAsync(arguments, new(output), new(errors), progress),
                "vn2" => Vn2(arguments, new(output), new(errors), progress),
                _ => await RetailAsync(arguments, new(output), new(errors), progress),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or DbException)
        {
            await errors.WriteLineAsync(e.Message);
            return Nothing;
        }
    }

    private static async Task<int> OlistAsync(Arguments arguments, Story story, Faults faults, ProgressBar progress)
    {
        var folder = arguments.Paths[0];
        var orders = OlistFolder.ReadOrders(folder, OlistFolder.MainFile, faults);
        if (orders.Count == 0)
        {
            return Nothing;
        }

        var minutes = File.Exists(Path.Combine(folder, OlistFolder.MinutePrecisionFile))
            ? OlistFolder.ReadOrders(folder, OlistFolder.MinutePrecisionFile, faults)
            : [];
        OlistFolder.ReadContent(folder, orders.Concat(minutes), faults);
        var (main, withoutItems) = await OlistReplay.RunAsync("main", orders, progress);
        OlistStory.Tell(story, "Olist marketplace orders", main, withoutItems);
        List<Driving.Run> runs = [main];
        if (minutes.Count > 0)
        {
            var (second, unknown) = await OlistReplay.RunAsync("minute_precision", minutes, progress);
            OlistStory.Tell(story, "Olist marketplace orders, times to the minute", second, unknown);
            runs.Add(second);
        }

        return Finish(arguments, runs, withoutItems, faults);
    }

    private static async Task<int> LedgerAsync(Arguments arguments, Story story, Faults faults, ProgressBar progress)
    {
        var days = LedgerDay.Read(arguments.Paths[0], faults);
        if (days.Count == 0)
        {
            return Nothing;
        }

        var replay = await LedgerReplay.RunAsync(days, progress);
        LedgerStory.Tell(story, replay);
        var exit = Finish(arguments, [replay.Run], null, faults);
        return replay.Drift.Count == 0 ? exit : NotAll;
    }

    private static int Vn2(Arguments arguments, Story story, Faults faults, ProgressBar progress)
    {
        var all = Vn2Folder.Read(arguments.Paths[0], faults);
        if (all.Count == 0)
        {
            return Nothing;
        }

        var (runs, figures) = Vn2Replay.Run(all, progress);
        Vn2Story.Tell(story, all.Count, figures);
        var exit = Finish(arguments, runs, null, faults);
        return figures.Wrong.Any() ? NotAll : exit;
    }

    private static async Task<int> RetailAsync(Arguments arguments, Story story, Faults faults, ProgressBar progress)
    {
        var isExcerpt = arguments.Paths.Count == 0;
        var folder = isExcerpt ? Path.Combine(AppContext.BaseDirectory, "data") : arguments.Paths[0];
        var lines = InvoiceFile.Read(folder, isExcerpt ? InvoiceFile.Excerpt : InvoiceFile.Name, faults);
        if (lines.Count == 0)
        {
            return Nothing;
        }

        var replay = await RetailReplay.RunAsync(lines, progress);
        RetailStory.Tell(story, isExcerpt, lines.Count, replay);
        return Finish(arguments, [replay.Run], null, faults);
    }

    private static int Finish(Arguments arguments, IReadOnlyList<Driving.Run> runs, IReadOnlyList<OrderId>? withoutItems, Faults faults)
    {
        if (arguments.Json is { } path)
        {
            JsonReport.Write(path, runs, withoutItems);
        }

        return faults.Count == 0 ? Well : NotAll;
    }
}
