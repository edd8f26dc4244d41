using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Promising;
using OrderKit.Tests.Processes;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Checkout;

/// <summary>What is sold before its release: shown, sold up to its limit for the day, and served on it.</summary>
public sealed class PreOrderTests
{
    private static readonly LocalDate Release = Today.PlusDays(9);

    [Theory]
    [InlineData(ReservePolicy.AllOrNothing)]
    [InlineData(ReservePolicy.BestEffort)]
    public async Task An_article_before_its_release_is_shown_sold_for_the_day_and_leaves_no_shelf(ReservePolicy policy)
    {
        var shop = Announced(5);
        await shop.ReceiveAsync(8);
        Assert.Equal("PreOrder PreOrderOpen 5 +9", await ShownAsync(shop, 2));

        var click = Trial.Buy("SO-1", "click", Trial.Line(1, 2)) with { Policy = policy };
        var line = (await shop.Checkout.PurchaseAsync(click)).Value.Lines[0];
        Assert.Equal((0, 2, Release), (line.InStock.Value, line.Backordered.Value, line.ExpectedOn));
        Assert.Equal(Release, (await shop.OrderAsync("SO-1")).Line(1)!.Terms.BackorderedUntil);
        await shop.Service.RunAsync(Mug);
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-1"));
        Assert.Equal(0, shop.Shelf.Reserved.Value);
        Assert.Empty(await shop.PromisedAsync("SO-1"));
        Assert.Equal("PreOrder PreOrderOpen 3 +9", await ShownAsync(shop, 2));
        Assert.Equal("NotAvailable PreOrderFull 3", await ShownAsync(shop, 4));
    }

    // Five may be sold, one of them was in a shop of bricks. Who buys how many in turn, and what is said.
    [Theory]
    [InlineData("3+ 1+ 1-0")]
    [InlineData("3+ 2-1 1+ 1-0")]
    [InlineData("5-4 4+ 1-0")]
    [InlineData("1+ 1+ 1+ 1+ 1-0")]
    public async Task No_more_are_sold_than_the_limit_and_a_refusal_says_how_many_are_left(string buyers)
    {
        var shop = new BackorderTrial();
        shop.PreOrders.Announce(Mug, new(Release, 5, 1));
        foreach (var (buyer, at) in buyers.Split(' ').Select((buyer, at) => (buyer, at)))
        {
            var bought = await shop.TryBuyAsync($"SO-{at}", buyer[0] - '0');
            Assert.Equal(buyer[1] == '+', bought.IsAccepted);
            if (!bought.IsAccepted)
            {
                Assert.Equal(
                    (RefusalReason.PreOrderFull, $"Possible: up to {buyer[2]}"), (bought.Refusal.Reason, bought.Refusal.Possible));
                Assert.Null(await shop.Store.LoadAsync(new($"SO-{at}"), default));
            }
        }

        Assert.Equal(4, await shop.ListedAsync());
    }

    [Fact]
    public async Task Calling_off_gives_the_place_back()
    {
        var shop = Announced(5);
        await shop.BuyAsync("SO-1", 5);
        Assert.False((await shop.TryBuyAsync("SO-2", 1)).IsAccepted);
        await shop.CancelAsync("SO-1", [new(1, 2)]);
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.True((await shop.TryBuyAsync("SO-3", 2)).IsAccepted);
        Assert.False((await shop.TryBuyAsync("SO-4", 1)).IsAccepted);
        await shop.CancelAsync("SO-1");
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal("PreOrder PreOrderOpen 3 +9", await ShownAsync(shop, 1));
    }

    [Fact]
    public async Task On_the_day_of_the_release_those_who_waited_are_served_first_come_first_served()
    {
        var shop = Announced(5);
        await shop.ReceiveAsync(3);
        await shop.BuyAsync("SO-1", 3);
        await shop.BuyAsync("SO-2", 2);
        await shop.Rounds.RunAsync(default);
        Assert.Equal((0, 3), await shop.UnitsAsync("SO-1"));

        shop.Clock.Now += Duration.FromDays(9);
        shop.Expect("PO-1", 12, 2);
        Assert.Equal(1, (await shop.Rounds.RunAsync(default)).Done);
        Assert.Equal((3, 0), await shop.UnitsAsync("SO-1"));
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-2"));
        var late = Assert.Single(await shop.PromisedAsync("SO-2"));
        Assert.Equal((Release, Today.PlusDays(12)), (late.Before, late.Date));
        Assert.Equal("BackOn Receipts 0 +3", await ShownAsync(shop, 1));
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    [Theory]
    [InlineData(20, "receipt-late")]
    [InlineData(4, "earlier")]
    public async Task A_release_on_another_day_promises_everyone_anew(int days, string cause)
    {
        var shop = Announced(5);
        await shop.BuyAsync("SO-1", 2);
        await shop.Rounds.RunAsync(default);
        shop.PreOrders.Announce(Mug, new(Today.PlusDays(days), 5, 0));
        shop.Clock.Now += Duration.FromMinutes(1);
        await shop.Rounds.RunAsync(default);
        var told = Assert.Single(await shop.PromisedAsync("SO-1"));
        Assert.Equal((Release, Today.PlusDays(days), cause), (told.Before, told.Date, told.Cause.Value));
    }

    [Fact]
    public async Task What_else_is_bought_comes_from_the_shelf_and_a_refusal_gives_it_back()
    {
        var (shop, tea) = (Announced(3), new Sku("TEA"));
        await shop.Stock.HandleAsync(new StockCommand.Receive(shop.Next(), tea, Lager, 5));
        Purchase Both(string order, int mugs) => Trial.Buy(order, $"click-{order}", Trial.Line(1, mugs), Trial.Line(2, 2, "TEA"));
        var bought = (await shop.Checkout.PurchaseAsync(Both("SO-1", 2))).Value;
        Assert.Equal([(0, 2), (2, 0)], bought.Lines.Select(line => (line.InStock.Value, line.Backordered.Value)));
        Assert.False((await shop.Checkout.PurchaseAsync(Both("SO-2", 2))).IsAccepted);
        Assert.Equal(2, shop.Stock.PositionsOf(tea).Single().Reserved.Value);
        Assert.Equal(2, await shop.ListedAsync());
    }

    [Fact]
    public async Task An_article_that_lies_nowhere_yet_is_shown_and_sold()
    {
        var (shop, book) = (new BackorderTrial(), new Sku("BOOK"));
        Assert.Equal(AvailabilityReason.NotSoldHere, (await shop.Availability.AnswerAsync(book, new(1))).Reason);
        shop.PreOrders.Announce(book, new(Release, 1, 0));
        Assert.Equal(DisplayState.PreOrder, (await shop.Availability.AnswerAsync(book, new(1))).State);
        Assert.True((await shop.Checkout.PurchaseAsync(Trial.Buy("SO-1", "click", Trial.Line(1, 1, "BOOK")))).IsAccepted);
        Assert.Equal(AvailabilityReason.PreOrderFull, (await shop.Availability.AnswerAsync(book, new(1))).Reason);
        shop.PreOrders.Announce(book, null);
        Assert.Equal(AvailabilityReason.NotSoldHere, (await shop.Availability.AnswerAsync(book, new(1))).Reason);
    }

    // Two are ordered of five; the change to so many is applied or refused, and so many stand on the list afterwards.
    [Theory]
    [InlineData(5, null, 5)]
    [InlineData(6, RefusalReason.PreOrderFull, 2)]
    public async Task A_change_takes_places_as_a_purchase_does(int units, RefusalReason? refused, int listed)
    {
        var shop = Announced(5);
        await shop.BuyAsync("SO-1", 2);
        var door = new ChangeService(
            shop.Store, OrderRules.Default, shop.Orders, shop.Stock, new(new InMemory.MemoryPersonalDataKeys(), shop.Store), shop.Clock,
            Duration.FromMinutes(20), backorders: shop.Promises);
        await door.ProposeAsync(new(
            new("SO-1"), shop.Next(), [new OrderChange.SetQuantity(1, units, Trial.Line(1, units).Price)], Duration.FromHours(1)));
        var version = (await shop.OrderAsync("SO-1")).Version;
        var applied = await door.ApplyAsync(new("SO-1"), shop.Next(), 1, version);
        Assert.Equal(refused, applied.Refusal?.Reason);
        Assert.Equal((0, listed), await shop.UnitsAsync("SO-1"));
        Assert.Equal(listed, await shop.ListedAsync());
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal("SO-1", Assert.Single((await shop.Waiting.LoadAsync(Mug)).Lines).Order.Value);
        Assert.Equal((0, listed), await shop.UnitsAsync("SO-1"));
    }

    private static BackorderTrial Announced(int limit)
    {
        var shop = new BackorderTrial();
        shop.PreOrders.Announce(Mug, new(Release, limit, 0));
        return shop;
    }

    private static async Task<string> ShownAsync(BackorderTrial shop, int wanted)
    {
        var answer = await shop.Availability.AnswerAsync(Mug, new(wanted));
        return $"{answer.State} {answer.Reason} {answer.Quantity}{(answer.Earliest is null ? "" : $" +{answer.InDays}")}";
    }
}
