using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Shipments;

namespace OrderKit.Tests.Stories;

/// <summary>8. The label call times out after the carrier booked; and before it did.</summary>
public sealed class Story08TheLabelCallTimesOut
{
    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task After_the_carrier_booked_the_booking_is_found_and_made_once(string store)
    {
        await using var shop = new StoryShop(store);
        shop.Carrier.Misbehave(SimulatedTrouble.TimeOutAfterBooking);
        await GivenAPackedOrderAsync(shop);

        // The answer was lost, but the carrier knows our reference. The warehouse has its label, and asking again books nothing.
        var booked = (await shop.WarehouseShipsAsync()).Value;
        Assert.NotNull(booked.Label);
        Assert.Equal(booked.Shipment, (await shop.WarehouseShipsAsync()).Value.Shipment);
        await ThenOneParcelArrivesAsync(shop);
    }

    [Theory]
    [MemberData(nameof(StoryStores.All), MemberType = typeof(StoryStores))]
    public async Task Before_the_carrier_booked_a_person_decides_and_it_is_booked_once(string store)
    {
        await using var shop = new StoryShop(store);
        shop.Carrier.Misbehave(SimulatedTrouble.TimeOutBeforeBooking);
        await GivenAPackedOrderAsync(shop);

        // Nobody knows whether it is booked, so nobody books again by themselves, however often the button is pressed.
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await shop.WarehouseShipsAsync()).Refusal?.Reason);
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await shop.WarehouseShipsAsync()).Refusal?.Reason);
        Assert.Equal(0, shop.Carrier.BookingCount);
        await shop.EverythingAgreesAsync();

        // A person looks into it and gives the attempt up. Then it is booked.
        var open = (await shop.Shipments.FindAsync(StoryShop.First))!.Booking!;
        await shop.Shipments.HandleAsync(
            new ShipmentCommand.GiveUpBooking(shop.Next(), StoryShop.First, open.Reference, "shift-lead"));
        Assert.True((await shop.WarehouseShipsAsync()).IsAccepted);
        await ThenOneParcelArrivesAsync(shop);
    }

    private static async Task GivenAPackedOrderAsync(StoryShop shop)
    {
        await shop.WarehouseReceivesAsync(2);
        await shop.ElsaBuysAsync(2);
        await shop.ShopConfirmsAsync();
        await shop.WarehousePacksAsync();
    }

    private static async Task ThenOneParcelArrivesAsync(StoryShop shop)
    {
        Assert.Equal(1, shop.Carrier.BookingCount);
        await shop.TimePassesAsync(Duration.FromHours(30));
        await shop.CarrierIsAskedAsync();
        Assert.Equal((OrderStatus.Delivered, "2 Delivered"), ((await shop.OrderAsync()).Status, await shop.PlacesAsync()));
        Assert.Single((await shop.OrderAsync()).ShipRequests);
        await shop.EverythingAgreesAsync();
    }
}
