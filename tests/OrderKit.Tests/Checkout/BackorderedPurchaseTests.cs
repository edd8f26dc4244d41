using OrderKit.Availability;
using OrderKit.Promising;
using OrderKit.Sourcing;
using OrderKit.Tests.Processes;

namespace OrderKit.Tests.Checkout;

/// <summary>What a purchase lacks is promised against what is expected, or not sold, as the shop's policy says.</summary>
public sealed class BackorderedPurchaseTests
{
    // One is on the shelf and three come in a week; two wait already. What a purchase of so many is told.
    [Theory]
    [InlineData("never", 1, null, 0)]
    [InlineData("never", 2, RefusalReason.BackordersNotAccepted, 0)]
    [InlineData("when-dated", 2, null, 7)]
    [InlineData("when-dated", 3, RefusalReason.BackorderUndated, 0)]
    [InlineData("always", 2, null, 7)]
    [InlineData("always", 3, null, 0)]
    [InlineData("up-to", 3, null, 0)]
    [InlineData("up-to", 4, RefusalReason.BackorderLimitReached, 0)]
    public async Task A_purchase_is_promised_as_the_policy_has_it(string policy, int units, RefusalReason? refused, int day)
    {
        var shop = new BackorderTrial();
        await shop.BuyAsync("SO-1", 2);
        shop.Expect("PO-1", 7, 3);
        await shop.Service.RunAsync(BackorderTrial.Mug);
        await shop.ReceiveAsync(1);
        BackorderAcceptance[] all =
            [BackorderAcceptance.Never, BackorderAcceptance.WhenDated, BackorderAcceptance.Always, BackorderAcceptance.UpTo(4)];
        var terms = shop.Terms with { Acceptance = all.Single(one => one.Name.Value == policy) };
        var checkout = new OrderKit.Checkout.CheckoutService(
            shop.Stock, shop.Store, shop.Orders, new(new InMemory.MemoryPersonalDataKeys(), shop.Store), Duration.FromMinutes(20),
            backorders: new(shop.Waiting, shop.Supply, terms, shop.Clock));
        var bought = await checkout.PurchaseAsync(
            Trial.Buy("SO-2", "click", Trial.Line(1, units)) with { Policy = ReservePolicy.BestEffort });

        Assert.Equal(refused, bought.Refusal?.Reason);
        Assert.Equal(refused is null ? 1 : 0, await shop.HeldAsync("SO-2"));
        if (bought.IsAccepted)
        {
            Assert.Equal(day == 0 ? null : BackorderTrial.Today.PlusDays(day), bought.Value.Lines[0].ExpectedOn);
            Assert.Equal(units - 1, bought.Value.Lines[0].Backordered.Value);
        }
    }

    [Fact]
    public async Task Two_purchases_are_not_promised_the_same_units()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 3);
        shop.Expect("PO-2", 9, 3);
        Assert.Equal(BackorderTrial.Today.PlusDays(7), (await shop.BuyAsync("SO-1", 2)).ExpectedOn);
        Assert.Equal(BackorderTrial.Today.PlusDays(9), (await shop.BuyAsync("SO-2", 2)).ExpectedOn);
    }

    [Fact]
    public async Task The_same_click_again_is_told_what_is_promised_today()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 3);
        await shop.BuyAsync("SO-1", 2);
        shop.Expect("PO-1", 12, 3);
        await shop.Service.RunAsync(BackorderTrial.Mug);
        var again = (await shop.TryBuyAsync("SO-1", 2)).Value;
        Assert.True(again.IsRepeat);
        Assert.Equal(BackorderTrial.Today.PlusDays(12), again.Lines[0].ExpectedOn);
        Assert.Single((await shop.Waiting.LoadAsync(BackorderTrial.Mug)).Lines);
    }

    [Fact]
    public async Task The_reservation_knows_the_promised_day_and_takes_what_is_nearest()
    {
        var shop = new BackorderTrial();
        foreach (var place in new[] { "A", "B" })
        {
            await shop.Stock.HandleAsync(new StockCommand.Receive(shop.Next(), BackorderTrial.Mug, new(place), 5));
        }

        var checkout = new OrderKit.Checkout.CheckoutService(
            shop.Stock, shop.Store, shop.Orders, new(new InMemory.MemoryPersonalDataKeys(), shop.Store), Duration.FromMinutes(20),
            places: new Costs());
        var delivery = new DeliveryChoice("home", "postnord", new(2026, 5, 6), new(2026, 5, 8));
        Assert.True((await checkout.PurchaseAsync(Trial.Buy("SO-1", "click", Trial.Line(1, 2)) with { Delivery = delivery })).IsAccepted);
        var reservation = (await shop.Stock.FindAsync(new("SO-1")))!;
        Assert.Equal(new LocalDate(2026, 5, 8), reservation.PromisedFor);
        Assert.Equal(new LocationId("B"), reservation.Lines[0].Parts.Single().Location);
    }

    private sealed class Costs : ISourcingPlaces
    {
        public ValueTask<ValueList<SourcingPlace>> OfAsync(OrderId order, DeliveryChoice? delivery, CancellationToken cancellationToken) =>
            new(delivery?.Option.Value == "home" ? [new(new("A")) { Cost = 90 }, new(new("B")) { Cost = 10 }] : []);
    }
}
