using OrderKit.Availability;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Tailoring;

/// <summary>What users of other systems complain about when one product stands on several lines does not happen here.</summary>
public sealed class ComplaintTests
{
    private static readonly OrderId Id = new("SO-1");

    /// <summary>medusajs/medusa#16502: two lines that share an item are each checked against the same number, and both pass.</summary>
    [Fact]
    public async Task Medusa_16502_two_lines_that_share_an_item_are_checked_against_their_sum()
    {
        var shop = Engraving.Shop(3);
        var buy = Engraving.Buy("click", "Elsa", "Åke");
        var four = buy with { Lines = [.. buy.Lines.Select(l => Trial.Line(l.Number.Value, 2))] };
        Assert.Equal(NotEnoughStock, (await shop.Checkout.PurchaseAsync(four)).Refusal?.Reason);
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
    }

    /// <summary>vendurehq/vendure#1028: the second allocation of a variant that stands on two lines overwrote the first.</summary>
    [Fact]
    public async Task Vendure_1028_the_second_allocation_of_a_variant_does_not_overwrite_the_first()
    {
        var shop = Engraving.Shop(5);
        var buy = Engraving.Buy("click", "Elsa", "Åke");
        await shop.Checkout.PurchaseAsync(buy with { Lines = [Trial.Line(1, 2), Trial.Line(2, 3)] });
        await shop.AskAsync(new OrderKit.Orders.OrderCommand.Confirm(Id, new("confirm")));
        await shop.AskAsync(new OrderKit.Orders.OrderCommand.Allocate(Id, new("first"), [new(1, 2)]));
        var order = await shop.AskAsync(new OrderKit.Orders.OrderCommand.Allocate(Id, new("second"), [new(2, 3)]));
        Assert.Equal([2, 3], order.Lines.Select(l => l.Units.In(UnitPlace.Allocated)));
        Assert.Equal([2, 3], (await shop.ReservationAsync("SO-1"))!.Lines.Select(l => l.Held.Value));
    }

    /// <summary>vendurehq/vendure#2702: a variant on two lines with different custom fields bypasses the stock check.</summary>
    [Fact]
    public async Task Vendure_2702_different_custom_fields_do_not_bypass_the_stock_check()
    {
        var shop = Engraving.Shop(1);
        var order = (await shop.Checkout.PurchaseAsync(
            Engraving.Buy("click", "Elsa", "Åke", "Ida") with { Policy = ReservePolicy.BestEffort })).Value.Order;
        Assert.Equal((1, 2), (order.Units(UnitPlace.Open), order.Units(UnitPlace.Backordered)));
        Assert.Equal((1, 1, 0), shop.Shelf("MUG"));
    }

    /// <summary>umbraco/Umbraco.Commerce.Issues#72: lines merge by product, so a second inscription overwrote the first.</summary>
    [Fact]
    public async Task Umbraco_72_a_second_inscription_does_not_overwrite_the_first()
    {
        var shop = Engraving.Shop(2);
        Assert.NotEqual(
            LineIdentity.Of(new("MUG"), Engraving.Words("Elsa")), LineIdentity.Of(new("MUG"), Engraving.Words("Åke")));
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa", "Åke"));
        await Engraving.Workshop(shop).RetailorAsync(Id, new("change"), new(2, Engraving.Words("Ida")));
        Assert.Equal(["Elsa", "Ida"], [await WordsAsync(shop, 1), await WordsAsync(shop, 2)]);
    }

    /// <summary>medusajs/medusa#2757: text to print lies in a bag of anything, and the screen does not show it.</summary>
    [Fact]
    public async Task Medusa_2757_text_to_print_is_typed_and_the_workshop_sees_it()
    {
        var shop = Engraving.Shop(1);
        var tooLong = await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "more than twelve characters"));
        Assert.Equal(InstructionsInvalid, tooLong.Refusal?.Reason);
        await shop.Checkout.PurchaseAsync(Engraving.Buy("click", "Elsa"));
        var work = (await Engraving.Workshop(shop).WorkOrderAsync(Id, 1)).Value;
        Assert.Equal(("Words", "Elsa"), (work.Entries[0].Field.Label, await WordsAsync(shop, 1)));
    }

    /// <summary>medusajs/medusa#11403: an item shared by two lines deadlocked on its own lock.</summary>
    [Fact]
    public async Task Medusa_11403_an_item_shared_by_lines_and_by_buyers_does_not_deadlock()
    {
        var shop = Engraving.Shop(40);
        var buyers = Enumerable.Range(1, 20).Select(n => Task.Run(() => shop.Checkout.PurchaseAsync(
            Engraving.Buy("click", "Elsa", "Åke") with { OrderId = new($"SO-{n}") })));
        var answers = await Task.WhenAll(buyers).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(answers, a => Assert.True(a.IsAccepted));
        Assert.Equal((40, 40, 0), shop.Shelf("MUG"));
    }

    private static async Task<string> WordsAsync(Trial shop, int line)
    {
        var work = (await Engraving.Workshop(shop).WorkOrderAsync(Id, line)).Value;
        return ((InstructionValue.Text)work.Entries.Single(e => e.Field.Name == "words").Value).Value;
    }
}
