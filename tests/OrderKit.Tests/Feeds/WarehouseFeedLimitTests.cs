using FsCheck.Xunit;
using OrderKit.Feeds;

namespace OrderKit.Tests.Feeds;

/// <summary>What becomes of late counts when more movements were heard than are kept.</summary>
public sealed class WarehouseFeedLimitTests
{
    private static readonly WarehouseFeed Empty = new(0, 0);

    [Fact]
    public void As_many_movements_as_are_kept_forbid_no_count()
    {
        var feed = Moved(WarehouseFeed.MovesMax);

        Assert.Equal((1000, 1000, 0), (feed.Level, feed.Moves.Count, feed.Floor));
        Assert.Equal(7 + 999, feed.Hear(1, new WarehouseNews.Counted(7)).Level);
    }

    [Fact]
    public void A_movement_more_lets_the_oldest_go_and_a_count_as_old_comes_too_late()
    {
        var feed = Moved(WarehouseFeed.MovesMax + 1);

        Assert.Equal((1001, 1000, 1), (feed.Level, feed.Moves.Count, feed.Floor));
        Assert.Equal(feed, feed.Hear(1, new WarehouseNews.Counted(7)));
        Assert.Equal(7 + 999, feed.Hear(2, new WarehouseNews.Counted(7)).Level);
    }

    [Fact]
    public void A_count_on_top_makes_room_again()
    {
        var feed = Moved(WarehouseFeed.MovesMax + 9).Hear(2000, new WarehouseNews.Counted(7));

        Assert.Equal((7, 0, 9), (feed.Level, feed.Moves.Count, feed.Floor));
        Assert.Equal(6, feed.Hear(2001, new WarehouseNews.Adjusted(-1)).Level);
    }

    [Fact]
    public void A_movement_older_than_all_that_are_kept_still_counts()
    {
        var feed = Enumerable.Range(2, WarehouseFeed.MovesMax).Aggregate(Empty, (heard, number) =>
            heard.Hear(number, new WarehouseNews.Received(1)));

        var late = feed.Hear(1, new WarehouseNews.Received(50));

        Assert.Equal((1050, 1), (late.Level, late.Floor));
        Assert.Equal(feed.Moves, late.Moves);
    }

    // The shelf by everything that was said, kept without a limit.
    [Property(MaxTest = 30)]
    public void A_count_is_laid_under_all_movements_after_it_or_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(1, WarehouseFeed.MovesMax + random.Next(60)).ToArray();
        random.Shuffle(numbers);
        var (feed, said) = (Empty, new List<WarehouseFeed.Move>());
        foreach (var number in numbers)
        {
            var units = random.Next(-5, 9);
            feed = feed.Hear(number, new WarehouseNews.Adjusted(units));
            said.Add(new(number, units, false));
            if (random.Next(20) == 0)
            {
                feed = feed.Own(-3);
                said.Add(new(feed.Highest, -3, true));
            }
        }

        Assert.Equal(said.Sum(move => move.Units), feed.Level);
        Assert.Equal(Math.Min(said.Count, WarehouseFeed.MovesMax), feed.Moves.Count);
        var kept = feed.Moves.ToHashSet();
        Assert.Equal(feed.Floor, said.Where(move => !kept.Contains(move)).Select(move => move.Sequence).DefaultIfEmpty().Max());
        foreach (var at in (long[])[1, feed.Floor, feed.Floor + 1, random.Next(1, numbers.Length + 2), numbers.Length + 1])
        {
            AssertCounted(feed, said, at);
        }
    }

    private static void AssertCounted(WarehouseFeed feed, List<WarehouseFeed.Move> said, long at)
    {
        if (at < 1)
        {
            return;
        }

        var counted = feed.Hear(at, new WarehouseNews.Counted(40));
        var expected = at <= feed.Floor ? feed.Level : 40 + said.Where(move => move.IsAfter(at)).Sum(move => move.Units);
        Assert.Equal((expected, at > feed.Floor ? at : 0), (counted.Level, counted.CountedAt));
    }

    private static WarehouseFeed Moved(int movements) => Enumerable.Range(1, movements).Aggregate(Empty, (heard, number) =>
        heard.Hear(number, new WarehouseNews.Received(1)));
}
