using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class ReplaceTests
{
    [Fact]
    public void Another_command_replaces_the_pending_reservation_and_may_use_its_units()
    {
        var shop = new Shop().With("RING", 5);
        shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 4)));
        var second = shop.Done(Reserving("c2", "SO-1", Line(1, "RING", 3), Line(2, "RING", 2)));
        Assert.Equal((new CommandId("c2"), ReservationStatus.Pending), (second.MadeBy, second.Status));
        Assert.Equal((5, 5, 0, 0), shop.Numbers("RING"));
    }

    [Fact]
    public void A_refused_replacement_leaves_what_the_order_holds()
    {
        var shop = new Shop().With("RING", 5);
        var first = shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 4)));
        var ledger = shop.Stock.LedgerOf(new("RING"));
        var decision = shop.Do(Reserving("c2", "SO-1", Line(1, "RING", 6)));
        Assert.Equal([new Unlock("Reserve", "5 of RING")], decision.Refusal!.Unlocks);
        Assert.Equal(first, shop.Find("SO-1"));
        Assert.Equal(ledger, shop.Stock.LedgerOf(new("RING")));
        Assert.Equal((5, 4, 0, 1), shop.Numbers("RING"));
    }

    [Fact]
    public void A_late_retry_of_the_replaced_command_changes_nothing_and_shows_whose_units_they_are()
    {
        var shop = new Shop().With("RING", 5);
        shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 4)));
        var second = shop.Done(Reserving("c2", "SO-1", Line(1, "RING", 2)));
        var late = shop.Do(Reserving("c1", "SO-1", Line(1, "RING", 4)));
        Assert.Equal(new StockAnswer.Reserved(second) { IsRepeat = true }, late.Value);
    }

    [Fact]
    public void The_replaced_attempt_can_neither_commit_nor_release_the_units_of_the_other()
    {
        var shop = new Shop().With("RING", 5);
        shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 4)));
        shop.Done(Reserving("c2", "SO-1", Line(1, "RING", 2)));
        var commit = shop.Do(new StockCommand.Commit(new("c1"), new("SO-1")) { MadeBy = new("c1") });
        var release = shop.Do(new StockCommand.Release(new("c1"), new("SO-1")) { MadeBy = new("c1") });
        Assert.Equal(
            [RefusalReason.ReservationReplaced, RefusalReason.ReservationReplaced], [commit.Refusal!.Reason, release.Refusal!.Reason]);
        Assert.Equal((5, 2, 0, 3), shop.Numbers("RING"));
    }

    [Fact]
    public void A_committed_reservation_is_not_replaced()
    {
        var shop = new Shop().With("RING", 5);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        shop.Commit("SO-1");
        Assert.Equal(RefusalReason.ReservationCommitted, shop.Do(Reserving("c2", "SO-1", Line(1, "RING", 1))).Refusal!.Reason);
        shop.Done(new StockCommand.Release(shop.NewId(), new("SO-1")));
        Assert.Equal(RefusalReason.ReservationEnded, shop.Do(Reserving("c3", "SO-1", Line(1, "RING", 1))).Refusal!.Reason);
    }

    [Fact]
    public void After_a_release_in_the_checkout_the_order_may_reserve_again()
    {
        var shop = new Shop().With("RING", 1);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        shop.Done(new StockCommand.Release(new("buy-SO-1"), new("SO-1")) { MadeBy = new("buy-SO-1") });
        Assert.Equal(ReservationStatus.Ended, shop.Find("SO-1")!.Status);
        Assert.Equal(ReservationStatus.Pending, shop.Done(Reserving("c2", "SO-1", Line(1, "RING", 1))).Status);
    }
}
