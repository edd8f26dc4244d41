using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class FillTests
{
    [Fact]
    public void What_an_order_missed_joins_what_it_holds_once()
    {
        var shop = new Shop().With("RING", 1);
        shop.Done(Reserving("buy-SO-1", "SO-1", Line(1, "RING", 3)) with { Policy = ReservePolicy.BestEffort });
        shop.Commit("SO-1");
        shop.With("RING", 5);
        var fill = new StockCommand.Fill(new("f"), new("SO-1"), [Line(1, "RING", 2)]);
        var line = shop.Done(fill).Lines.Single();
        Assert.Equal((3, 3, 0), (line.Asked.Value, line.Held.Value, line.Missing.Value));
        Assert.Equal((6, 3, 0, 3), shop.Numbers("RING"));
        Assert.True(shop.Do(fill).Value.IsRepeat);
        Assert.Equal((6, 3, 0, 3), shop.Numbers("RING"));
        var entry = shop.Stock.LedgerOf(new("RING"))[^1];
        Assert.Equal((StockVerb.Fill, "f", "SO-1", 2), (entry.Verb, entry.Command!.Value.Value, entry.Order!.Value.Value, entry.Reserved));
    }

    [Fact]
    public void An_order_that_holds_nothing_gets_a_committed_reservation()
    {
        var shop = new Shop().With("RING", 5);
        var reservation = shop.Done(new StockCommand.Fill(new("f"), new("SO-1"), [Line(1, "RING", 2), Line(2, "RING", 1)]));
        Assert.Equal((ReservationStatus.Committed, shop.Clock.Now), (reservation.Status, reservation.CommittedAt));
        Assert.Equal([2, 1], reservation.Lines.Select(line => line.Held.Value));
        Assert.Equal((5, 3, 0, 2), shop.Numbers("RING"));
    }

    [Fact]
    public void Units_of_one_article_are_summed_and_all_or_nothing_takes_none_of_too_few()
    {
        var shop = new Shop().With("RING", 3);
        var fill = new StockCommand.Fill(new("f"), new("SO-1"), [Line(1, "RING", 2), Line(2, "RING", 2)]);
        Assert.Equal(RefusalReason.NotEnoughStock, shop.Do(fill).Refusal!.Reason);
        Assert.Null(shop.Find("SO-1"));
        var best = shop.Done(fill with { Policy = ReservePolicy.BestEffort });
        Assert.Equal([(2, 0), (1, 1)], best.Lines.Select(line => (line.Held.Value, line.Missing.Value)));
        Assert.Equal((3, 3, 0, 0), shop.Numbers("RING"));
    }

    [Theory]
    [InlineData("pending", RefusalReason.ReservationNotCommitted)]
    [InlineData("expired", RefusalReason.ReservationNotCommitted)]
    [InlineData("other article", RefusalReason.LineOfOtherSku)]
    [InlineData("changed", RefusalReason.ReservationChanged)]
    [InlineData("elsewhere", RefusalReason.LocationNotAllowed)]
    [InlineData("not stocked", RefusalReason.SkuNotStocked)]
    public void What_cannot_be_filled_is_refused_and_nothing_changes(string state, RefusalReason reason)
    {
        var shop = new Shop().With("RING", 5, "A").With("CUP", 5, "A").With("RING", 5, "B");
        shop.Done(Reserving("buy-SO-1", "SO-1", Line(1, "RING", 1)) with { From = [new("A")] });
        if (state is not ("pending" or "expired"))
        {
            shop.Commit("SO-1");
        }

        shop.Clock.Now += state == "expired" ? Lifetime : Duration.Zero;
        shop.ExpireDue();
        var before = shop.Find("SO-1")!;
        var sku = state switch { "other article" => "CUP", "not stocked" => "MUG", _ => "RING" };
        var decision = shop.Do(new StockCommand.Fill(new("f"), new("SO-1"), [Line(state == "not stocked" ? 2 : 1, sku, 1)])
        {
            Seen = state == "changed" ? 1 : null,
            From = state == "elsewhere" ? [new("B")] : [],
        });
        Assert.Equal(reason, decision.Refusal!.Reason);
        Assert.Equal(before, shop.Find("SO-1"));
    }

    [Fact]
    public void A_purchase_that_held_nothing_and_ran_out_is_filled_under_its_own_terms()
    {
        var shop = new Shop().With("RING", 0, "A").With("RING", 0, "B");
        var bought = Reserving("buy-SO-1", "SO-1", Line(1, "RING", 2)) with { Policy = ReservePolicy.BestEffort, From = [new("B")] };
        shop.Done(bought);
        shop.Clock.Now += Lifetime;
        shop.ExpireDue();
        shop.With("RING", 5, "A");
        var fill = new StockCommand.Fill(new("f"), new("SO-1"), [Line(1, "RING", 2)]);
        Assert.Equal(RefusalReason.NotEnoughStock, shop.Do(fill).Refusal!.Reason);
        shop.With("RING", 5, "B");
        Assert.Equal(new LocationId("B"), shop.Done(fill).Lines.Single().Parts.Single().Location);
        Assert.Equal(ReservationStatus.Committed, shop.Find("SO-1")!.Status);
    }

    [Fact]
    public void A_fill_never_tears_lines_that_are_kept_together()
    {
        var shop = new Shop().With("RING", 1, "A");
        var set = new StockCommand.Line(1, new("RING"), 2) { Together = new Code("set") };
        shop.Done(Reserving("buy-SO-1", "SO-1", set) with { Policy = ReservePolicy.BestEffort });
        shop.Commit("SO-1");
        shop.With("RING", 9, "B");
        var fill = new StockCommand.Fill(new("f"), new("SO-1"), [Line(1, "RING", 1)]);
        Assert.Equal(RefusalReason.NoWayToSend, shop.Do(fill).Refusal!.Reason);
        Assert.Equal((9, 0, 0, 9), shop.Numbers("RING", "B"));
        shop.With("RING", 1, "A");
        Assert.Equal(new LocationId("A"), shop.Done(fill with { From = [new("A")] }).Lines[0].Parts.Single().Location);
    }
}
