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

    // What stands in several kinds is listed once.
    private static readonly string[] Shared = ["delivery", "price", "product", "schema", "tailoring", "terms"];

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
        var (members, parts) = (new Dictionary<string, List<string>>(), new SortedDictionary<string, List<string>>(StringComparer.Ordinal));
        foreach (var line in StoredGoldenTests.Lines("tests/OrderKit.Tests/Storing/events.golden.jsonl"))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            Note(members, root.GetProperty("kind").GetString()!, root.TryGetProperty("data", out var data) ? Names(data, "", parts) : []);
        }

        return $"| kind | members of `data` |\n|---|---|\n{Rows(members)}"
            + $"\n| what stands in several | its members |\n|---|---|\n{Rows(parts)}";
    }

    private static string Rows(IEnumerable<KeyValuePair<string, List<string>>> members) =>
        string.Concat(members.Select(m => $"| `{m.Key}` | {string.Join(", ", m.Value.Select(name => $"`{name}`"))} |\n"));

    private static void Note(IDictionary<string, List<string>> members, string name, IEnumerable<string> found)
    {
        var known = members.TryGetValue(name, out var list) ? list : members[name] = [];
        known.AddRange(found.Except(known).ToList());
    }

    private static List<string> Names(JsonElement element, string path, IDictionary<string, List<string>> parts) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(member => Names(member, path, parts))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(item => Names(item, path, parts)).Distinct()],
        _ => [path],
    };

    private static List<string> Names(JsonProperty member, string path, IDictionary<string, List<string>> parts)
    {
        var name = $"{path}.{member.Name}".TrimStart('.');
        if (member.Value.ValueKind != JsonValueKind.Object || !Shared.Contains(member.Name))
        {
            return Names(member.Value, name, parts);
        }

        Note(parts, member.Name, Names(member.Value, "", parts));
        return [name];
    }
}
