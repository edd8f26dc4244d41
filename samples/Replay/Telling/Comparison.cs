using System.Globalization;
using System.Text.Json;

namespace OrderKit.Samples.Replay.Telling;

/// <summary>Compares the figures of two files: block <c>main</c>, name by name and level by level.</summary>
internal static class Comparison
{
    /// <summary>Prints every figure that differs and how many are equal.</summary>
    /// <param name="ours">The file with our figures.</param>
    /// <param name="theirs">The file with the figures they must equal.</param>
    /// <param name="without">Blocks of theirs that are not asked of us.</param>
    /// <param name="writer">Where to print.</param>
    /// <returns>Whether all are equal and there is at least one.</returns>
    internal static bool Print(string ours, string theirs, IReadOnlyCollection<string> without, TextWriter writer)
    {
        var expected = Read(theirs).Where(figure => !without.Contains(figure.Key[0])).ToDictionary(f => Name(f.Key), f => f.Value);
        var found = Read(ours).ToDictionary(figure => Name(figure.Key), figure => figure.Value);
        var names = expected.Keys.Union(found.Keys).ToList();
        var equal = 0;
        foreach (var name in names)
        {
            var (mine, other) = (found.GetValueOrDefault(name), expected.GetValueOrDefault(name));
            if (AreEqual(mine, other))
            {
                equal++;
                continue;
            }

            writer.WriteLine($"{name}: {Text(mine)}, expected {Text(other)}");
        }

        writer.WriteLine($"{equal} of {names.Count} figures equal");
        return equal == names.Count && equal > 0;
    }

    private static string Name(string[] path) => string.Join(" / ", path);

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "missing" : element.GetRawText();

    // A number stays a number and a text a text; 0.0 and 0 are two forms.
    private static bool AreEqual(JsonElement one, JsonElement other) =>
        one.ValueKind == other.ValueKind && one.ValueKind switch
        {
            JsonValueKind.String => one.GetString() == other.GetString(),
            JsonValueKind.Number => Number(one) == Number(other) && IsWhole(one) == IsWhole(other),
            _ => one.ValueKind is JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False,
        };

    private static decimal Number(JsonElement element) =>
        decimal.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsWhole(JsonElement element) => element.GetRawText().AsSpan().IndexOfAny(".eE") < 0;

    private static List<KeyValuePair<string[], JsonElement>> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("main", out var main)
            ? [.. Leaves([], main.Clone())]
            : throw new JsonException($"{path} has no block main.");
    }

    private static IEnumerable<KeyValuePair<string[], JsonElement>> Leaves(string[] path, JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(property => Leaves([.. path, property.Name], property.Value))
            : [new(path, element)];
}
