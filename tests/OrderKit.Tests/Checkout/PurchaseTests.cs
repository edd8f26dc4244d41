using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Availability;
using OrderKit.Units;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Checkout;

public sealed class PurchaseTests
{
    private readonly Trial shop = new Trial().With("MUG", 3).With("TEA", 1);

    [Fact]
    public async Task What_is_in_stock_is_reserved_for_good_and_the_receipt_says_so()
    {
        var receipt = (await shop.PurchaseAsync("SO-1", "click", Line(1, 2), Line(2, 1, "TEA"))).Value;

        Assert.Equal(OrderStatus.Placed, receipt.Order.Status);
        Assert.Equal<PurchaseReceipt.Line>([new(1, 2, 0), new(2, 1, 0)], receipt.Lines);
        Assert.False(receipt.IsRepeat);
        Assert.Equal(ReservationStatus.Committed, (await shop.ReservationAsync("SO-1"))!.Status);
        await shop.ExpireAsync();
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));
        Assert.Equal((1, 1, 0), shop.Shelf("TEA"));
    }

    [Fact]
    public async Task All_or_nothing_is_refused_with_what_is_possible_and_reserves_nothing()
    {
        var refusal = (await shop.PurchaseAsync("SO-1", "click", Line(1, 4), Line(2, 1, "TEA"))).Refusal!;

        Assert.Equal(RefusalReason.NotEnoughStock, refusal.Reason);
        Assert.Equal("Reserve", refusal.Unlocks[0].Action);
        Assert.Equal("3 of MUG", refusal.Unlocks[0].Subject);
        Assert.Null(await shop.OrderAsync("SO-1"));
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
        Assert.Equal((1, 0, 1), shop.Shelf("TEA"));
    }

    [Fact]
    public async Task A_best_effort_sells_what_is_missing_as_a_backorder_on_the_line()
    {
        var receipt = (await shop.BestEffortAsync("SO-1", "click", Line(1, 5), Line(2, 1, "TEA"))).Value;

        Assert.Equal<PurchaseReceipt.Line>([new(1, 3, 2), new(2, 1, 0)], receipt.Lines);
        Assert.Equal(2, receipt.Order.Line(1)!.Terms.Backordered.Value);
        Assert.Equal(new(Open: 3, Backordered: 2), receipt.Order.Line(1)!.Units);
        Assert.Equal((3, 3, 0), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task A_best_effort_with_nothing_in_stock_is_a_backorder_and_holds_nothing()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 1, "TEA"));
        var receipt = (await shop.BestEffortAsync("SO-2", "click", Line(1, 2, "TEA"))).Value;

        Assert.Equal<PurchaseReceipt.Line>([new(1, 0, 2)], receipt.Lines);
        Assert.Empty(await shop.RunAsync());
        Assert.Equal(0, await shop.HeldAsync("SO-2"));
    }

    [Fact]
    public async Task Two_lines_of_one_sku_with_one_unit_are_counted_together()
    {
        var refused = await shop.PurchaseAsync("SO-1", "click", Line(1, 1, "TEA"), Line(2, 1, "TEA"));
        Assert.Equal(RefusalReason.NotEnoughStock, refused.Refusal?.Reason);

        var receipt = (await shop.BestEffortAsync("SO-2", "click", Line(1, 1, "TEA"), Line(2, 1, "TEA"))).Value;
        Assert.Equal(1, receipt.Lines.Sum(l => l.InStock.Value));
        Assert.Equal(1, receipt.Lines.Sum(l => l.Backordered.Value));
        Assert.Equal((1, 1, 0), shop.Shelf("TEA"));
    }

    [Fact]
    public async Task Charges_need_no_stock_alone_or_beside_goods()
    {
        var alone = (await shop.PurchaseAsync("SO-1", "click", Charge(1))).Value;
        Assert.Equal<PurchaseReceipt.Line>([new(1, 1, 0)], alone.Lines);
        Assert.Null(await shop.ReservationAsync("SO-1"));

        await shop.PurchaseAsync("SO-2", "click", Line(1, 1), Charge(2));
        Assert.Equal<LineNumber>([1], (await shop.ReservationAsync("SO-2"))!.Lines.Select(l => l.Line));
        await shop.AskAsync(new OrderCommand.Cancel(new("SO-2"), new("cancel"), "changed-mind", []));
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
    }

    [Theory]
    [InlineData(RefusalReason.NoLines)]
    [InlineData(RefusalReason.LineTwice)]
    [InlineData(RefusalReason.QuantityZero)]
    [InlineData(RefusalReason.CurrencyMixed)]
    [InlineData(RefusalReason.SkuNotStocked)]
    public async Task A_malformed_purchase_takes_no_stock(RefusalReason reason)
    {
        LineTerms[] lines = reason switch
        {
            RefusalReason.NoLines => [],
            RefusalReason.LineTwice => [Line(1, 1), Line(1, 1, "TEA")],
            RefusalReason.QuantityZero => [Line(1, 1), Line(2, 0)],
            RefusalReason.CurrencyMixed => [Line(1, 1), Line(2, 1) with { Price = LinePrice.Of(new(1m, "EUR"), 1) }],
            _ => [Line(1, 1), Line(2, 1, "NOBODY-HAS-IT")],
        };

        Assert.Equal(reason, (await shop.BestEffortAsync("SO-1", "click", lines)).Refusal?.Reason);
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
        Assert.Null(await shop.OrderAsync("SO-1"));
        Assert.Null(await shop.Keys.FindAsync(new("SO-1"), default));
    }

    [Fact]
    public async Task What_is_backordered_is_not_for_the_caller_to_say() =>
        await Assert.ThrowsAsync<ArgumentException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2) with { Backordered = 1 }));

    [Fact]
    public async Task Goods_for_one_store_come_from_that_store()
    {
        var fromElsewhere = Buy("SO-1", "click", Line(1, 1)) with { From = [new("BUTIK")] };
        Assert.Equal(RefusalReason.NotEnoughStock, (await shop.Checkout.PurchaseAsync(fromElsewhere)).Refusal?.Reason);
        Assert.True((await shop.Checkout.PurchaseAsync(fromElsewhere with { From = [Warehouse] })).IsAccepted);
        Assert.Equal(1, (await shop.OrderAsync("SO-1"))!.Units(UnitPlace.Open));
    }
}
