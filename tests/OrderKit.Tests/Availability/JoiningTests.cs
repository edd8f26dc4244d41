using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>Units reserved for a change join what the order holds, unless they could not be told apart afterwards.</summary>
public sealed class JoiningTests
{
    // What line 1 of the order holds at LAGER, what the change holds for a line somewhere, and whether the two can be one.
    // "shelf" is an article that is counted, "endless" one that never runs out, "given back" a shelf's unit that was released again.
    [Theory]
    [InlineData("nothing", "shelf", 1, "LAGER", true)]
    [InlineData("nothing", "endless", 1, "LAGER", true)]
    [InlineData("shelf", "shelf", 1, "LAGER", true)]
    [InlineData("endless", "endless", 1, "LAGER", true)]
    [InlineData("shelf", "endless", 1, "LAGER", false)]
    [InlineData("endless", "shelf", 1, "LAGER", false)]
    [InlineData("given back", "endless", 1, "LAGER", false)]
    [InlineData("shelf", "endless", 1, "BUTIK", true)]
    [InlineData("endless", "shelf", 1, "BUTIK", true)]
    [InlineData("shelf", "endless", 2, "LAGER", true)]
    [InlineData("endless", "shelf", 2, "LAGER", true)]
    public void Units_of_a_shelf_and_units_of_none_are_kept_apart(string before, string joined, int line, string at, bool isJoined)
    {
        var shop = new Shop().With("SONG", 9).With("SONG", 9, "BUTIK");
        Hold(shop, "SO-1", before, 1, "LAGER");
        Hold(shop, "SO-1-change", joined, line, at);
        if (before == "given back")
        {
            shop.Done(new StockCommand.Release(shop.NewId(), new("SO-1")) { Lines = [Take(1, 1)] });
        }

        var (held, reserved) = (Held(shop, "SO-1"), Held(shop, "SO-1-change"));
        var answer = shop.Do(new StockCommand.Commit(shop.NewId(), new("SO-1")) { With = new("SO-1-change") });
        Assert.Equal(isJoined ? null : RefusalReason.NotEnoughStock, answer.Refusal?.Reason);
        Assert.Equal(isJoined ? held + reserved : held, Held(shop, "SO-1"));
        Assert.Equal(isJoined ? 0 : reserved, Held(shop, "SO-1-change"));
        Assert.All(StockJudge.Positions(shop), position => Assert.Equal(
            StockJudge.Reservations(shop).Sum(one => one.HeldAt(position.Sku, position.Location).Value), position.Reserved.Value));
    }

    private static void Hold(Shop shop, string order, string how, int line, string at)
    {
        if (how == "nothing")
        {
            shop.Reserve(order, Line(7, "SONG", 1));
            shop.Commit(order);
            return;
        }

        shop.Do(new StockCommand.SetUnlimited(shop.NewId(), new("SONG"), new(at), how == "endless"));
        var units = how == "given back" ? 2 : 1;
        shop.Done(Reserving($"buy-{order}", order, Line(line, "SONG", units)) with { From = [new(at)] });
        if (!order.EndsWith("change", StringComparison.Ordinal))
        {
            shop.Commit(order);
        }

        shop.Do(new StockCommand.SetUnlimited(shop.NewId(), new("SONG"), new(at), false));
    }

    private static int Held(Shop shop, string order) => shop.Find(order)?.Lines.Sum(line => line.Held.Value) ?? 0;
}
