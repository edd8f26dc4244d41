using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>Units that leave though nobody held them.</summary>
public sealed class ConsumeUnheldTests
{
    [Fact]
    public void Units_that_were_called_off_and_left_leave_the_shelf_once_and_come_back_once()
    {
        var shop = Bought(5, 3);
        shop.Done(new StockCommand.Release(new("r"), new("SO-1")) { Lines = [Take(1, 3)] });
        var line = shop.Done(Gone(1, 2)).Lines[0];
        Assert.Equal((3, 1, 2, 0), (line.Asked.Value, line.Released.Value, line.Consumed.Value, line.Missing.Value));
        Assert.Equal((3, 0, 0, 3), shop.Numbers("RING"));
        Assert.True(shop.Do(Gone(1, 2)).Value.IsRepeat);
        Assert.Equal(RefusalReason.StockCommandReused, shop.Do(Gone(1, 1)).Refusal!.Reason);
        var entry = shop.Stock.LedgerOf(new("RING"))[^1];
        Assert.Equal((StockVerb.ConsumeUnheld, "SO-1", -2), (entry.Verb, entry.Order!.Value.Value, entry.OnHand));

        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { Goes = StockCommand.Homecoming.Released });
        Assert.Equal((5, 0, 0, 5), shop.Numbers("RING"));
        StockJudge.Check(shop);
    }

    [Fact]
    public void What_left_before_it_was_received_is_owed_until_the_goods_come_in_or_somebody_counts()
    {
        var shop = new Shop().With("RING", 1);
        shop.Done(Reserving("buy-SO-1", "SO-1", Line(1, "RING", 3)) with { Policy = ReservePolicy.BestEffort });
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 1)]));
        var ended = shop.Done(Gone(1, 2));
        Assert.Equal((ReservationStatus.Ended, 3, 0), (ended.Status, ended.Lines[0].Consumed.Value, ended.Lines[0].Missing.Value));
        Assert.Equal((0, -2L), (shop.At("RING").OnHand.Value, shop.At("RING").Feed!.Level));

        shop.With("RING", 5);
        Assert.Equal((3, 0, 0, 3), shop.Numbers("RING"));
        Assert.Null(shop.At("RING").Feed);

        shop.Done(new StockCommand.ConsumeUnheld(new("g2"), new("SO-2"), [Line(1, "RING", 9)]));
        shop.Do(new StockCommand.Count(new("n"), new("RING"), new("LAGER"), 4));
        Assert.Equal((4, 0, 0, 4), shop.Numbers("RING"));
        Assert.Null(shop.At("RING").Feed);
    }

    [Fact]
    public void Owed_units_that_had_not_left_after_all_are_no_goods()
    {
        var shop = new Shop().With("RING", 0);
        shop.Done(new StockCommand.ConsumeUnheld(new("g"), new("SO-1"), [Line(1, "RING", 2)]));
        shop.Done(new StockCommand.TakeBack(new("t"), new("SO-1"), [Take(1, 2)]) { Goes = StockCommand.Homecoming.Released });
        Assert.Equal((0, 0, 0, 0), shop.Numbers("RING"));
        Assert.Null(shop.At("RING").Feed);
    }

    [Fact]
    public void What_others_had_reserved_of_them_is_short_until_the_next_count()
    {
        var shop = Bought(5, 3);
        shop.Done(new StockCommand.ConsumeUnheld(new("g"), new("SO-2"), [Line(1, "RING", 4)]));
        Assert.Equal((1, 3, 2, 0), shop.Numbers("RING"));
        Assert.Equal(RefusalReason.NotOnHand, shop.Do(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 3)])).Refusal!.Reason);
        Assert.True(shop.Do(new StockCommand.Consume(new("c"), new("SO-1"), [Take(1, 1)])).IsAccepted);
        StockJudge.Check(shop);
    }

    // A backorder that was filled a moment ago: the order has not heard, but the units that left are those.
    [Fact]
    public void Units_the_order_holds_without_knowing_leave_as_held()
    {
        var shop = Bought(5, 3);
        var line = shop.Done(Gone(1, 2)).Lines[0];
        Assert.Equal((3, 1, 2), (line.Asked.Value, line.Held.Value, line.Consumed.Value));
        Assert.Equal((3, 1, 0, 2), shop.Numbers("RING"));
    }

    [Fact]
    public void More_than_was_ever_asked_for_left_all_the_same()
    {
        var shop = Bought(5, 1);
        var line = shop.Done(Gone(1, 3)).Lines[0];
        Assert.Equal((3, 0, 3), (line.Asked.Value, line.Held.Value, line.Consumed.Value));
        Assert.Equal((2, 0, 0, 2), shop.Numbers("RING"));
    }

    // Of 2 at A and 6 at B an order had 2 of A, or none; what it called off had lain at A, what it never had is taken where most is free.
    [Theory]
    [InlineData(true, 0, 6)]
    [InlineData(false, 2, 4)]
    public void They_leave_where_the_orders_units_had_been_else_where_most_are_free(bool had, int atA, int atB)
    {
        var shop = new Shop().With("RING", 2, "A").With("RING", 6, "B");
        if (had)
        {
            shop.Done(Reserving("buy-SO-1", "SO-1", Line(1, "RING", 2)) with { From = [new("A")] });
            shop.Commit("SO-1");
            shop.Done(new StockCommand.Release(new("r"), new("SO-1")));
        }

        shop.Done(Gone(1, 2));
        Assert.Equal((atA, atB), (shop.At("RING", "A").OnHand.Value, shop.At("RING", "B").OnHand.Value));
    }

    [Fact]
    public void What_never_runs_out_leaves_no_shelf()
    {
        var shop = new Shop();
        shop.Do(new StockCommand.SetUnlimited(new("u"), new("RING"), new("NET"), true));
        Assert.Equal(2, shop.Done(Gone(1, 2)).Lines[0].Consumed.Value);
        Assert.Equal((0, null), (shop.At("RING", "NET").OnHand.Value, shop.At("RING", "NET").Feed));
    }

    [Theory]
    [InlineData("pending", RefusalReason.ReservationNotCommitted)]
    [InlineData("expired", RefusalReason.ReservationNotCommitted)]
    [InlineData("other article", RefusalReason.LineOfOtherSku)]
    [InlineData("not stocked", RefusalReason.SkuNotStocked)]
    public void What_cannot_be_told_of_is_refused_and_nothing_changes(string state, RefusalReason reason)
    {
        var shop = new Shop().With("RING", 5).With("CUP", 5);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        if (state is not ("pending" or "expired"))
        {
            shop.Commit("SO-1");
        }

        shop.Clock.Now += state == "expired" ? Lifetime : Duration.Zero;
        shop.ExpireDue();
        var before = (shop.Find("SO-1"), shop.Numbers("RING"));
        var sku = state switch { "other article" => "CUP", "not stocked" => "MUG", _ => "RING" };
        var number = state == "not stocked" ? 2 : 1;
        var told = shop.Do(new StockCommand.ConsumeUnheld(new("g"), new("SO-1"), [Line(number, sku, 1)]));
        Assert.Equal(reason, told.Refusal!.Reason);
        Assert.Equal(before, (shop.Find("SO-1"), shop.Numbers("RING")));
    }

    private static StockCommand.ConsumeUnheld Gone(int line, int units) => new(new("g"), new("SO-1"), [Line(line, "RING", units)]);

    private static Shop Bought(int onHand, int units)
    {
        var shop = new Shop().With("RING", onHand);
        shop.Reserve("SO-1", Line(1, "RING", units));
        shop.Commit("SO-1");
        return shop;
    }
}
