using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Sourcing;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class SourcingPolicyTests
{
    [Fact]
    public void One_location_that_has_everything_wins_over_two_that_come_first()
    {
        var shop = new Shop().With("RING", 2, "A").With("CUP", 2, "B").With("RING", 1, "C").With("CUP", 1, "C");
        Assert.Equal(["C"], Locations(shop.Reserve("SO-1", Line(1, "RING", 1), Line(2, "CUP", 1))));
    }

    [Fact]
    public void Two_locations_that_fit_win_over_the_largest_with_two_more()
    {
        // Taking the largest first would need A, B and C.
        var shop = new Shop().With("RING", 4, "A").With("RING", 3, "B").With("RING", 3, "C")
            .With("CUP", 3, "B").With("CUP", 3, "C");
        Assert.Equal(["B", "C"], Locations(shop.Reserve("SO-1", Line(1, "RING", 6), Line(2, "CUP", 6))));
    }

    [Fact]
    public void A_preferred_location_is_taken_first_and_the_rest_elsewhere()
    {
        var shop = new Shop(new() { Sourcing = SourcingPolicy.InOrder([new("Z"), new("Y")]) })
            .With("RING", 9, "A").With("RING", 2, "Y").With("RING", 1, "Z");
        var parts = shop.Reserve("SO-1", Line(1, "RING", 5)).Lines[0].Parts;
        Assert.Equal([("Z", 1), ("Y", 2), ("A", 2)], parts.Select(part => (part.Location.Value, part.Held.Value)));
    }

    [Fact]
    public void Many_locations_still_cover_what_is_free()
    {
        var shop = new Shop();
        for (var number = 10; number < 40; number++)
        {
            shop.With("RING", number == 33 ? 50 : 1, $"STORE-{number}");
        }

        Assert.Equal(["STORE-33"], Locations(shop.Reserve("SO-1", Line(1, "RING", 40))));
        Assert.Equal(29, Locations(shop.Reserve("SO-2", Line(1, "RING", 39))).Count(name => name != "STORE-33"));
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-3", Line(1, "RING", 1)).Refusal!.Reason);
    }

    // Each number is what one of five locations has of two articles (base 4), the last what the order wants of each.
    [Property(MaxTest = 1000)]
    public void Up_to_twelve_locations_are_the_fewest_possible(byte a, byte b, byte c, byte d, byte e, byte wants)
    {
        byte[] free = [a, b, c, d, e];
        var (rings, cups) = (wants % 4 + 1, wants / 4 % 4 + 1);
        var fewest = Enumerable.Range(1, 31)
            .Where(set => Sum(free, set, 1) >= rings && Sum(free, set, 4) >= cups)
            .Select(set => (int?)int.PopCount(set)).Min();
        var shop = new Shop();
        for (var at = 0; at < free.Length; at++)
        {
            shop.With("RING", free[at] % 4, $"L{at}").With("CUP", free[at] / 4 % 4, $"L{at}");
        }

        var decision = shop.TryReserve("SO-1", Line(1, "RING", rings), Line(2, "CUP", cups));
        Assert.Equal(fewest, decision.IsAccepted ? Locations(((StockAnswer.Reserved)decision.Value).Reservation).Count : null);
    }

    private static int Sum(byte[] free, int set, int divisor) =>
        free.Where((_, at) => (set >> at & 1) == 1).Sum(units => units / divisor % 4);

    private static List<string> Locations(Reservation reservation) =>
        [.. reservation.Lines.SelectMany(line => line.Parts).Select(part => part.Location.Value).Distinct().Order(StringComparer.Ordinal)];
}
