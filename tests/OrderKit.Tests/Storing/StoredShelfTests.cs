using System.Text;
using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Feeds;
using OrderKit.Storing;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>What has been stored of a stock once is read for ever. The golden files only grow.</summary>
public sealed class StoredShelfTests
{
    private const string Reservations = "tests/OrderKit.Tests/Storing/reservations.golden.jsonl";
    private const string Feeds = "tests/OrderKit.Tests/Storing/warehouse-feeds.golden.jsonl";

    [Fact]
    public void Every_sample_is_written_as_a_line_of_the_golden_files_says()
    {
        var (reservations, feeds) = (StoredGoldenTests.Lines(Reservations), StoredGoldenTests.Lines(Feeds));

        StoredGoldenTests.Grows(Reservations, reservations, [.. StoredShelfSamples.Reservations.Select(Text).Except(reservations)]);
        StoredGoldenTests.Grows(Feeds, feeds, [.. StoredShelfSamples.Feeds.Select(Text).Except(feeds)]);
    }

    [Fact]
    public void Every_line_of_the_golden_files_is_read_and_written_back_as_it_is()
    {
        Assert.All(StoredGoldenTests.Lines(Reservations), line => Assert.Equal(line, Text(Reservation(line))));
        Assert.All(StoredGoldenTests.Lines(Feeds), line => Assert.Equal(line, Text(Feed(line))));
    }

    [Fact]
    public void Golden_lines_read_to_what_they_were_made_of()
    {
        Assert.All(StoredShelfSamples.Reservations, one => Assert.Equal(one, Reservation(Text(one))));
        Assert.All(StoredShelfSamples.Feeds, one => Assert.Equal(one, Feed(Text(one))));
    }

    [Fact]
    public void Every_member_of_the_samples_is_filled_so_that_none_can_be_forgotten() => Convention.Holds(
    [
        .. StoredGoldenTests.Left(StoredShelfSamples.FullReservation, "Reservation"),
        .. StoredGoldenTests.Left(StoredShelfSamples.FullFeed, "WarehouseFeed"),
    ]);

    [Fact]
    public void What_a_later_version_added_is_never_passed_over()
    {
        Assert.All(StoredGoldenTests.Lines(Reservations).SelectMany(StoredGoldenTests.Renamed), line =>
            Assert.Throws<InvalidOrderDataException>(() => Reservation(line)));
        Assert.All(StoredGoldenTests.Lines(Feeds).SelectMany(StoredGoldenTests.Renamed), line =>
            Assert.Throws<InvalidOrderDataException>(() => Feed(line)));
    }

    [Theory]
    [InlineData("\"status\":\"committed\"", "\"status\":\"pledged\"", "holds something that only a later version knows")]
    [InlineData("\"verb\":\"reserve\"", "\"verb\":\"pledge\"", "holds something that only a later version knows")]
    [InlineData("\"units\":10", "\"units\":1", "holds a text or number that cannot be")]
    [InlineData("\"from\":[\"STHLM\"", "\"from\":[7", "has a member from that is no list of texts")]
    public void A_reservation_that_cannot_be_read_is_told_by_order_and_version(string said, string spoiled, string fault)
    {
        var line = StoredGoldenTests.Lines(Reservations)[0].Replace(said, spoiled, StringComparison.Ordinal);

        var told = Assert.Throws<InvalidOrderDataException>(() => Reservation(line)).Message;

        Assert.Equal($"A stored reservation of order SO-1, version 3: it {fault}.", told);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(StockScripts)])]
    public void Every_reservation_and_shelf_of_a_life_of_a_stock_reads_as_it_was(StockScript script)
    {
        var shop = new Shop();
        foreach (var step in script.Steps)
        {
            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            switch (shop.Do(step.Command))
            {
                case { IsAccepted: true, Value: StockAnswer.Reserved { Reservation: var reservation } }:
                    Assert.Equal(reservation, Reservation(Text(reservation)));
                    break;
                case { IsAccepted: true, Value: StockAnswer.Moved { Position.Feed: { } feed } }:
                    Assert.Equal(feed, Feed(Text(feed)));
                    break;
            }
        }
    }

    private static string Text(Reservation reservation) => Encoding.UTF8.GetString(StoredReservation.Write(reservation));

    private static string Text(WarehouseFeed feed) => Encoding.UTF8.GetString(StoredWarehouseFeed.Write(feed));

    private static Reservation Reservation(string line) => StoredReservation.Read(Encoding.UTF8.GetBytes(line));

    private static WarehouseFeed Feed(string line) => StoredWarehouseFeed.Read(Encoding.UTF8.GetBytes(line));
}
