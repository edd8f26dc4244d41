using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class StockDeciderTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 4, 9, 0);

    private static readonly StockPosition Shelf = new(new("RING"), new("LAGER"));

    [Fact]
    public void A_position_that_cannot_be_true_is_refused_as_broken_at_its_next_change()
    {
        var broken = Shelf with { OnHand = 3, Reserved = 5 };
        Assert.Throws<StockInvariantException>(
            () => Decide([broken], [], new StockCommand.SetSafety(new("c1"), broken.Sku, broken.Location, 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Units_that_the_position_does_not_know_cannot_be_given_back(int reserved)
    {
        var line = new ReservationLine(1, Shelf.Sku, 2, [new(Shelf.Location) { Held = 2 }]);
        var reservation = new Reservation(new("SO-1"), new("c1"), ReservationStatus.Committed, Now, [line]);
        var release = new StockCommand.Release(new("c2"), reservation.Order);
        Assert.Throws<StockInvariantException>(() => Decide([Shelf with { OnHand = 9, Reserved = reserved }], [reservation], release));
        Assert.Throws<StockInvariantException>(() => Decide([], [reservation], release));
    }

    [Fact]
    public void The_same_id_with_other_content_is_refused_and_with_another_lifetime_a_repeat()
    {
        var shop = new Shop().With("RING", 5);
        var first = shop.Reserve("SO-1", Line(1, "RING", 2));
        var longer = new StockCommand.Reserve(new("buy-SO-1"), new("SO-1"), [Line(1, "RING", 2)], Lifetime * 2);
        Assert.Equal(new StockAnswer.Reserved(first) { IsRepeat = true }, shop.Do(longer).Value);
        Assert.Equal(RefusalReason.StockCommandReused, shop.TryReserve("SO-1", Line(1, "RING", 3)).Refusal!.Reason);
        Assert.Equal(RefusalReason.StockCommandReused, shop.Do(longer with { Policy = ReservePolicy.BestEffort }).Refusal!.Reason);
        Assert.True(shop.Do(Reserving("buy-SO-1", "SO-2", Line(1, "RING", 3))).IsAccepted, "an id counts within its order");
    }

    [Fact]
    public void A_receipt_counts_once_and_its_id_serves_no_other_shelf()
    {
        var shop = new Shop();
        var receive = new StockCommand.Receive(new("GR-1"), Shelf.Sku, Shelf.Location, 5);
        Assert.Equal([false, true], new[] { shop.Do(receive), shop.Do(receive) }.Select(decision => decision.Value.IsRepeat));
        var elsewhere = new StockCommand.Receive(new("GR-1"), Shelf.Sku, new("STORE"), 5);
        Assert.Equal(RefusalReason.StockCommandReused, shop.Do(elsewhere).Refusal!.Reason);
        Assert.Equal((5, 0, 0, 5), shop.Numbers("RING"));
    }

    [Fact]
    public void More_than_can_be_counted_is_not_received()
    {
        var shop = new Shop().With("RING", Quantity.Max);
        var decision = shop.Do(new StockCommand.Receive(new("GR-1"), Shelf.Sku, Shelf.Location, 1));
        Assert.Equal(RefusalReason.PositionFull, decision.Refusal!.Reason);
    }

    [Fact]
    public void A_refused_command_leaves_the_others_of_its_batch_alone()
    {
        var decisions = Decide(
            [Shelf with { OnHand = 3 }],
            [],
            Reserving("c1", "SO-1", Line(1, "RING", 2)),
            Reserving("c1", "SO-2", Line(1, "RING", 2)),
            Reserving("c1", "SO-3", Line(1, "RING", 1)));
        Assert.Equal([true, false, true], decisions.Answers.Select(answer => answer.IsAccepted));
        Assert.Equal([Shelf with { OnHand = 3, Reserved = 3, Version = 2 }], decisions.Positions);
        Assert.Equal(["SO-1", "SO-3"], decisions.Reservations.Select(reservation => reservation.Order.Value));
        Assert.Equal(["SO-1", "SO-3"], decisions.Entries.Select(entry => entry.Order!.Value.Value));
    }

    [Fact]
    public void A_sweep_expires_only_what_is_due()
    {
        var shop = new Shop().With("RING", 5);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        shop.Clock.Now += Lifetime / 2;
        shop.Reserve("SO-2", Line(1, "RING", 1));
        shop.Reserve("SO-3", Line(1, "RING", 1));
        shop.Commit("SO-3");
        shop.Clock.Now += Lifetime / 2;
        Assert.Equal([new OrderId("SO-1")], shop.ExpireDue());
        Assert.Equal([], shop.ExpireDue());
        Assert.Equal((5, 2, 0, 3), shop.Numbers("RING"));
        Assert.Equal(1, shop.Find("SO-1")!.Lines[0].Lapsed.Value);
    }

    private static StockDecisions Decide(StockPosition[] shelf, Reservation[] reservations, params StockCommand[] commands) =>
        StockDecider.Decide(
            StockRules.Default,
            new StockView(
                shelf.ToDictionary(position => position.Sku, position => ValueList.Create([position])),
                reservations.ToDictionary(reservation => reservation.Order),
                new Dictionary<(StockVerb, CommandId), ContentHash>()),
            [.. commands],
            Now);
}
