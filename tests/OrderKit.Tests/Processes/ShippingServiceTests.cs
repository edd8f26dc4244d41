using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Carriers;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Processes;

public sealed class ShippingServiceTests : IAsyncDisposable
{
    private static readonly Recipient Elsa = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");
    private static readonly LocationId Warehouse = new("BORAS");
    private static readonly Dispatch Dispatch = new(Sample.Id, new("ship"), Sample.S1, Warehouse, [new(1, 500, [])]);

    private readonly SetClock clock = new();
    private readonly SimulatedCarrier carrier = new("sim");
    private readonly ServiceProvider services;
    private readonly OrderService orders;
    private readonly ShippingService shipping;

    public ShippingServiceTests()
    {
        var host = new ServiceCollection().AddSingleton<IClock>(clock);
        host.AddOrderKit().AddCarrier(carrier);
        services = host.BuildServiceProvider();
        orders = services.GetRequiredService<OrderService>();
        shipping = services.GetRequiredService<ShippingService>();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_dispatch_is_asked_planned_and_booked_and_moves_no_unit()
    {
        await BuyAsync();
        var booked = (await shipping.ShipAsync(Dispatch)).Value;

        Assert.IsType<Booking.Booked>(booked.Shipment.Booking);
        Assert.Equal("SIM000100000001-1", booked.Shipment.Parcels[0].TrackingNumber);
        Assert.NotNull(booked.Label);
        Assert.Equal<LineQuantity>([new(1, 2)], booked.Shipment.Plan.Lines);
        Assert.Equal("sim-home", booked.Shipment.Plan.Service);
        var order = await OrderAsync();
        Assert.Equal(2, order.Units(UnitPlace.Packed));
        Assert.Equal(Sample.S1, Assert.Single(order.ShipRequests).Shipment);
    }

    [Fact]
    public async Task The_same_dispatch_again_books_nothing_more()
    {
        await BuyAsync();
        var first = (await shipping.ShipAsync(Dispatch)).Value;
        var second = (await shipping.ShipAsync(Dispatch)).Value;

        Assert.Equal(first.Shipment, second.Shipment);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task A_call_that_timed_out_after_the_carrier_booked_is_found_and_not_booked_again()
    {
        carrier.Misbehave(SimulatedTrouble.TimeOutAfterBooking);
        await BuyAsync();

        Assert.IsType<Booking.Booked>((await shipping.ShipAsync(Dispatch)).Value.Shipment.Booking);
        Assert.True((await shipping.ShipAsync(Dispatch)).IsAccepted);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task A_call_that_timed_out_before_the_carrier_booked_stays_open_until_somebody_decides()
    {
        carrier.Misbehave(SimulatedTrouble.TimeOutBeforeBooking);
        await BuyAsync();
        for (var call = 0; call < 2; call++)
        {
            Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
            Assert.Equal(0, carrier.BookingCount);
        }

        var reference = (await ShipmentAsync()).Booking!.Reference;
        var giveUp = new ShipmentCommand.GiveUpBooking(new("give-up"), Sample.S1, reference, "operator");
        await services.GetRequiredService<ShipmentService>().HandleAsync(giveUp);
        Assert.True((await shipping.ShipAsync(Dispatch)).IsAccepted);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task A_carrier_that_was_down_may_have_booked_for_all_we_know_so_it_is_not_asked_twice()
    {
        await BuyAsync();
        carrier.GoDown();
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);

        carrier.ComeUp();
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Equal(0, carrier.BookingCount);
    }

    [Fact]
    public async Task The_carriers_no_is_told_and_the_same_dispatch_may_be_tried_again()
    {
        carrier.Misbehave(SimulatedTrouble.RefuseBooking);
        await BuyAsync();

        Assert.Equal(RefusalReason.CarrierRefusedBooking, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.True((await shipping.ShipAsync(Dispatch)).IsAccepted);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task A_retry_that_comes_after_the_booking_was_voided_does_not_book_again()
    {
        await BuyAsync();
        await shipping.ShipAsync(Dispatch);
        Assert.True((await services.GetRequiredService<BookingService>().VoidAsync(new("void"), Sample.S1)).IsAccepted);

        Assert.Equal(RefusalReason.BookingNotOpen, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Equal(0, carrier.BookingCount);
    }

    [Fact]
    public async Task A_dispatch_repeated_after_its_recall_is_refused()
    {
        carrier.Misbehave(SimulatedTrouble.RefuseBooking);
        await BuyAsync();
        await shipping.ShipAsync(Dispatch);
        await orders.HandleAsync(new OrderCommand.Recall(Sample.Id, new("recall"), Sample.S1, "no-room"));

        Assert.Equal(RefusalReason.ShipmentUnknown, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Equal(0, carrier.BookingCount);
        Assert.True((await shipping.ShipAsync(Dispatch with { Id = new("ship-2"), Shipment = Sample.S2 })).IsAccepted);
    }

    [Fact]
    public async Task Parcels_that_do_not_hold_the_lines_are_refused_and_the_right_ones_go_on_under_the_same_ids()
    {
        await BuyAsync();
        var wrong = Dispatch with { Parcels = [new(1, 500, [new(1, 1)])] };
        Assert.Equal(RefusalReason.ParcelContentsDiffer, (await shipping.ShipAsync(wrong)).Refusal?.Reason);
        Assert.True((await shipping.ShipAsync(Dispatch with { Parcels = [new(1, 500, [new(1, 2)])] })).IsAccepted);
    }

    [Fact]
    public async Task What_stands_against_it_is_told_before_anything_is_booked()
    {
        Assert.Equal(RefusalReason.OrderUnknown, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        await BuyAsync(delivery: new("store-pickup"));
        Assert.Equal(RefusalReason.NoCarrierChosen, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Empty((await OrderAsync()).ShipRequests);
    }

    [Fact]
    public async Task An_order_on_hold_or_not_confirmed_does_not_ship()
    {
        await BuyAsync(isConfirmed: false);
        Assert.Equal(RefusalReason.NotInThisStatus, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        await orders.HandleAsync(new OrderCommand.Hold(Sample.Id, new("hold"), "manual", "look"));
        Assert.Equal(RefusalReason.OnHold, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Equal(0, carrier.BookingCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_receiver_nothing_is_asked(bool wasErased)
    {
        await BuyAsync(hasReceiver: wasErased);
        if (wasErased)
        {
            Assert.True(await services.GetRequiredService<PersonalDataVault>().EraseAsync(Sample.Id));
        }

        Assert.Equal(RefusalReason.NoReceiver, (await shipping.ShipAsync(Dispatch)).Refusal?.Reason);
        Assert.Empty((await OrderAsync()).ShipRequests);
        Assert.Equal(0, carrier.BookingCount);
    }

    private async Task BuyAsync(DeliveryChoice? delivery = null, bool isConfirmed = true, bool hasReceiver = true)
    {
        await services.GetRequiredService<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("receipt"), new("MUG"), Warehouse, 5));
        var purchase = new Purchase(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2)])
        {
            Recipient = hasReceiver ? Elsa : null,
            Delivery = delivery ?? new("home", "sim", Service: "sim-home"),
        };
        Assert.True((await services.GetRequiredService<CheckoutService>().PurchaseAsync(purchase)).IsAccepted);
        if (isConfirmed)
        {
            await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
            await orders.HandleAsync(new OrderCommand.Pack(Sample.Id, new("pack"), []));
        }
    }

    private async Task<Order> OrderAsync() => (await services.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))!;

    private async Task<Shipment> ShipmentAsync() => (await services.GetRequiredService<ShipmentService>().FindAsync(Sample.S1))!;
}
