using System.Text.Json;
using OrderKit.Samples.Replay.Driving;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Telling;

/// <summary>Writes the figures of a replay to a file, with who counted what and how the replay went.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; an older one is replaced.</param>
    /// <param name="runs">The replays, each with its block of figures; the first one's course is told at the top.</param>
    /// <param name="withoutItems">Orders placed without knowing what was bought; null when the data has no such orders.</param>
    internal static void Write(string path, IReadOnlyList<Run> runs, IReadOnlyList<OrderId>? withoutItems)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        foreach (var run in runs)
        {
            WriteFigure(json, run.Main);
        }

        json.WriteStartObject("source");
        foreach (var run in runs)
        {
            WriteSource(json, run.Main);
        }

        json.WriteEndObject();
        WriteCourse(json, runs[0]);
        if (withoutItems is not null)
        {
            json.WriteStartArray("orders_without_items");
            foreach (var order in withoutItems)
            {
                json.WriteStringValue(order.Value);
            }

            json.WriteEndArray();
        }

        foreach (var run in runs.Skip(1))
        {
            json.WriteStartObject($"{run.Main.Name}_course");
            WriteCourse(json, run);
            json.WriteEndObject();
        }

        json.WriteNumber("peak_memory_bytes", Run.PeakMemory);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, Figure figure)
    {
        json.WritePropertyName(figure.Name);
        if (figure is SingleFigure single)
        {
            json.WriteRawValue(single.Json);
            return;
        }

        json.WriteStartObject();
        foreach (var inner in ((FigureBlock)figure).Figures)
        {
            WriteFigure(json, inner);
        }

        json.WriteEndObject();
    }

    // A block of plain figures has one mark when one source counted them all.
    private static void WriteSource(Utf8JsonWriter json, Figure figure)
    {
        var sources = figure is FigureBlock { Figures: var inside }
            ? inside.Select(inner => (inner as SingleFigure)?.Source).Distinct().ToList()
            : [((SingleFigure)figure).Source];
        if (sources is [{ } only])
        {
            json.WriteString(figure.Name, only == FigureSource.Engine ? "engine" : "intake");
            return;
        }

        json.WriteStartObject(figure.Name);
        foreach (var inner in ((FigureBlock)figure).Figures)
        {
            WriteSource(json, inner);
        }

        json.WriteEndObject();
    }

    private static void WriteCourse(Utf8JsonWriter json, Run run)
    {
        json.WriteNumber("commands", run.Commands);
        WriteRefusals(json, "refusals", run.Tally.Refusals);
        json.WriteStartObject("contradictions");
        foreach (var (kind, count) in run.Tally.Contradictions)
        {
            json.WriteNumber($"{kind}", count);
        }

        json.WriteEndObject();
        json.WriteNumber("orders_per_second", Math.Round(run.OrdersPerSecond));
        if (run.Stock is { } stock)
        {
            json.WriteNumber("stock_commands", stock.Tally.Commands);
            json.WriteNumber("stock_repeats", stock.Tally.Repeats);
            WriteRefusals(json, "stock_refusals", stock.Tally.Refusals);
            json.WriteNumber("stock_commands_per_second", Math.Round(stock.CommandsPerSecond));
        }
    }

    private static void WriteRefusals(Utf8JsonWriter json, string name, IReadOnlyDictionary<RefusalReason, int> refusals)
    {
        json.WriteStartObject(name);
        foreach (var (reason, count) in refusals)
        {
            json.WriteNumber($"{(int)reason} {reason}", count);
        }

        json.WriteEndObject();
    }
}
