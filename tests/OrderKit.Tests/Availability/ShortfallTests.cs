using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class ShortfallTests
{
    // Eight reserved: SO-1 three for the 3rd, SO-2 three for the 9th, SO-3 two without a promise. Then so many are counted.
    [Theory]
    [InlineData(8, "")]
    [InlineData(7, "SO-3 1")]
    [InlineData(5, "SO-3 2, SO-2 1")]
    [InlineData(2, "SO-3 2, SO-2 3, SO-1 1")]
    [InlineData(0, "SO-3 2, SO-2 3, SO-1 3")]
    public void The_order_promised_last_loses_its_units_first(int counted, string lost)
    {
        var shop = Sold(StockRules.Default);
        var answer = Counted(shop, counted);
        Assert.Equal(lost, string.Join(", ", answer.Cuts.Select(cut => $"{cut.Order} {cut.Units}")));
        Assert.Equal((counted, Math.Min(8, counted), 0, 0), shop.Numbers("RING"));
        Assert.Equal(8 - Math.Min(8, counted), new[] { "SO-1", "SO-2", "SO-3" }.Sum(order => shop.Find(order)!.Lines[0].Missing.Value));
        StockJudge.Check(shop);
    }

    [Fact]
    public void The_same_count_again_takes_nothing_more()
    {
        var shop = Sold(StockRules.Default);
        Counted(shop, 5);
        var ledger = shop.Stock.LedgerOf(new("RING"));
        Assert.True(Counted(shop, 5).IsRepeat);
        Assert.Equal(ledger, shop.Stock.LedgerOf(new("RING")));
    }

    [Fact]
    public void A_pending_order_loses_before_a_committed_one()
    {
        var shop = new Shop(StockRules.Default).With("RING", 2);
        shop.Done(Reserving("c", "SO-1", Line(1, "RING", 1)) with { PromisedFor = new(2026, 5, 9) });
        shop.Commit("SO-1");
        shop.Done(Reserving("c", "SO-2", Line(1, "RING", 1)) with { PromisedFor = new(2026, 5, 3) });
        Assert.Equal("SO-2", Counted(shop, 1).Cuts.Single().Order.Value);
    }

    [Fact]
    public void A_host_may_keep_the_shortage_or_choose_its_own_losers()
    {
        var keeping = Sold(new() { Shortfall = ShortfallPolicy.Keep });
        Assert.Empty(Counted(keeping, 5).Cuts);
        Assert.Equal((5, 8, 3, 0), keeping.Numbers("RING"));
        ShortfallPolicy first = new("first-order-first", (one, other) => string.CompareOrdinal(one.Order.Value, other.Order.Value));
        var own = Sold(new() { Shortfall = first });
        Assert.Equal(["SO-1"], Counted(own, 5).Cuts.Select(cut => cut.Order.Value));
    }

    [Theory]
    [InlineData(-3, 5, 8)]
    [InlineData(4, 12, 8)]
    public void A_correction_with_a_reason_is_in_the_ledger_and_may_make_backorders(int units, int onHand, int before)
    {
        var shop = Sold(StockRules.Default);
        var answer = (StockAnswer.Moved)shop.Do(new StockCommand.Adjust(new("a"), new("RING"), new("LAGER"), units, "broken")).Value;
        Assert.Equal(Math.Max(0, before - onHand), answer.Cuts.Sum(cut => cut.Units.Value));
        Assert.Equal(onHand, shop.At("RING").OnHand.Value);
        var entry = shop.Stock.LedgerOf(new("RING")).Single(one => one.Verb == StockVerb.Adjust);
        Assert.Equal((new Code("broken"), units), (entry.Reason, entry.OnHand));
    }

    private static StockAnswer.Moved Counted(Shop shop, int found) =>
        (StockAnswer.Moved)shop.Do(new StockCommand.Count(new("count"), new("RING"), new("LAGER"), found)).Value;

    private static Shop Sold(StockRules rules)
    {
        var shop = new Shop(rules).With("RING", 8);
        shop.Done(Reserving("c", "SO-1", Line(1, "RING", 3)) with { PromisedFor = new(2026, 5, 3) });
        shop.Done(Reserving("c", "SO-2", Line(1, "RING", 3)) with { PromisedFor = new(2026, 5, 9) });
        shop.Done(Reserving("c", "SO-3", Line(1, "RING", 2)));
        return shop;
    }
}
