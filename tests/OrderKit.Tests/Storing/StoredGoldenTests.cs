using System.Collections;
using System.Text;
using System.Text.Json;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Shipments;
using OrderKit.Storing;
using OrderKit.Tailoring;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Storing;

/// <summary>What has been stored once is read for ever. The golden file only grows: no line of it is changed or taken away.</summary>
public sealed class StoredGoldenTests
{
    private const string Golden = "tests/OrderKit.Tests/Storing/events.golden.jsonl";
    // Flags that are true unless something is said.
    private static readonly string[] Usual =
        [nameof(LineTerms.NeedsShipping), nameof(LineTerms.IsStocked), nameof(TailoringField.IsRequired)];

    private const string WordsFile = "tests/OrderKit.Tests/Storing/words.golden.txt";

    [Fact]
    public void Every_event_is_written_as_a_line_of_the_golden_file_says()
    {
        var known = Lines(Golden);
        string[] added = [.. StoredSamples.All.Select(Text).Except(known)];

        Grows(Golden, known, added);
    }

    [Fact]
    public void The_words_of_every_enumeration_stay()
    {
        List<string> words =
        [
            .. WordsOf<OrderStatus>(), .. WordsOf<UnitPlace>(), .. WordsOf<OrderVerb>(), .. WordsOf<ContradictionKind>(),
            .. WordsOf<PaymentPolicy>(), .. WordsOf<PaymentFactKind>(), .. WordsOf<PaymentDueKind>(), .. WordsOf<ProofStatus>(),
            .. WordsOf<ProofDeadlinePolicy>(), .. WordsOf<LengthUnit>(), .. WordsOf<TrackingStatus>(), .. WordsOf<ReservationStatus>(),
            .. WordsOf<StockVerb>(),
        ];

        Assert.Empty(Lines(WordsFile).Except(words));
        Grows(WordsFile, Lines(WordsFile), [.. words.Except(Lines(WordsFile))]);
    }

    [Fact]
    public void Every_line_of_the_golden_file_is_understood_whole_and_written_back_as_it_is() => Assert.All(Lines(Golden), line =>
    {
        var recorded = StoredEvent.Read(Encoding.UTF8.GetBytes(line));

        Assert.Null(recorded.AsStored);
        Assert.Equal(line, Text(recorded));
    });

    [Fact]
    public void A_renamed_member_is_caught() => Assert.All(Lines(Golden).SelectMany(Renamed), line =>
    {
        try
        {
            Assert.NotNull(StoredEvent.Read(Encoding.UTF8.GetBytes(line)).AsStored);
        }
        catch (InvalidOrderDataException)
        {
            return;
        }
    });

    [Fact]
    public void Golden_lines_read_to_the_events_they_were_made_of() => Assert.All(StoredSamples.All, recorded =>
    {
        var line = Lines(Golden).Single(golden => golden == Text(recorded));

        Assert.Equal(recorded, StoredEvent.Read(Encoding.UTF8.GetBytes(line)));
    });

    [Fact]
    public void Every_kind_of_event_has_a_stored_form_and_a_golden_sample()
    {
        var kinds = Kinds(typeof(OrderEvent)).Where(type => type != typeof(OrderEvent.Unknown)).Select(type => type.Name).Order().ToList();

        Assert.Equal(kinds, EventForms.All.Select(form => form.Type.Name).Order());
        Assert.Equal(kinds, StoredSamples.Full.Select(e => e.GetType().Name).Order());
    }

    [Fact]
    public void Every_kind_of_action_and_field_is_in_a_sample()
    {
        Assert.Equal(Names(Kinds(typeof(OrderChange))), Names(StoredChangeSamples.Changes.Select(c => c.GetType())));
        Assert.Equal(Names(Kinds(typeof(TailoringField))), Names(StoredTerms.Schema.Fields.Select(f => f.GetType())));
    }

    [Fact]
    public void Every_member_of_the_samples_is_filled_so_that_none_can_be_forgotten() =>
        Convention.Holds(StoredSamples.Full.SelectMany(e => Left(e, e.GetType().Name)));

    [Fact]
    public void A_member_left_at_its_default_is_caught() =>
        Assert.Equal(["Held.Line"], Left(new OrderEvent.Held(1, "manual", null, "look"), "Held"));

    internal static string Text(RecordedEvent recorded) => Encoding.UTF8.GetString(StoredEvent.Write(recorded));

    internal static string[] Lines(string path) => Repository.Has(path) ? Repository.Text(path).TrimEnd('\n').Split('\n') : [];

    internal static void Grows(string path, string[] known, string[] added)
    {
        if (added.Length > 0 && Environment.GetEnvironmentVariable(Approved.Variable) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), string.Join('\n', [.. known, .. added]) + "\n");
            return;
        }

        Convention.Holds(added.Select(line => $"{path} lacks {line}; {Approved.Variable}=1 adds it"));
    }

    private static IEnumerable<string> WordsOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => $"{typeof(T).Name} {Words<T>.Of(value)}");

    private static IEnumerable<string> Names(IEnumerable<Type> kinds) => kinds.Select(kind => kind.Name).Order();

    internal static IEnumerable<Type> Kinds(Type root) =>
        root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract);

    // The line with each of its members renamed in turn.
    internal static IEnumerable<string> Renamed(string line)
    {
        using var document = JsonDocument.Parse(line);
        return Names(document.RootElement).Distinct()
            .Select(name => line.Replace($"\"{name}\":", $"\"{name}x\":", StringComparison.Ordinal));
    }

    private static List<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(member => (string[])[member.Name, .. Names(member.Value)])],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Names)],
        _ => [],
    };

    // Members of the sample, and of what it holds, that nothing fills. Moves inside the house name no shipment.
    internal static IEnumerable<string> Left(object sample, string path) => sample.GetType().GetProperties()
        .Where(member => member.CanWrite && !(sample is UnitMove && member.Name == nameof(UnitMove.Shipment)))
        .SelectMany(member => LeftAt(member.GetValue(sample), $"{path}.{member.Name}"));

    private static IEnumerable<string> LeftAt(object? value, string path) => value switch
    {
        null => [path],
        bool flag => flag == Usual.Any(name => path.EndsWith(name, StringComparison.Ordinal)) ? [path] : [],
        string or Enum => [],
        ValueType => value.Equals(Activator.CreateInstance(value.GetType())) ? [path] : [],
        IEnumerable items => items.Cast<object>().GroupBy(item => item.GetType()).Select(kind => kind.First()).ToList() is [_, ..] kinds
            ? kinds.SelectMany(first => Left(first, path))
            : [path],
        _ => Left(value, path),
    };
}
