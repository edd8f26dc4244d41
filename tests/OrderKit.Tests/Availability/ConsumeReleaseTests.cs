using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class ConsumeReleaseTests
{
    [Fact]
    public void Counting_five_where_eight_are_reserved_leaves_three_short()
    {
        var shop = new Shop().With("RING", 8);
        shop.Reserve("SO-1", Line(1, "RING", 8));
        var counted = shop.Do(new StockCommand.Count(shop.NewId(), new("RING"), new("LAGER"), 5));
        Assert.True(counted.IsAccepted);
        Assert.Equal((5, 8, 3, 0), shop.Numbers("RING"));
    }

    // Five counted where eight are reserved; then one more thing happens.
    [Theory]
    [InlineData("receive 2", 7, 8, 1, 0)]
    [InlineData("receive 4", 9, 8, 0, 1)]
    [InlineData("release 2", 5, 6, 1, 0)]
    [InlineData("release 4", 5, 4, 0, 1)]
    [InlineData("consume 5", 0, 3, 3, 0)]
    [InlineData("count 8", 8, 8, 0, 0)]
    [InlineData("count 0", 0, 8, 8, 0)]
    public void What_is_short_shrinks_as_units_come_or_go_back(string then, int onHand, int reserved, int shortage, int available)
    {
        var shop = new Shop().With("RING", 8);
        shop.Reserve("SO-1", Line(1, "RING", 8));
        shop.Commit("SO-1");
        shop.Do(new StockCommand.Count(shop.NewId(), new("RING"), new("LAGER"), 5));
        var units = int.Parse(then.Split(' ')[1]);
        var decision = shop.Do(then.Split(' ')[0] switch
        {
            "receive" => new StockCommand.Receive(shop.NewId(), new("RING"), new("LAGER"), units),
            "release" => new StockCommand.Release(shop.NewId(), new("SO-1")) { Lines = [Take(1, units)] },
            "consume" => new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, units)]),
            _ => new StockCommand.Count(shop.NewId(), new("RING"), new("LAGER"), units),
        });
        Assert.True(decision.IsAccepted);
        Assert.Equal((onHand, reserved, shortage, available), shop.Numbers("RING"));
    }

    [Fact]
    public void More_than_the_shelf_has_cannot_leave_until_it_is_counted_or_received()
    {
        var shop = new Shop().With("RING", 8);
        shop.Reserve("SO-1", Line(1, "RING", 8));
        shop.Commit("SO-1");
        shop.Do(new StockCommand.Count(shop.NewId(), new("RING"), new("LAGER"), 5));
        var decision = shop.Do(new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, 6)]));
        Assert.Equal(RefusalReason.NotOnHand, decision.Refusal!.Reason);
        Assert.Equal((5, 8, 3, 0), shop.Numbers("RING"));
    }

    [Fact]
    public void Parts_of_a_line_leave_from_the_location_named()
    {
        var shop = new Shop().With("RING", 3, "A").With("RING", 3, "B");
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        var after = shop.Done(new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, 1), Take(1, 2, "B")]));
        Assert.Equal(
            [new(new("A")) { Held = 2, Consumed = 1 }, new ReservationLine.Part(new("B")) { Consumed = 2 }], after.Lines[0].Parts);
        Assert.Equal(((2, 2, 0, 0), (1, 0, 0, 1)), (shop.Numbers("RING", "A"), shop.Numbers("RING", "B")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Units_that_may_come_from_anywhere_leave_to_others_what_must_come_from_one_place(bool consume)
    {
        var shop = new Shop().With("RING", 2, "A").With("RING", 3, "B");
        shop.Reserve("SO-1", Line(1, "RING", 5));
        shop.Commit("SO-1");
        ValueList<LocatedQuantity> units = [Take(1, 2), Take(1, 2, "A")];
        var after = shop.Done(consume
            ? new StockCommand.Consume(shop.NewId(), new("SO-1"), units)
            : new StockCommand.Release(shop.NewId(), new("SO-1")) { Lines = units });
        Assert.Equal([("A", 0), ("B", 1)], after.Lines[0].Parts.Select(part => (part.Location.Value, part.Held.Value)));
    }

    [Fact]
    public void A_reservation_ends_with_its_last_unit()
    {
        var shop = new Shop().With("RING", 3);
        shop.Reserve("SO-1", Line(1, "RING", 2), Line(2, "RING", 1));
        shop.Commit("SO-1");
        shop.Done(new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, 2)]));
        var after = shop.Done(new StockCommand.Release(shop.NewId(), new("SO-1")) { Lines = [Take(2, 1)] });
        Assert.Equal(ReservationStatus.Ended, after.Status);
        Assert.Equal((1, 0, 0, 1), shop.Numbers("RING"));
    }

    public static TheoryData<string, string, int> Refusals => new()
    {
        { "none", "commit", 201 }, { "none", "consume 1 1", 201 }, { "none", "release", 201 },
        { "pending", "consume 1 1", 205 }, { "expired", "consume 1 1", 205 }, { "ended", "consume 1 1", 204 },
        { "ended", "release", 204 }, { "ended", "commit", 204 },
        { "committed", "consume 9 1", 206 }, { "committed", "release 9 1", 206 }, { "pending", "commit 9 1", 206 },
        { "committed", "consume 1 3", 207 }, { "committed", "release 1 3", 207 }, { "pending", "commit 1 3", 207 },
        { "expired", "release 1 1", 207 }, { "expired", "commit 1 3", 207 }, { "committed", "commit 1 1", 203 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Each_wrong_move_is_refused_for_its_reason_and_changes_nothing(string state, string move, int number)
    {
        var shop = In(state);
        var (before, shelf) = (shop.Find("SO-1"), shop.At("RING"));
        Assert.Equal(number, shop.Do(Parse(shop, move)).Refusal!.Number);
        Assert.Equal((before, shelf), (shop.Find("SO-1"), shop.At("RING")));
    }

    private static Shop In(string state)
    {
        var shop = new Shop().With("RING", 5);
        if (state == "none")
        {
            return shop;
        }

        shop.Reserve("SO-1", Line(1, "RING", 2));
        if (state == "expired")
        {
            shop.Clock.Now += Lifetime;
            shop.ExpireDue();
        }
        else if (state != "pending")
        {
            shop.Commit("SO-1");
        }

        if (state == "ended")
        {
            shop.Done(new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, 2)]));
        }

        return shop;
    }

    private static StockCommand Parse(Shop shop, string move)
    {
        var words = move.Split(' ');
        ValueList<LocatedQuantity> lines = words.Length == 3 ? [Take(int.Parse(words[1]), int.Parse(words[2]))] : [];
        return words[0] switch
        {
            "commit" => new StockCommand.Commit(shop.NewId(), new("SO-1")) { Lines = lines },
            "consume" => new StockCommand.Consume(shop.NewId(), new("SO-1"), lines),
            _ => new StockCommand.Release(shop.NewId(), new("SO-1")) { Lines = lines },
        };
    }
}
