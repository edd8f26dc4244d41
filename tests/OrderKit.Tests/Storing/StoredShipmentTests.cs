using System.Text;
using OrderKit.Shipments;
using OrderKit.Storing;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>What has been stored of a shipment once is read for ever. The golden file only grows.</summary>
public sealed class StoredShipmentTests
{
    private const string Golden = "tests/OrderKit.Tests/Storing/shipments.golden.jsonl";

    [Fact]
    public void Every_event_is_written_as_a_line_of_the_golden_file_says()
    {
        var known = StoredGoldenTests.Lines(Golden);

        StoredGoldenTests.Grows(Golden, known, [.. StoredShipmentSamples.All.Select(Text).Except(known)]);
    }

    [Fact]
    public void Every_line_of_the_golden_file_is_read_and_written_back_as_it_is() =>
        Assert.All(StoredGoldenTests.Lines(Golden), line => Assert.Equal(line, Text(Read(line))));

    [Fact]
    public void Golden_lines_read_to_the_events_they_were_made_of() =>
        Assert.All(StoredShipmentSamples.All, record => Assert.Equal(record, Read(Text(record))));

    [Fact]
    public void Every_kind_of_event_news_and_contradiction_is_in_a_sample()
    {
        var kinds = Names(StoredGoldenTests.Kinds(typeof(ShipmentEvent)));

        Assert.Equal(kinds, Names(ShipmentForms.All.Select(form => form.Type)));
        Assert.Equal(kinds, Names(StoredShipmentSamples.Full.Select(e => e.GetType())));
        Assert.Equal(
            Names(StoredGoldenTests.Kinds(typeof(ShipmentNews))), Names(StoredShipmentSamples.News.Select(news => news.GetType())));
        Assert.Equal(
            Names(StoredGoldenTests.Kinds(typeof(TrackingContradiction))),
            Names(StoredShipmentSamples.Contradicted.Select(contradiction => contradiction.GetType())));
    }

    [Fact]
    public void Every_member_of_the_samples_is_filled_so_that_none_can_be_forgotten() =>
        Convention.Holds(StoredShipmentSamples.Full.SelectMany(e => StoredGoldenTests.Left(e, e.GetType().Name)));

    [Fact]
    public void A_renamed_member_is_caught() => Assert.All(StoredGoldenTests.Lines(Golden), line =>
        Assert.All(StoredGoldenTests.Renamed(line), renamed => Assert.True(IsCaught(renamed, line), renamed)));

    [Theory]
    [InlineData("\"kind\":\"planned\"", "\"kind\":\"planted\"", "has a member kind that is a word this version does not know")]
    [InlineData("\"version\":1,", "\"version\":1,\"form\":2,", "was written in form 2 by a later version; this one reads forms up to 1")]
    [InlineData("\"grams\":900", "\"grams\":\"heavy\"", "has a member data.plan.parcels.grams that is no whole number from -2147483648 to "
        + "2147483647")]
    public void What_cannot_be_read_is_told_by_shipment_and_version(string said, string spoiled, string fault)
    {
        var line = StoredGoldenTests.Lines(Golden)[0].Replace(said, spoiled, StringComparison.Ordinal);

        var told = Assert.Throws<InvalidOrderDataException>(() => Read(line)).Message;

        Assert.EndsWith($"it {fault}.", told, StringComparison.Ordinal);
        Assert.StartsWith("A stored record", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_breaks_off_names_the_shipment()
    {
        var line = StoredGoldenTests.Lines(Golden)[0];

        var told = Assert.Throws<InvalidOrderDataException>(() => Read(line[..80])).Message;

        Assert.StartsWith("A stored record of shipment S1, version 1: it is not the JSON it should be", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_of_a_later_version_is_passed_over()
    {
        var record = StoredShipmentSamples.All[1];

        Assert.Equal(record, Read(Text(record).Replace("{\"reference\"", "{\"gift\":true,\"reference\"", StringComparison.Ordinal)));
    }

    private static string Text(ShipmentRecord record) => Encoding.UTF8.GetString(StoredShipmentRecord.Write(record));

    private static ShipmentRecord Read(string line) => StoredShipmentRecord.Read(Encoding.UTF8.GetBytes(line));

    private static IEnumerable<string> Names(IEnumerable<Type> kinds) => kinds.Select(kind => kind.Name).Order();

    // A renamed member leaves another event, or none.
    private static bool IsCaught(string renamed, string line)
    {
        try
        {
            return Text(Read(renamed)) != line;
        }
        catch (InvalidOrderDataException)
        {
            return true;
        }
    }
}
