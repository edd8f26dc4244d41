using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>5. Of ten units three are cancelled, two lost, one returned, part refunded; then a lost one is found. What is refunded is
/// told here once payments are known.</summary>
public sealed class Story05TenUnits
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Every_unit_is_somewhere_whatever_becomes_of_it(string store)
    {
        await using var shop = new StoryShop(store);

        // Given ten mugs ordered, Elsa takes back three before they are packed.
        await shop.WarehouseReceivesAsync(10);
        await shop.ElsaBuysAsync(10);
        await shop.ShopConfirmsAsync();
        await shop.DoAsync(new OrderCommand.Cancel(StoryShop.Number, shop.Next(), "changed-mind", [new(1, 3)]));
        await shop.Runner.RunAsync();
        Assert.Equal(3, await shop.FreeAsync());

        // The other seven leave in three parcels: five, one and one.
        await shop.WarehousePacksAsync();
        Assert.True((await shop.WarehouseShipsAsync(
            new(1, 2000, [new(1, 5)]), new(2, 400, [new(1, 1)]), new(3, 400, [new(1, 1)]))).IsAccepted);
        foreach (var parcel in (int[])[1, 2, 3])
        {
            await shop.CarrierTellsAsync(parcel, TrackingStatus.HandedOver);
        }

        // When five arrive, two are lost and one comes back,
        await shop.CarrierTellsAsync(1, TrackingStatus.Delivered);
        await shop.CarrierTellsAsync(2, TrackingStatus.Lost);
        await shop.CarrierTellsAsync(3, TrackingStatus.Lost);
        await shop.DoAsync(new OrderCommand.ReportReturned(StoryShop.Number, shop.Next(), StoryShop.First, [new(1, 1)], shop.Now));
        Assert.Equal("4 Delivered, 1 Returned, 2 Lost, 3 Cancelled", await shop.PlacesAsync());
        Assert.Equal(OrderStatus.PartiallyDelivered, (await shop.OrderAsync()).Status);
        await shop.EverythingAgreesAsync();

        // and one of the lost two turns up at Elsa's door, it is delivered after all, and the order can be closed.
        var shipment = await shop.CarrierTellsAsync(3, TrackingStatus.Delivered);
        Assert.IsType<TrackingContradiction.EndChanged>(Assert.Single(shipment.Tracking.Contradictions));
        Assert.Equal("5 Delivered, 1 Returned, 1 Lost, 3 Cancelled", await shop.PlacesAsync());
        Assert.Equal(OrderStatus.Completed, (await shop.DoAsync(new OrderCommand.Complete(StoryShop.Number, shop.Next()))).Status);
        await shop.EverythingAgreesAsync();
    }
}
