using System.Text;
using FsCheck.Xunit;
using OrderKit.Backorders;
using OrderKit.Storing;
using OrderKit.Tests.Backorders;
using OrderKit.Tests.Promising;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>What has been stored of those who wait once is read for ever. The golden file only grows.</summary>
public sealed class StoredWaitingTests
{
    private const string Golden = "tests/OrderKit.Tests/Storing/waiting-lists.golden.jsonl";

    [Fact]
    public void Every_sample_is_written_as_a_line_of_the_golden_file_says()
    {
        var lines = StoredGoldenTests.Lines(Golden);

        StoredGoldenTests.Grows(Golden, lines, [.. StoredWaitingSamples.All.Select(Text).Except(lines)]);
    }

    [Fact]
    public void Every_line_of_the_golden_file_is_read_and_written_back_as_it_is()
    {
        Assert.NotEmpty(StoredGoldenTests.Lines(Golden));
        Assert.All(StoredGoldenTests.Lines(Golden), line => Assert.Equal(line, Text(Read(line))));
    }

    [Fact]
    public void Golden_lines_read_to_what_they_were_made_of() =>
        Assert.All(StoredWaitingSamples.All, one => Assert.Equal(one, Read(Text(one))));

    [Fact]
    public void Every_member_of_the_sample_is_filled_so_that_none_can_be_forgotten() =>
        Convention.Holds(StoredGoldenTests.Left(StoredWaitingSamples.Full, "WaitingList"));

    [Fact]
    public void What_a_later_version_added_is_never_passed_over() =>
        Assert.All(StoredGoldenTests.Lines(Golden).SelectMany(StoredGoldenTests.Renamed), line =>
            Assert.Throws<InvalidOrderDataException>(() => Read(line)));

    [Theory]
    [InlineData("\"version\":7", "\"form\":9,\"version\":7", "was written in form 9 by a later version; this one reads forms up to 1")]
    [InlineData("slipped", "given-away", "holds something that only a later version knows")]
    [InlineData("receipt-late", "strike", "holds something that only a later version knows")]
    [InlineData("\"units\":4", "\"units\":0", "has a member lines.units that is no whole number from 1 to 1000000000")]
    [InlineData("\"line\":2", "\"line\":0", "has a member lines.line that is no whole number from 1 to 2147483647")]
    [InlineData("\"seen\":3", "\"seen\":-3", "has a member errands.seen that is no whole number from 0 to 9007199254740991")]
    public void A_list_that_cannot_be_read_is_told_by_article_and_version(string said, string spoiled, string fault)
    {
        var line = Text(StoredWaitingSamples.Full).Replace(said, spoiled, StringComparison.Ordinal);

        var told = Assert.Throws<InvalidOrderDataException>(() => Read(line)).Message;

        Assert.Matches($"^A stored waiting list( of article MUG, version 7)?: it {fault}\\.$", told);
    }

    [Fact]
    public void A_text_that_breaks_off_still_names_its_article_and_version() => Assert.StartsWith(
        "A stored waiting list of article MUG, version 7: it is not the JSON it should be",
        Assert.Throws<InvalidOrderDataException>(() => Read(Text(StoredWaitingSamples.Full)[..^9])).Message, StringComparison.Ordinal);

    [Fact]
    public void What_no_run_could_have_left_is_neither_written_nor_read()
    {
        var (list, line) = (StoredWaitingSamples.Full, StoredWaitingSamples.Full.Lines[0]);
        var twice = Text(list).Replace("\"lines\":[", $"\"lines\":[{Text(list).Split("\"lines\":[")[1].Split("],\"errands\"")[0]},",
            StringComparison.Ordinal);

        foreach (var wrong in (WaitingList[])
        [
            list with { Lines = [line, line] }, list with { Lines = [line with { Sku = new("CUP") }] },
            list with { Lines = [line with { Units = 0 }] }, list with { Version = -1 },
            list with { Errands = [list.Errands[0] with { Plan = long.MaxValue }] },
        ])
        {
            Assert.StartsWith(
                "The waiting list of MUG has a ", Assert.Throws<ArgumentException>(() => StoredWaitingList.Write(wrong)).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(
            "A stored waiting list of article MUG, version 7: it has a line that stands twice.",
            Assert.Throws<InvalidOrderDataException>(() => Read(twice)).Message);
    }

    [Property(MaxTest = 1000)]
    public void Every_list_that_runs_leave_reads_as_it_was(byte opening, byte[] first, byte[] second, byte[] waiting, byte patience)
    {
        var rules = new BackorderRules
        {
            Strategy = (BackorderStrategy)(patience % 4),
            Patience = new() { Slips = 0, Cancels = patience > 99 },
        };
        var lines = waiting.Chunk(2).Where(pair => pair.Length == 2).Take(20)
            .Select((pair, i) => Waiting.Line($"SO-{pair[0] % 8}", (pair[1] % 9) + 1, pair[0], pair[1] - 99, pair[0] % 2 == 0, i + 1))
            .ToValueList();
        foreach (var (supply, day) in new[] { first, second }.Select((supply, day) => (supply, day)))
        {
            var outcomes = Waiting.Run(Pictures.FromBytes(opening, supply), lines, rules, day);
            lines = Waiting.Next(outcomes);
            var errands = outcomes.Select(one => new WaitingList.Errand(one, day + 1, Waiting.Now, opening)).ToValueList();
            var list = new WaitingList(Pictures.Mug, lines, day + 1) { Errands = errands };
            Assert.Equal(list, Read(Text(list)));
            Assert.Equal(Text(list), Text(Read(Text(list))));
        }
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Spoiled)])]
    public void A_spoiled_list_is_refused_or_reads_again_as_it_was_read(SpoiledList spoiled)
    {
        try
        {
            var list = StoredWaitingList.Read(spoiled.Text);
            Assert.Equal(list, StoredWaitingList.Read(StoredWaitingList.Write(list)));
        }
        catch (InvalidOrderDataException)
        {
            return;
        }
    }

    private static string Text(WaitingList list) => Encoding.UTF8.GetString(StoredWaitingList.Write(list));

    private static WaitingList Read(string line) => StoredWaitingList.Read(Encoding.UTF8.GetBytes(line));
}
