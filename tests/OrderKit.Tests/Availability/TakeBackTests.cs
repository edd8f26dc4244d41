using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class TakeBackTests
{
    // Of 5 rings 3 were sent. What 2 that come back are on the shelf, reserved, free and set aside, by where they go.
    [Theory]
    [InlineData(StockCommand.Homecoming.Shelf, 4, 0, 4, 0)]
    [InlineData(StockCommand.Homecoming.SetAside, 4, 0, 2, 2)]
    [InlineData(StockCommand.Homecoming.Held, 4, 2, 2, 0)]
    [InlineData(StockCommand.Homecoming.Released, 4, 0, 4, 0)]
    public void Units_that_come_back_go_where_they_are_sent_once(
        StockCommand.Homecoming goes, int onHand, int reserved, int free, int aside)
    {
        var shop = Sent();
        var back = new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { Goes = goes };
        Assert.Equal((false, true), (shop.Do(back).Value.IsRepeat, shop.Do(back).Value.IsRepeat));
        Assert.Equal((onHand, reserved, 0, free), shop.Numbers("RING"));
        Assert.Equal(aside, shop.At("RING").Quarantined.Value);
        var line = shop.Find("SO-1")!.Lines[0];
        Assert.Equal((1, 2), (line.Consumed.Value, line.Held.Value + line.Returned.Value + line.Released.Value));
        var entry = shop.Stock.LedgerOf(new("RING"))[^1];
        Assert.Equal((StockVerb.TakeBack, "SO-1", 2, aside), (entry.Verb, entry.Order!.Value.Value, entry.OnHand, entry.Quarantined));
        StockJudge.Check(shop);
    }

    [Fact]
    public void No_more_comes_back_than_had_left()
    {
        var shop = Sent();
        var before = shop.Numbers("RING");
        var refusal = shop.Do(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 3), Take(1, 1)])).Refusal!;
        Assert.Equal(RefusalReason.MoreThanSent, refusal.Reason);
        Assert.Equal(("Of line 1 of order SO-1, 3 left", "4 were to come back"), (refusal.Found, refusal.Asked));
        Assert.Equal(before, shop.Numbers("RING"));
        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 3)]));
        var again = shop.Do(new StockCommand.TakeBack(new("t2"), new("SO-1"), [Take(1, 1)]));
        Assert.Equal(RefusalReason.MoreThanSent, again.Refusal!.Reason);
    }

    [Fact]
    public void A_unit_comes_back_to_another_house_and_leaves_from_there_again()
    {
        var shop = Sent();
        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { To = new("RETURNS") });
        Assert.Equal((2, 0, 0, 0), shop.Numbers("RING", "RETURNS"));
        Assert.Equal((2, 0, 0, 2), shop.Numbers("RING"));
        shop.Done(new StockCommand.LeaveAgain(new("l"), new("SO-1"), [Take(1, 1)]));
        Assert.Equal((1, 0, 0, 0), shop.Numbers("RING", "RETURNS"));
        Assert.Equal(1, shop.At("RING", "RETURNS").Quarantined.Value);
        StockJudge.Check(shop);
        var tooMany = shop.Do(new StockCommand.LeaveAgain(new("l2"), new("SO-1"), [Take(1, 2)]));
        Assert.Equal(RefusalReason.MoreThanSent, tooMany.Refusal!.Reason);
    }

    [Fact]
    public void A_unit_that_somebody_else_has_by_now_does_not_leave_again()
    {
        var shop = Sent();
        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 1)]) { Goes = StockCommand.Homecoming.Shelf });
        shop.Reserve("SO-2", Line(1, "RING", 3));
        var refusal = shop.Do(new StockCommand.LeaveAgain(new("l"), new("SO-1"), [Take(1, 1)])).Refusal!;
        Assert.Equal(RefusalReason.NotEnoughStock, refusal.Reason);
        Assert.Equal((3, 3, 0, 0), shop.Numbers("RING"));
    }

    [Fact]
    public void A_download_that_is_given_back_goes_to_no_shelf()
    {
        var shop = new Shop();
        shop.Do(new StockCommand.SetUnlimited(new("u"), new("SONG"), new("NET")));
        shop.Reserve("SO-1", Line(1, "SONG", 2));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 2)]));
        var line = shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { To = new("SHELF") }).Lines[0];
        Assert.Equal((0, 2), (line.Consumed.Value, line.Returned.Value));
        Assert.Single(shop.Stock.PositionsOf(new("SONG")));
        Assert.Equal(0, shop.At("SONG", "NET").OnHand.Value);
    }

    [Fact]
    public void What_was_sent_by_mistake_is_held_again_and_can_be_sent()
    {
        var shop = Sent(all: true);
        Assert.Equal(ReservationStatus.Ended, shop.Find("SO-1")!.Status);
        var back = shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { Goes = StockCommand.Homecoming.Held });
        Assert.Equal(ReservationStatus.Committed, back.Status);
        Assert.Equal(ReservationStatus.Ended, shop.Done(new StockCommand.Consume(new("c2"), new("SO-1"), [Take(1, 2)])).Status);
        Assert.Equal((2, 0, 0, 2), shop.Numbers("RING"));
    }

    private static Shop Sent(bool all = false)
    {
        var shop = new Shop().With("RING", 5);
        shop.Reserve("SO-1", Line(1, "RING", 3));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 3)]));
        Assert.True(all || shop.Numbers("RING") == (2, 0, 0, 2));
        return shop;
    }
}
