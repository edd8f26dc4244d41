using OrderKit.Availability;
using OrderKit.Sourcing;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>What users of other systems complain of under several locations, each by its public thread, and what happens here.</summary>
public sealed class LocationComplaintTests
{
    /// <summary>medusajs/medusa#14987, #15132, #10561, #15327: the check sums all locations, the reservation uses only the first.</summary>
    [Fact]
    public void What_is_free_over_all_locations_can_be_reserved()
    {
        var shop = new Shop().With("RING", 3, "A").With("RING", 2, "B").With("RING", 4, "C");
        Assert.Equal(9, shop.Check([new("RING")])[0].Available.Value);
        Assert.Equal(9, shop.Reserve("SO-1", Line(1, "RING", 9)).Lines[0].Held.Value);
        Assert.All(shop.Stock.PositionsOf(new("RING")), at => Assert.Equal(at.OnHand, at.Reserved));
    }

    /// <summary>medusajs/medusa#16488: moving a reservation skips the check at the new place.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Moving_a_reservation_checks_the_new_place(int units, bool isAccepted)
    {
        var shop = new Shop().With("RING", 5, "A").With("RING", 2, "B");
        shop.Reserve("SO-1", Line(1, "RING", 4));
        var decision = shop.Do(new StockCommand.MoveReserved(new("m"), new("SO-1"), [Take(1, units, "A")], new("B")));
        Assert.Equal(isAccepted ? null : RefusalReason.NotEnoughStock, decision.Refusal?.Reason);
        Assert.Equal(isAccepted ? (2, 2) : (4, 0), (shop.At("RING", "A").Reserved.Value, shop.At("RING", "B").Reserved.Value));
    }

    /// <summary>vendurehq/vendure#4030: the strategy takes the full quantity at each stop, so 13 becomes 10 + 13.</summary>
    [Fact]
    public void Thirteen_of_ten_and_thirteen_are_thirteen()
    {
        var order = new StockRules { Sourcing = SourcingPolicy.InOrder([new("A"), new("B")]) };
        var shop = new Shop(order).With("RING", 10, "A").With("RING", 13, "B");
        var parts = shop.Reserve("SO-1", Line(1, "RING", 13)).Lines[0].Parts;
        Assert.Equal([("A", 10), ("B", 3)], parts.Select(part => (part.Location.Value, part.Held.Value)));
    }

    /// <summary>vendurehq/vendure#3588: fulfilments cannot be split by stock location.</summary>
    [Fact]
    public void Each_location_sends_its_own_part()
    {
        var shop = Split();
        var after = shop.Done(new StockCommand.Consume(new("ship-b"), new("SO-1"), [Take(1, 2, "B")]));
        Assert.Equal(
            [("A", 3, 0), ("B", 0, 2)],
            after.Lines[0].Parts.Select(part => (part.Location.Value, part.Held.Value, part.Consumed.Value)));
    }

    /// <summary>nopSolutions/nopCommerce#3792, grandnode/grandnode#560: sending or cancelling from two warehouses keeps units.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sending_or_cancelling_from_two_warehouses_leaves_nothing_reserved(bool isSent)
    {
        var shop = Split();
        shop.Done(isSent
            ? new StockCommand.Consume(new("all"), new("SO-1"), [Take(1, 5)])
            : new StockCommand.Release(new("all"), new("SO-1")));
        Assert.Equal([0, 0], shop.Stock.PositionsOf(new("RING")).Select(at => at.Reserved.Value));
        Assert.Equal(isSent ? 0 : 5, shop.Stock.PositionsOf(new("RING")).Sum(at => at.OnHand.Value));
    }

    /// <summary>IBM support note 552437: it cannot be said which node's pieces move when a line is partly put on hold.</summary>
    [Fact]
    public void The_units_of_a_location_can_be_named_and_the_others_stay()
    {
        var shop = Split();
        shop.Done(new StockCommand.Release(new("r"), new("SO-1")) { Lines = [Take(1, 1, "B")] });
        Assert.Equal((3, 1), (shop.At("RING", "A").Reserved.Value, shop.At("RING", "B").Reserved.Value));
    }

    private static Shop Split()
    {
        var shop = new Shop().With("RING", 3, "A").With("RING", 2, "B");
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        return shop;
    }
}
