using OrderKit.Availability;

namespace OrderKit.Tests.Availability;

/// <summary>What cannot be true is never kept, in whatever build.</summary>
public sealed class StockInvariantTests
{
    private static readonly Sku Ring = new("RING");
    private static readonly LocationId Lager = new("LAGER");

    // On hand, reserved, short.
    [Theory]
    [InlineData(5, 5, 0, true)]
    [InlineData(3, 5, 2, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(5, 6, 0, false)]
    [InlineData(3, 5, 1, false)]
    [InlineData(Quantity.Max, Quantity.Max, Quantity.Max, true)]
    public void No_more_is_reserved_than_is_there_or_known_to_be_short(int onHand, int reserved, int shortage, bool isTrue) =>
        Assert.Equal(isTrue, !IsBroken(() => StockInvariantException.ThrowIfBroken(Position(onHand, reserved, shortage))));

    // Asked, held, sent, back, given back, lapsed.
    [Theory]
    [InlineData(5, 1, 1, 1, 1, 1, true)]
    [InlineData(6, 1, 1, 1, 1, 1, true)]
    [InlineData(4, 1, 1, 1, 1, 1, false)]
    [InlineData(0, 0, 0, 0, 0, 1, false)]
    [InlineData(1, Quantity.Max, Quantity.Max, Quantity.Max, 0, 0, false)]
    public void Every_unit_that_was_asked_for_is_in_one_place(
        int asked, int held, int sent, int back, int released, int lapsed, bool isTrue) =>
        Assert.Equal(isTrue, !IsBroken(() => StockInvariantException.ThrowIfBroken(Reserved(asked, new ReservationLine.Part(Lager)
        {
            Held = held, Consumed = sent, Returned = back, Released = released, Lapsed = lapsed,
        }))));

    [Fact]
    public void No_location_stands_twice_on_a_line()
    {
        foreach (var (other, isBroken) in new[] { (new LocationId("B"), false), (Lager, true) })
        {
            var reservation = Reserved(9, new(Lager) { Held = 1 }, new(other) { Held = 1 });
            Assert.Equal(isBroken, IsBroken(() => StockInvariantException.ThrowIfBroken(reservation)));
        }
    }

    // A stock that was written past the engine: the next command that touches what cannot be true fails and leaves it as it was.
    [Theory]
    [InlineData("receive")]
    [InlineData("release")]
    [InlineData("consume")]
    public void A_command_on_what_cannot_be_true_is_not_carried_out(string command)
    {
        var (position, reservation) = command == "receive"
            ? (Position(3, 9, 1), Reserved(2, new ReservationLine.Part(Lager) { Held = 2 }))
            : (Position(9, 1, 0), Reserved(2, new ReservationLine.Part(Lager) { Held = 2 }));
        var view = new StockView(
            new Dictionary<Sku, ValueList<StockPosition>> { [Ring] = [position] },
            new Dictionary<OrderId, Reservation> { [reservation.Order] = reservation },
            new Dictionary<(StockVerb, CommandId), ContentHash>());
        StockCommand told = command switch
        {
            "receive" => new StockCommand.Receive(new("c"), Ring, Lager, 1),
            "release" => new StockCommand.Release(new("c"), reservation.Order),
            _ => new StockCommand.Consume(new("c"), reservation.Order, [new(1, 2)]),
        };
        Assert.True(IsBroken(() => StockDecider.Decide(StockRules.Default, view, [told], Instant.FromUtc(2026, 5, 4, 9, 0))));
    }

    private static StockPosition Position(int onHand, int reserved, int shortage) =>
        new(Ring, Lager) { OnHand = onHand, Reserved = reserved, Shortage = shortage };

    private static Reservation Reserved(int asked, params ReservationLine.Part[] parts) =>
        new(new("SO-1"), new("buy"), ReservationStatus.Committed, default, [new(1, Ring, asked, [.. parts])])
        {
            CommittedAt = default(Instant),
        };

    private static bool IsBroken(Action act) => Record.Exception(act) is StockInvariantException;
}
