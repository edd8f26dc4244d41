using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Storing;
using OrderKit.Tests.Storing;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>The code and the table of docs/storing.md.</summary>
public sealed class StoringPage
{
    private const string Page = "docs/storing.md";
    private const string Start = "<!-- kinds -->\n";
    private const string End = "<!-- end of kinds -->";

    [Fact]
    public void The_usage_on_the_page_does_what_it_says()
    {
        var step = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));

        #region usage
        // Append: one row an event, and the order as it stands, so that it need not be told each time.
        byte[][] rows = [.. step.Events.Select(StoredEvent.Write)];
        byte[] snapshot = StoredOrder.Write(step.Order);

        // Load: the snapshot where this version can read it, the events otherwise.
        var order = StoredOrder.Read(snapshot).Order
            ?? OrderDecider.Replay(rows.Select(row => StoredEvent.Read(row)));
        #endregion

        Assert.Equal(step.Order, order);
        Assert.Equal(step.Order, OrderDecider.Replay(rows.Select(row => StoredEvent.Read(row))));
    }

    [Fact]
    public void The_table_on_the_page_lists_the_kinds_and_members_of_the_golden_file()
    {
        var page = Repository.Text(Page);
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));

        Approved.Equal(Page, page[..from] + Table() + page[to..]);
    }

    private static string Table()
    {
        var members = new Dictionary<string, List<string>>();
        foreach (var line in StoredGoldenTests.Lines("tests/OrderKit.Tests/Storing/events.golden.jsonl"))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var kind = root.GetProperty("kind").GetString()!;
            var known = members.TryGetValue(kind, out var list) ? list : members[kind] = [];
            known.AddRange((root.TryGetProperty("data", out var data) ? Names(data, "") : []).Except(known));
        }

        return "| kind | members of `data` |\n|---|---|\n"
            + string.Concat(members.Select(kind => $"| `{kind.Key}` | {string.Join(", ", kind.Value.Select(name => $"`{name}`"))} |\n"));
    }

    private static List<string> Names(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject()
            .SelectMany(member => Names(member.Value, $"{path}.{member.Name}".TrimStart('.')))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(item => Names(item, path)).Distinct()],
        _ => [path],
    };
}
