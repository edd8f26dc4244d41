using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Drift;
using OrderKit.Feeds;
using OrderKit.Tests.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Drift;

[Properties(MaxTest = 300, Arbitrary = [typeof(StockScripts)])]
public sealed class DriftCheckTests
{
    [Property]
    public void What_only_the_engine_touched_never_drifts(StockScript script)
    {
        var shop = new Shop(StockRules.Default);
        foreach (var step in script.Steps)
        {
            shop.Clock.Now += Duration.FromMinutes(step.Minutes);
            shop.Do(step.Command);
        }

        Assert.Empty(DriftCheck.Find(Picture(shop)));
    }

    [Property]
    public void Whatever_number_of_a_position_is_changed_past_the_engine_is_found_and_rebuilt(StockScript script, int which, int by)
    {
        var shop = new Shop();
        script.Steps.ToList().ForEach(step => shop.Do(step.Command));
        var picture = Picture(shop);
        if (picture.Positions.Count == 0)
        {
            return;
        }

        var index = Math.Abs(which % picture.Positions.Count);
        var right = picture.Positions[index];
        int Off(Quantity units) => units.Value + 1 + Math.Abs(by % 5);
        var wrong = (which & 3) switch
        {
            0 => right with { OnHand = Off(right.OnHand) },
            1 => right with { Reserved = Off(right.Reserved) },
            2 => right with { Safety = Off(right.Safety) },
            _ => right with { Quarantined = Off(right.Quarantined) },
        };
        var found = DriftCheck.Find(picture with { Positions = picture.Positions.With(index, wrong) });
        Assert.Equal(right, found.OfType<DriftFinding.NotTheLedger>().Single().Rebuilt);
        Assert.Empty(DriftCheck.Find(picture));
    }

    // The warehouse counted 7 and set 2 aside. What its news are changed to past the engine, and what is told.
    [Theory]
    [InlineData(7, 2, null)]
    [InlineData(9, 2, "news amount to 9 and 2")]
    [InlineData(7, 0, "news amount to 7 and 0")]
    [InlineData(-3, 2, "news amount to 0 and 2")]
    public void A_shelf_that_is_not_what_its_warehouse_says_is_found_and_a_count_settles_it(long level, long aside, string? told)
    {
        var shop = new Shop();
        shop.Do(new StockCommand.Hear(new("LAGER"), 1, new("RING"), new WarehouseNews.Counted(7)));
        shop.Do(new StockCommand.Hear(new("LAGER"), 2, new("RING"), new WarehouseNews.SetAside(2)));
        var picture = Picture(shop);
        var wrong = picture.Positions[0] with { Feed = picture.Positions[0].Feed! with { Level = level, SetAside = aside } };
        var found = DriftCheck.Find(picture with { Positions = [wrong] });
        Assert.Equal(
            told is null ? [] : [told],
            found.OfType<DriftFinding.NotTheFeed>().Select(one => one.Detail.Split("'s ")[1].Split(':')[0]));
        Assert.Equal(told is null ? 0 : 1, found.Count);
        Assert.All(found, one => Assert.Empty(one.Repairs));

        var view = new StockView(
            new Dictionary<Sku, ValueList<StockPosition>> { [new("RING")] = [wrong] },
            new Dictionary<OrderId, Reservation>(), new Dictionary<(StockVerb, CommandId), ContentHash>());
        var counted = StockDecider.Decide(
            StockRules.Default, view,
            [
                new StockCommand.Count(new("seen"), new("RING"), new("LAGER"), 7),
                new StockCommand.SetQuarantined(new("aside"), new("RING"), new("LAGER"), 2),
            ], shop.Clock.Now);
        Assert.Empty(DriftCheck.Find(picture with
        {
            Positions = counted.Positions.Count == 0 ? [wrong] : counted.Positions, Entries = [.. picture.Entries, .. counted.Entries],
        }));
    }

    [Fact]
    public void A_shelf_whose_news_is_still_missing_is_no_drift()
    {
        var shop = new Shop();
        shop.Do(new StockCommand.Hear(new("LAGER"), 2, new("RING"), new WarehouseNews.Adjusted(-4)));
        Assert.Equal((-4, 0), (shop.At("RING").Feed!.Level, shop.At("RING").OnHand.Value));
        Assert.Empty(DriftCheck.Find(Picture(shop)));
    }

    [Fact]
    public void A_missing_ledger_entry_is_named()
    {
        var shop = new Shop().With("RING", 5).With("RING", 5).With("RING", 5);
        var picture = Picture(shop);
        var found = DriftCheck.Find(picture with { Entries = picture.Entries.Where(entry => entry.Sequence != 2).ToValueList() });
        Assert.Equal(2, Assert.IsType<DriftFinding.LedgerGap>(found.Single()).Sequence);
    }

    // The line wants 5, all held and committed. The order believes so many inside and so many sent; the repair, and what it leaves held.
    [Theory]
    [InlineData(5, 0, "", 5)]
    [InlineData(0, 5, "Consume", 0)]
    [InlineData(2, 3, "Consume", 2)]
    [InlineData(3, 0, "Release", 3)]
    [InlineData(1, 2, "Consume Release", 1)]
    [InlineData(0, 0, "Release", 0)]
    [InlineData(6, 0, "", 5)]
    public void An_order_that_says_otherwise_is_explained_and_repaired_once(int inside, int left, string repairs, int held)
    {
        var shop = new Shop().With("RING", 9);
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        StockPicture.Expected says = new(new("SO-1"), [new(1, inside, left)]);
        var found = DriftCheck.Find(Picture(shop) with { Orders = [says] });
        Assert.Equal((inside, left) != (5, 0), found.Count == 1);
        var commands = found.SelectMany(one => one.Repairs).ToList();
        Assert.Equal(repairs, string.Join(' ', commands.Select(command => command.Verb)));
        for (var times = 0; times < 2; times++)
        {
            commands.ForEach(command => Assert.Equal(times > 0, shop.Do(command).Value.IsRepeat));
            Assert.Equal(held, shop.Find("SO-1")!.Lines[0].Held.Value);
        }

        Assert.Equal(inside > 5 ? 1 : 0, DriftCheck.Find(Picture(shop) with { Orders = [says] }).Count);
    }

    // Three of the line's 5 left and 2 are held. The order says so many inside, waiting, sent and back; the repair, and what it leaves.
    [Theory]
    [InlineData(2, 0, 3, 0, "", 2, 3, 0)]
    [InlineData(2, 0, 3, 2, "TakeBack", 2, 1, 2)]
    [InlineData(3, 0, 2, 0, "TakeBack", 3, 2, 0)]
    [InlineData(2, 0, 2, 0, "TakeBack", 2, 2, 0)]
    [InlineData(0, 0, 5, 5, "Consume TakeBack", 0, 0, 5)]
    [InlineData(1, 1, 3, 0, "", 2, 3, 0)]
    [InlineData(0, 1, 3, 0, "Release", 1, 3, 0)]
    [InlineData(0, 0, 6, 0, "Consume ConsumeUnheld", 0, 6, 0)]
    public void Units_that_came_back_or_were_filled_are_told_from_units_that_are_wrong(
        int inside, int waiting, int left, int back, string repairs, int held, int away, int returned)
    {
        var shop = new Shop().With("RING", 9);
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 3)]));
        StockPicture.Expected says = new(new("SO-1"), [new(1, inside, left) { Returned = back, Waiting = waiting }]);
        var found = DriftCheck.Find(Picture(shop) with { Orders = [says] });
        var commands = found.SelectMany(one => one.Repairs).ToList();
        Assert.Equal(repairs, string.Join(' ', commands.Select(command => command.Verb)));
        Assert.Equal(waiting > 0, found.OfType<DriftFinding.NotTheOrder>().Any(one => one.Untold == 1));
        commands.ForEach(command => Assert.False(shop.Do(command).Value.IsRepeat));
        commands.ForEach(command => Assert.True(shop.Do(command).Value.IsRepeat));
        var line = shop.Find("SO-1")!.Lines[0];
        Assert.Equal((held, away, returned), (line.Held.Value, line.Consumed.Value, line.Returned.Value));
        Assert.Equal(waiting, DriftCheck.Find(Picture(shop) with { Orders = [says] }).Count);
    }

    [Fact]
    public void A_return_that_had_not_come_back_is_put_right()
    {
        var shop = new Shop().With("RING", 9);
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 3)]));
        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 3)]));
        var found = DriftCheck.Find(Picture(shop) with { Orders = [new(new("SO-1"), [new(1, 2, 3) { Returned = 1 }])] });
        Assert.Equal(
            "Line 1 of SO-1 has 2 held and 3 sent in stock, 2 inside and 3 sent in the order; 3 are back in stock, 1 in the order",
            Assert.Single(found).Detail);
        Assert.Equal(StockVerb.LeaveAgain, Assert.Single(found[0].Repairs).Verb);
        Assert.True(shop.Do(found[0].Repairs[0]).IsAccepted);
        Assert.Equal((7, 1), (shop.At("RING").OnHand.Value, shop.At("RING").Quarantined.Value));
    }

    [Fact]
    public void Units_of_an_order_that_does_not_exist_go_back()
    {
        var shop = new Shop().With("RING", 9);
        shop.Reserve("SO-1", Line(1, "RING", 5));
        Assert.Empty(DriftCheck.Find(Picture(shop) with { Orders = [] }));
        shop.Commit("SO-1");
        var found = DriftCheck.Find(Picture(shop) with { Orders = [] });
        Assert.IsType<DriftFinding.NoSuchOrder>(found.Single());
        Assert.True(shop.Do(found[0].Repairs.Single()).IsAccepted);
        Assert.Equal((9, 0, 0, 9), shop.Numbers("RING"));
    }

    [Fact]
    public void An_order_whose_reservation_is_lost_is_told_and_left_to_a_person()
    {
        var shop = new Shop().With("RING", 9);
        var found = DriftCheck.Find(Picture(shop) with { Orders = [new(new("SO-7"), [new(1, 2, 1)])] });
        Assert.Equal(
            "Line 1 of SO-7 has 0 held and 0 sent in stock, 2 inside and 1 sent in the order",
            Assert.IsType<DriftFinding.NotTheOrder>(found.Single()).Detail);
        Assert.Empty(found[0].Repairs);
    }

    [Fact]
    public void Reserved_units_that_no_reservation_holds_are_traced_to_their_order_and_set_right_once()
    {
        var shop = new Shop().With("RING", 9);
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Reserve("SO-2", Line(1, "RING", 2));
        var picture = Picture(shop);
        picture = picture with { Reservations = picture.Reservations.Where(one => one.Order.Value == "SO-2").ToValueList() };
        var found = Assert.IsType<DriftFinding.NotTheReservations>(DriftCheck.Find(picture).Single());
        Assert.Equal([new DriftFinding.OrderShare(new("SO-1"), 5, 0)], found.Orders);
        var view = new StockView(
            new Dictionary<Sku, ValueList<StockPosition>> { [new("RING")] = picture.Positions },
            new Dictionary<OrderId, Reservation>(),
            new Dictionary<(StockVerb, CommandId), ContentHash>());
        var repaired = StockDecider.Decide(StockRules.Default, view, [found.Repairs[0], found.Repairs[0]], shop.Clock.Now);
        Assert.Equal([false, true], repaired.Answers.Select(answer => answer.Value.IsRepeat));
        Assert.Equal(2, repaired.Positions.Single().Reserved.Value);
        Assert.Empty(DriftCheck.Find(picture with { Positions = repaired.Positions, Entries = [.. picture.Entries, .. repaired.Entries] }));
        shop.Reserve("SO-3", Line(1, "RING", 1));
        Assert.Equal(RefusalReason.PositionChanged, shop.Do(found.Repairs[0]).Refusal!.Reason);
    }

    // Orders that say just what the stock says.
    internal static StockPicture Picture(Shop shop)
    {
        var reservations = StockJudge.Reservations(shop).ToValueList();
        var orders = reservations.Where(one => one.CommittedAt is not null).Select(one => new StockPicture.Expected(
            one.Order, one.Lines.Select(line => new StockPicture.ExpectedLine(
                line.Line, line.Held, line.Consumed + line.Returned) { Returned = line.Returned }).ToValueList()));
        return new(StockJudge.Positions(shop).ToValueList(), StockJudge.Ledger(shop).ToValueList(), reservations, orders.ToValueList());
    }
}
