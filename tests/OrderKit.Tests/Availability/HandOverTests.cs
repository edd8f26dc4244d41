using OrderKit.Availability;
using OrderKit.Sourcing;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class HandOverTests
{
    [Fact]
    public void A_carts_units_become_the_orders_and_are_free_at_no_moment()
    {
        var shop = new Shop().With("RING", 5);
        var cart = shop.Reserve("CART-1", Line(1, "RING", 5));
        Assert.Equal(ReservationStatus.Ended, shop.Done(new StockCommand.HandOver(new("h"), new("CART-1"), new("SO-1"))).Status);
        var order = shop.Find("SO-1")!;
        Assert.Equal((cart.Lines, cart.ExpiresAt, new CommandId("h")), (order.Lines, order.ExpiresAt, order.MadeBy));
        Assert.Equal((5, 5, 0, 0), shop.Numbers("RING"));
        Assert.Equal(ReservationStatus.Committed, shop.Commit("SO-1").Status);
        Assert.Equal(RefusalReason.ReservationEnded, shop.Do(new StockCommand.Commit(new("late"), new("CART-1"))).Refusal!.Reason);
    }

    [Fact]
    public void An_order_is_split_and_each_part_goes_its_own_way()
    {
        var shop = new Shop().With("RING", 3, "A").With("RING", 3, "B");
        shop.Reserve("SO-1", Line(1, "RING", 5), Line(2, "RING", 1));
        shop.Commit("SO-1");
        var kept = shop.Done(new StockCommand.HandOver(new("split"), new("SO-1"), new("SO-2")) { Lines = [Take(1, 2, "A"), Take(2, 1)] });
        var split = shop.Find("SO-2")!;
        Assert.Equal([(1, 3, 3)], kept.Lines.Select(line => (line.Line.Value, line.Asked.Value, line.Held.Value)));
        Assert.Equal([(1, 2, 2), (2, 1, 1)], split.Lines.Select(line => (line.Line.Value, line.Asked.Value, line.Held.Value)));
        Assert.Equal((ReservationStatus.Committed, ReservationStatus.Committed), (kept.Status, split.Status));
        shop.Done(new StockCommand.Release(new("r"), new("SO-2")));
        Assert.Equal(3, shop.Stock.PositionsOf(new("RING")).Sum(at => at.Reserved.Value));
    }

    [Fact]
    public void A_backorder_goes_along_with_the_whole_and_a_shortage_stays_where_it_is()
    {
        var shop = new Shop().With("RING", 4);
        shop.Done(Reserving("c", "SO-1", Line(1, "RING", 6)) with { Policy = ReservePolicy.BestEffort });
        shop.Do(new StockCommand.Count(new("n"), new("RING"), new("LAGER"), 3));
        shop.Done(new StockCommand.HandOver(new("h"), new("SO-1"), new("SO-2")));
        var line = shop.Find("SO-2")!.Lines[0];
        Assert.Equal((6, 4, 2), (line.Asked.Value, line.Held.Value, line.Missing.Value));
        Assert.Equal((3, 4, 1, 0), shop.Numbers("RING"));
        Assert.Equal(
            [("SO-1", -4, -1), ("SO-2", 4, 1)],
            shop.Stock.LedgerOf(new("RING")).Where(entry => entry.Verb == StockVerb.HandOver)
                .Select(entry => (entry.Order!.Value.Value, entry.Reserved, entry.Shortage)));
    }

    [Theory]
    [InlineData("holds", RefusalReason.ReservationExists)]
    [InlineData("expired", RefusalReason.ReservationExpired)]
    [InlineData("too many", RefusalReason.MoreThanReserved)]
    [InlineData("ended", RefusalReason.ReservationEnded)]
    [InlineData("none", RefusalReason.ReservationUnknown)]
    public void What_cannot_be_handed_over_is_refused_and_nothing_changes(string state, RefusalReason reason)
    {
        var shop = new Shop().With("RING", 9);
        _ = state == "none" ? null : shop.Reserve("SO-1", Line(1, "RING", 2));
        _ = state == "holds" ? shop.Reserve("SO-2", Line(1, "RING", 1)) : null;
        _ = state == "ended" ? shop.Done(new StockCommand.Release(new("r"), new("SO-1"))) : null;
        shop.Clock.Now += state == "expired" ? Lifetime : Duration.Zero;
        var before = (shop.Find("SO-1")?.Lines, shop.Find("SO-2"));
        ValueList<LocatedQuantity> units = state == "too many" ? [Take(1, 3)] : [];
        var decision = shop.Do(new StockCommand.HandOver(new("h"), new("SO-1"), new("SO-2")) { Lines = units });
        Assert.Equal(reason, decision.Refusal!.Reason);
        Assert.Equal(before.Item2, shop.Find("SO-2"));
    }

    [Fact]
    public void A_channel_sees_only_its_locations_and_units_are_not_moved_out_of_its_sight()
    {
        SalesChannel market = new("market", [new("A")]);
        var shop = new Shop(new() { Channels = [market] }).With("RING", 2, "A").With("RING", 9, "B");
        var answer = shop.Check([new("RING")])[0];
        Assert.Equal((11, 2), (answer.Available.Value, answer.For(market).Available.Value));
        var reserve = Reserving("c", "SO-1", Line(1, "RING", 3)) with { Channel = "market" };
        Assert.Equal([new Unlock("Reserve", "2 of RING")], shop.Do(reserve).Refusal!.Unlocks);
        Assert.Equal(RefusalReason.ChannelUnknown, shop.Do(reserve with { Channel = "fair" }).Refusal!.Reason);
        shop.Done(Reserving("c", "SO-1", Line(1, "RING", 2)) with { Channel = "market" });
        var moved = shop.Do(new StockCommand.MoveReserved(new("m"), new("SO-1"), [Take(1, 1)], new("B")));
        Assert.Equal(RefusalReason.LocationNotAllowed, moved.Refusal!.Reason);
        shop.Clock.Now += Lifetime;
        Assert.Equal(["A"], shop.Commit("SO-1").Lines[0].Parts.Select(part => part.Location.Value));
    }

    [Fact]
    public void Lines_kept_together_are_reserved_and_moved_together_or_not_at_all()
    {
        var shop = new Shop().With("BED", 1, "A").With("MATTRESS", 1, "B").With("MATTRESS", 1, "C").With("BED", 1, "C").With("BED", 1, "B");
        StockCommand.Line[] lines = [Line(1, "BED", 1) with { Together = "set" }, Line(2, "MATTRESS", 1) with { Together = "set" }];
        Assert.Equal(["B", "B"], shop.Reserve("SO-1", lines).Lines.Select(line => line.Parts.Single().Location.Value));
        var torn = shop.Do(new StockCommand.MoveReserved(new("m1"), new("SO-1"), [Take(1, 1)], new("A")));
        Assert.Equal(RefusalReason.NoWayToSend, torn.Refusal!.Reason);
        Assert.Equal(["C", "C"], shop.Done(new StockCommand.MoveReserved(new("m2"), new("SO-1"), [Take(1, 1), Take(2, 1)], new("C")))
            .Lines.Select(line => line.Parts.Single().Location.Value));
        shop.Reserve("SO-2", Line(1, "MATTRESS", 1));
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-3", lines).Refusal!.Reason);
        var apart = new Shop().With("BED", 1, "A").With("MATTRESS", 1, "B");
        Assert.Equal(RefusalReason.NoWayToSend, apart.TryReserve("SO-1", lines).Refusal!.Reason);
    }
}
