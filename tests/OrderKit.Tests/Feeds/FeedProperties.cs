using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Tests.Availability;
using OrderKit.Feeds;

namespace OrderKit.Tests.Feeds;

public sealed class FeedProperties
{
    private static readonly Sku Ring = new("RING");
    private static readonly LocationId[] Locations = [new("A"), new("B")];

    [Property(MaxTest = 1000)]
    public void In_any_order_and_however_often_the_news_leaves_the_same_position(int seed)
    {
        var random = new Random(seed);
        var news = Messages(random);
        var (straight, mixed) = (Told(news), Told(Mixed(random, news)));
        Assert.Equal(straight, mixed);
        foreach (var position in straight)
        {
            var of = news.Where(one => one.Location == position.Location).ToList();
            Assert.Equal(Math.Max(0, Level(of)), position.OnHand.Value);
            Assert.Equal(Math.Max(0, of.Sum(one => Aside(one.News))), position.Quarantined.Value);
        }
    }

    [Property(MaxTest = 300)]
    public void After_every_message_the_ledger_adds_up_to_the_position(int seed)
    {
        var random = new Random(seed);
        var shop = new Shop().With("RING", 9, "A").With("RING", 9, "B");
        shop.Reserve("SO-1", Shop.Line(1, "RING", 8));
        foreach (var message in Mixed(random, Messages(random)))
        {
            shop.Do(message);
            StockJudge.Check(shop);
        }
    }

    [Fact]
    public void A_late_count_is_laid_under_the_movements_after_it()
    {
        var shop = new Shop();
        Tell(shop, 3, new WarehouseNews.Received(5));
        Tell(shop, 4, new WarehouseNews.Adjusted(-1));
        Tell(shop, 2, new WarehouseNews.Counted(10));
        Assert.Equal((14, 0, 0, 14), shop.Numbers("RING", "A"));
        Tell(shop, 1, new WarehouseNews.Received(100));
        Assert.Equal((14, 0, 0, 14), shop.Numbers("RING", "A"));
    }

    [Fact]
    public void Goods_reported_gone_before_they_are_reported_received_are_not_sold_and_not_lost()
    {
        var shop = new Shop();
        Tell(shop, 2, new WarehouseNews.Adjusted(-3));
        Assert.Equal((0, 0, 0, 0), shop.Numbers("RING", "A"));
        Tell(shop, 1, new WarehouseNews.Received(10));
        Assert.Equal((7, 0, 0, 7), shop.Numbers("RING", "A"));
    }

    [Fact]
    public void A_unit_we_sent_after_the_last_news_is_not_brought_back_by_an_older_count()
    {
        var shop = new Shop();
        Tell(shop, 5, new WarehouseNews.Received(10));
        shop.Reserve("SO-1", Shop.Line(1, "RING", 4));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Shop.Take(1, 4)]));
        Tell(shop, 4, new WarehouseNews.Counted(2));
        Assert.Equal((8, 0, 0, 8), shop.Numbers("RING", "A"));
        Tell(shop, 6, new WarehouseNews.Counted(7));
        Assert.Equal((7, 0, 0, 7), shop.Numbers("RING", "A"));
    }

    [Fact]
    public void Damaged_units_stay_on_the_shelf_unsold_until_they_are_scrapped()
    {
        var shop = new Shop();
        Tell(shop, 1, new WarehouseNews.Received(10));
        Tell(shop, 2, new WarehouseNews.SetAside(3));
        Assert.Equal((10, 0, 0, 7), shop.Numbers("RING", "A"));
        Tell(shop, 3, new WarehouseNews.Scrapped(2));
        Assert.Equal((8, 0, 0, 7), shop.Numbers("RING", "A"));
        Tell(shop, 4, new WarehouseNews.SetAside(-1));
        Assert.Equal((8, 0, 0, 8), shop.Numbers("RING", "A"));
        Assert.Equal(
            [StockVerb.Receive, StockVerb.SetQuarantined, StockVerb.Scrap, StockVerb.SetQuarantined],
            shop.Stock.LedgerOf(Ring).Select(entry => entry.Verb));
    }

    [Fact]
    public void A_number_used_for_other_news_is_refused()
    {
        var shop = new Shop();
        Tell(shop, 1, new WarehouseNews.Received(10));
        Assert.True(shop.Do(new StockCommand.Hear(Locations[0], 1, Ring, new WarehouseNews.Received(10))).Value.IsRepeat);
        var other = shop.Do(new StockCommand.Hear(Locations[0], 1, Ring, new WarehouseNews.Received(11)));
        Assert.Equal(RefusalReason.StockCommandReused, other.Refusal!.Reason);
    }

    [Property(MaxTest = 300)]
    public void Goods_carried_between_locations_are_neither_made_nor_lost(int seed)
    {
        var random = new Random(seed);
        var shop = new Shop().With("RING", 9, "A").With("RING", 4, "B");
        shop.Reserve("SO-1", Shop.Line(1, "RING", 6));
        for (var turn = 0; turn < 20; turn++)
        {
            var from = random.Next(2);
            var free = shop.At("RING", Locations[from].Value).Available.Value;
            var units = random.Next(1, 8);
            var decision = shop.Do(new StockCommand.Transfer(new($"t{turn}"), Ring, Locations[from], Locations[1 - from], units));
            Assert.Equal(units <= free, decision.IsAccepted);
            var positions = shop.Stock.PositionsOf(Ring);
            Assert.Equal((13, 6), (positions.Sum(at => at.OnHand.Value), positions.Sum(at => at.Reserved.Value)));
        }
    }

    private static void Tell(Shop shop, long sequence, WarehouseNews news) =>
        Assert.True(shop.Do(new StockCommand.Hear(Locations[0], sequence, Ring, news)).IsAccepted);

    private static List<StockCommand.Hear> Messages(Random random) =>
        [.. Locations.SelectMany(at =>
            Enumerable.Range(1, random.Next(1, 12)).Select(number => new StockCommand.Hear(at, number, Ring, News(random))))];

    private static WarehouseNews News(Random random) => random.Next(6) switch
    {
        0 => new WarehouseNews.Counted(random.Next(20)),
        1 or 2 => new WarehouseNews.Received(random.Next(9)),
        3 => new WarehouseNews.Adjusted(random.Next(-5, 6)),
        4 => new WarehouseNews.SetAside(random.Next(-2, 4)),
        _ => new WarehouseNews.Scrapped(random.Next(3)),
    };

    private static List<StockCommand.Hear> Mixed(Random random, List<StockCommand.Hear> news)
    {
        var mixed = news.Concat(news.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(mixed);
        return [.. mixed];
    }

    // The version counts messages, late ones included; everything else must agree.
    private static List<StockPosition> Told(List<StockCommand.Hear> news)
    {
        var shop = new Shop();
        news.ForEach(message => Assert.True(shop.Do(message).IsAccepted));
        return [.. shop.Stock.PositionsOf(Ring)];
    }

    private static int Level(List<StockCommand.Hear> news)
    {
        var count = news.FindLast(one => one.News is WarehouseNews.Counted);
        return (count?.News is WarehouseNews.Counted { OnHand: var found } ? found.Value : 0) + news
            .Where(one => one.Sequence > (count?.Sequence ?? 0))
            .Sum(one => one.News switch
            {
                WarehouseNews.Received received => received.Units.Value,
                WarehouseNews.Adjusted adjusted => adjusted.Units,
                WarehouseNews.Scrapped scrapped => -scrapped.Units.Value,
                _ => 0,
            });
    }

    private static int Aside(WarehouseNews news) =>
        news switch { WarehouseNews.SetAside aside => aside.Units, WarehouseNews.Scrapped scrapped => -scrapped.Units.Value, _ => 0 };
}
