using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class CommitTests
{
    // Ten on hand, six reserved; the clock passes; perhaps a sweep, perhaps another buyer, perhaps a count; then the customer pays.
    // Expected: the refusal or none, re-taken or not, and what the position shows.
    [Theory]
    [InlineData(19, false, 0, 10, null, false, 10, 6, 0)]
    [InlineData(20, false, 0, 10, null, true, 10, 6, 0)]
    [InlineData(25, true, 0, 10, null, true, 10, 6, 0)]
    [InlineData(25, true, 4, 10, null, true, 10, 10, 0)]
    [InlineData(25, false, 4, 10, null, true, 10, 10, 0)]
    [InlineData(25, false, 5, 10, RefusalReason.NotEnoughStock, false, 10, 5, 0)]
    [InlineData(25, true, 10, 10, RefusalReason.NotEnoughStock, false, 10, 10, 0)]
    [InlineData(25, false, 0, 5, RefusalReason.NotEnoughStock, false, 5, 0, 0)]
    [InlineData(25, true, 0, 6, null, true, 6, 6, 0)]
    [InlineData(19, false, 0, 5, null, false, 5, 6, 1)]
    public void A_commit_after_expiry_takes_the_units_again_if_they_are_still_free(
        int minutes, bool sweep, int others, int counted, RefusalReason? refused, bool retaken, int onHand, int reserved, int shortage)
    {
        var shop = new Shop().With("RING", 10);
        shop.Reserve("SO-1", Line(1, "RING", 4), Line(2, "RING", 2));
        shop.Clock.Now += Duration.FromMinutes(minutes);
        if (sweep)
        {
            Assert.Equal([new OrderId("SO-1")], shop.ExpireDue());
            Assert.Equal((10, 0, 0, 10), shop.Numbers("RING"));
        }

        if (others > 0)
        {
            shop.Reserve("SO-2", Line(1, "RING", others));
        }

        shop.Do(new StockCommand.Count(shop.NewId(), new("RING"), new("LAGER"), counted));
        var decision = shop.Do(new StockCommand.Commit(new("pay"), new("SO-1")));
        Assert.Equal(refused, decision.Refusal?.Reason);
        Assert.Equal((onHand, reserved, shortage), shop.Numbers("RING") is var at ? (at.OnHand, at.Reserved, at.Shortage) : default);
        var reservation = shop.Find("SO-1")!;
        Assert.Equal(retaken, reservation.IsRetaken);
        Assert.Equal(refused is null ? ReservationStatus.Committed : ReservationStatus.Expired, reservation.Status);
    }

    [Fact]
    public void A_commit_too_late_says_what_is_possible_and_that_much_can_be_committed()
    {
        var shop = new Shop().With("RING", 10);
        shop.Reserve("SO-1", Line(1, "RING", 4), Line(2, "RING", 2));
        shop.Clock.Now += Lifetime;
        shop.Reserve("SO-2", Line(1, "RING", 7));
        var refused = shop.Do(new StockCommand.Commit(new("pay"), new("SO-1")));
        Assert.Equal([new Unlock("Reserve", "3 of RING")], refused.Refusal!.Unlocks);
        var part = shop.Done(new StockCommand.Commit(new("pay-part"), new("SO-1")) { Lines = [Take(1, 3)] });
        Assert.Equal([(3, 1, 0), (0, 2, 0)], part.Lines.Select(line => (line.Held.Value, line.Released.Value, line.Missing.Value)));
        Assert.Equal((10, 10, 0, 0), shop.Numbers("RING"));
    }

    [Fact]
    public void Units_taken_again_may_come_from_elsewhere()
    {
        var shop = new Shop().With("RING", 2, "A").With("RING", 2, "B");
        shop.Reserve("SO-1", Line(1, "RING", 2));
        shop.Clock.Now += Lifetime;
        shop.Done(Reserving("c2", "SO-2", Line(1, "RING", 2)) with { From = [new("A")] });
        var late = shop.Commit("SO-1");
        Assert.Equal([new ReservationLine.Part(new("B")) { Held = 2 }], late.Lines[0].Parts);
    }

    [Fact]
    public void Units_taken_again_for_pickup_in_a_store_come_from_that_store_or_not_at_all()
    {
        var shop = new Shop().With("RING", 2, "A").With("RING", 2, "B");
        shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 2)) with { From = [new("A")] });
        shop.Clock.Now += Lifetime;
        shop.Done(Reserving("c2", "SO-2", Line(1, "RING", 1)) with { From = [new("A")] });
        var late = shop.Do(new StockCommand.Commit(new("pay"), new("SO-1")));
        Assert.Equal([new Unlock("Reserve", "1 of RING")], late.Refusal!.Unlocks);
    }

    [Fact]
    public void The_decider_alone_treats_a_due_reservation_as_expired_though_no_sweep_came()
    {
        var start = Instant.FromUtc(2026, 5, 4, 9, 0);
        var shelf = new StockPosition(new("RING"), new("LAGER")) { OnHand = 5, Reserved = 6, Shortage = 1, Version = 3 };
        var line = new ReservationLine(1, new("RING"), 6, [new(new("LAGER")) { Held = 6 }]);
        var due = new Reservation(new("SO-1"), new("c1"), ReservationStatus.Pending, start, [line]) { Version = 1 };
        var view = new StockView(
            new Dictionary<Sku, ValueList<StockPosition>> { [shelf.Sku] = [shelf] },
            new Dictionary<OrderId, Reservation> { [due.Order] = due },
            new Dictionary<(StockVerb, CommandId), ContentHash>());
        var whole = new StockCommand.Commit(new("pay"), due.Order);
        var decisions = StockDecider.Decide(StockRules.Default, view, [whole, whole with { Lines = [Take(1, 5)] }], start);
        Assert.Equal(RefusalReason.NotEnoughStock, decisions.Answers[0].Refusal!.Reason);
        Assert.True(((StockAnswer.Reserved)decisions.Answers[1].Value).Reservation.IsRetaken);
        Assert.Equal([shelf with { Reserved = 5, Shortage = 0, Version = 5 }], decisions.Positions);
        Assert.Equal(
            [(StockVerb.Expire, -6, -1), (StockVerb.Commit, 5, 0)], decisions.Entries.Select(e => (e.Verb, e.Reserved, e.Shortage)));
    }

    [Fact]
    public void A_part_is_committed_and_the_rest_goes_back()
    {
        var shop = new Shop().With("RING", 10);
        shop.Reserve("SO-1", Line(1, "RING", 4), Line(2, "RING", 2));
        var part = shop.Commit("SO-1", Take(1, 3));
        Assert.Equal([(3, 1), (0, 2)], part.Lines.Select(line => (line.Held.Value, line.Released.Value)));
        Assert.Equal((10, 3, 0, 7), shop.Numbers("RING"));
    }

    [Fact]
    public void Committing_the_committed_again_under_another_id_changes_no_unit()
    {
        var shop = new Shop().With("RING", 10);
        shop.Reserve("SO-1", Line(1, "RING", 4));
        var first = shop.Commit("SO-1");
        shop.Clock.Now += Lifetime;
        var again = shop.Done(new StockCommand.Commit(new("runner"), new("SO-1")));
        Assert.Equal((first.Lines, first.CommittedAt, false), (again.Lines, again.CommittedAt, again.IsRetaken));
        var otherwise = shop.Do(new StockCommand.Commit(new("other"), new("SO-1")) { Lines = [Take(1, 1)] });
        Assert.Equal(RefusalReason.ReservationCommitted, otherwise.Refusal!.Reason);
    }
}
