using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>5. Of ten units three are cancelled, two lost, one returned, part refunded; then a lost one is found.</summary>
public sealed class Story05TenUnits
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Every_unit_is_somewhere_and_all_money_accounted_for_whatever_becomes_of_them(string store)
    {
        await using var shop = new StoryShop(store);

        // Given ten mugs at 129.50, delivered for 49, and a card that holds the 1344. Nothing leaves before the card does.
        await shop.WarehouseReceivesAsync(10);
        await GivenTenMugsAsync(shop);

        // When Elsa takes back three, what is held for them may be let go of.
        await shop.DoAsync(new OrderCommand.Cancel(StoryShop.Number, shop.Next(), "changed-mind", [new(1, 3)]));
        await shop.Runner.RunAsync();
        Assert.Equal((3, "0.00 - 0.00 of 955.50"), (await shop.FreeAsync(), await shop.MoneyAsync()));
        var letGo = (await shop.Orders.PaymentMovesAsync(StoryShop.Number))!.Single(m => m.Kind == PaymentMoveKind.Void).UpTo;
        Assert.Equal(new Money(388.50m, "SEK"), letGo);
        await shop.DoAsync(new OrderCommand.ReportVoided(StoryShop.Number, shop.Next(), letGo, shop.Now));

        // The other seven leave in three parcels, five, one and one, and each is captured as it leaves.
        await shop.WarehousePacksAsync();
        Assert.True((await shop.WarehouseShipsAsync(
            new(1, 2000, [new(1, 5)]), new(2, 400, [new(1, 1)]), new(3, 400, [new(1, 1)]))).IsAccepted);
        foreach (var (parcel, captured) in ((int, string)[])[(1, "696.50"), (2, "826.00"), (3, "955.50")])
        {
            await shop.CarrierTellsAsync(parcel, TrackingStatus.HandedOver);
            await shop.ProviderDoesWhatItWasAskedAsync();
            Assert.Equal($"{captured} - 0.00 of 955.50", await shop.MoneyAsync());
        }

        Assert.Equal(PaymentStatus.Captured, (await shop.OrderAsync()).PaymentStatusAt(shop.Now));
        await WhatBecomesOfThemAsync(shop);
    }

    private static async Task GivenTenMugsAsync(StoryShop shop)
    {
        Assert.True((await shop.Checkout.PurchaseAsync(
            StoryShop.Purchase(10, delivery: StoryShop.Home with { Price = new(49m, "SEK") }) with
            {
                Payment = PaymentPolicy.WhenAuthorised,
            })).IsAccepted);
        await shop.ShopConfirmsAsync();
        var early = new OrderCommand.Ship(StoryShop.Number, shop.Next(), new("SO-1-9"), []);
        Assert.Equal(RefusalReason.NotAuthorised, (await shop.Orders.HandleAsync(early)).Refusal?.Reason);
        await shop.DoAsync(new OrderCommand.ReportAuthorised(StoryShop.Number, shop.Next(), new(1_344m, "SEK"), shop.Now));
    }

    private static async Task WhatBecomesOfThemAsync(StoryShop shop)
    {
        // Five arrive, two are lost, one comes back; of the lost ones the shop lets Elsa off one at once.
        await shop.CarrierTellsAsync(1, TrackingStatus.Delivered);
        await shop.CarrierTellsAsync(2, TrackingStatus.Lost);
        await shop.CarrierTellsAsync(3, TrackingStatus.Lost);
        await shop.DoAsync(new OrderCommand.ReportReturned(StoryShop.Number, shop.Next(), StoryShop.First, [new(1, 1)], shop.Now));
        await shop.DoAsync(new OrderCommand.Refund(StoryShop.Number, shop.Next(), new(129.50m, "SEK"), "lost-in-transit"));
        Assert.Equal("4 Delivered, 1 Returned, 2 Lost, 3 Cancelled", await shop.PlacesAsync());
        Assert.Equal(OrderStatus.PartiallyDelivered, (await shop.OrderAsync()).Status);
        await shop.ProviderDoesWhatItWasAskedAsync();
        Assert.Equal("955.50 - 259.00 of 696.50", await shop.MoneyAsync());
        await shop.EverythingAgreesAsync();

        // Then the other lost one turns up at Elsa's door: it is delivered after all, and nobody pays or is paid twice.
        var shipment = await shop.CarrierTellsAsync(3, TrackingStatus.Delivered);
        Assert.IsType<TrackingContradiction.EndChanged>(Assert.Single(shipment.Tracking.Contradictions));
        Assert.Equal("5 Delivered, 1 Returned, 1 Lost, 3 Cancelled", await shop.PlacesAsync());
        Assert.Equal(OrderStatus.Completed, (await shop.DoAsync(new OrderCommand.Complete(StoryShop.Number, shop.Next()))).Status);
        Assert.All((await shop.OrderAsync()).Payment.Dues, due => Assert.Equal(0m, due.Open.Amount));
        Assert.Equal("955.50 - 259.00 of 696.50", await shop.MoneyAsync());
        await shop.EverythingAgreesAsync();
    }
}
