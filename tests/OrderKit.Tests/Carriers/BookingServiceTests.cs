using OrderKit.Carriers;
using OrderKit.InMemory;
using OrderKit.Shipments;
using OrderKit.Tests.Shipments;

namespace OrderKit.Tests.Carriers;

public sealed class BookingServiceTests
{
    private static readonly Recipient Anna = new("Anna Andersson", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000");

    private readonly TrialClock clock = new(Given.Start);
    private readonly SimulatedCarrier carrier = new("sim");
    private readonly ShipmentService shipments;
    private readonly BookingService booking;
    private readonly TrackingService tracking;

    public BookingServiceTests()
    {
        shipments = new(new MemoryShipmentStore(), clock);
        var carriers = new CarrierRegistry([carrier]);
        booking = new(shipments, carriers, clock);
        tracking = new(shipments, carriers, clock);
    }

    [Fact]
    public async Task A_booked_shipment_has_tracking_numbers_and_a_label_and_is_booked_once()
    {
        await PlanAsync();
        var booked = await booking.BookAsync(new("book"), Given.Id, Anna);
        Assert.IsType<Booking.Booked>(booked.Value.Shipment.Booking);
        Assert.Equal("SIM000100000001-1", booked.Value.Shipment.Parcels[0].TrackingNumber);
        Assert.Equal("zpl", booked.Value.Label!.Format.Value);

        Assert.Equal(booked.Value.Shipment, (await booking.BookAsync(new("book"), Given.Id, Anna)).Value.Shipment);
        Assert.Equal(booked.Value.Shipment, (await booking.BookAsync(new("book-2"), Given.Id, Anna)).Value.Shipment);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task When_the_call_times_out_after_the_carrier_booked_the_booking_is_found_by_reference()
    {
        carrier.Misbehave(SimulatedTrouble.TimeOutAfterBooking);
        await PlanAsync();
        var booked = await booking.BookAsync(new("book"), Given.Id, Anna);
        Assert.Equal(new Booking.Booked("SH-1-1", "SIM000100000001"), booked.Value.Shipment.Booking);
        Assert.NotNull(booked.Value.Label);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task When_the_call_times_out_before_the_carrier_booked_it_stays_an_open_question_until_somebody_decides()
    {
        carrier.Misbehave(SimulatedTrouble.TimeOutBeforeBooking);
        await PlanAsync();
        foreach (var id in new[] { "book", "book", "book-2" })
        {
            var open = await booking.BookAsync(new(id), Given.Id, Anna);
            Assert.Equal(RefusalReason.CarrierDidNotAnswer, open.Refusal?.Reason);
            Assert.Equal(new Booking.Unknown("SH-1-1", "timeout"), (await shipments.FindAsync(Given.Id))!.Booking);
            Assert.Equal(0, carrier.BookingCount);
        }

        await shipments.HandleAsync(new ShipmentCommand.GiveUpBooking(new("give-up"), Given.Id, "SH-1-1", "operator"));
        var booked = await booking.BookAsync(new("book-3"), Given.Id, Anna);
        Assert.Equal(new Booking.Booked("SH-1-2", "SIM000100000001"), booked.Value.Shipment.Booking);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task When_the_process_ended_after_the_carrier_booked_the_next_call_finds_it()
    {
        await PlanAsync();
        await shipments.HandleAsync(new ShipmentCommand.IntendBooking(new("book"), Given.Id));
        await carrier.BookAsync(new("SH-1-1", "sim-home", new("STHLM"), Anna, [Given.Parcel(1)], null, Given.Start), default);

        var booked = await booking.BookAsync(new("book"), Given.Id, Anna);
        Assert.Equal(new Booking.Booked("SH-1-1", "SIM000100000001"), booked.Value.Shipment.Booking);
        Assert.Equal(1, carrier.BookingCount);
    }

    [Fact]
    public async Task A_carrier_without_look_up_leaves_the_question_open()
    {
        var plain = new PlainCarrier();
        var service = new BookingService(shipments, new([plain]), clock);
        await shipments.HandleAsync(new ShipmentCommand.Plan(
            new("plan"), Given.Id, Given.Plan(Given.Parcel(1)) with { Carrier = plain.Code }));
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await service.BookAsync(new("book"), Given.Id, Anna)).Refusal?.Reason);
        Assert.Equal(RefusalReason.CarrierDidNotAnswer, (await service.BookAsync(new("again"), Given.Id, Anna)).Refusal?.Reason);
        Assert.Equal(1, plain.Calls);
        Assert.Equal(RefusalReason.CarrierUnsupported, (await service.VoidAsync(new("void"), Given.Id)).Refusal?.Reason);
    }

    [Fact]
    public async Task The_carriers_no_is_a_refusal_and_a_new_wish_may_book()
    {
        carrier.Misbehave(SimulatedTrouble.RefuseBooking);
        await PlanAsync();
        Assert.Equal(RefusalReason.CarrierRefusedBooking, (await booking.BookAsync(new("book"), Given.Id, Anna)).Refusal?.Reason);
        Assert.Equal(RefusalReason.CarrierRefusedBooking, (await booking.BookAsync(new("book"), Given.Id, Anna)).Refusal?.Reason);
        Assert.True((await booking.BookAsync(new("book-2"), Given.Id, Anna)).IsAccepted);
    }

    [Fact]
    public async Task An_unknown_shipment_or_carrier_is_refused_before_anything_is_stored()
    {
        Assert.Equal(RefusalReason.ShipmentNotPlanned, (await booking.BookAsync(new("book"), Given.Id, Anna)).Refusal?.Reason);
        await shipments.HandleAsync(new ShipmentCommand.Plan(
            new("plan"), Given.Id, Given.Plan(Given.Parcel(1)) with { Carrier = "nobody" }));
        Assert.Equal(RefusalReason.CarrierUnknown, (await booking.BookAsync(new("book"), Given.Id, Anna)).Refusal?.Reason);
        Assert.Null((await shipments.FindAsync(Given.Id))!.Booking);
    }

    [Fact]
    public async Task A_booking_can_be_voided_until_the_carrier_has_the_parcel()
    {
        await PlanAsync();
        await booking.BookAsync(new("book"), Given.Id, Anna);
        Assert.IsType<Booking.Voided>((await booking.VoidAsync(new("void"), Given.Id)).Value.Booking);
        Assert.IsType<Booking.Voided>((await booking.VoidAsync(new("void"), Given.Id)).Value.Booking);
        Assert.Equal(0, carrier.BookingCount);

        await booking.BookAsync(new("book-2"), Given.Id, Anna);
        clock.Now = Given.Hour(5);
        await carrier.TrackAsync([], clock.Now, default);
        Assert.Equal(RefusalReason.CarrierRefusedVoid, (await booking.VoidAsync(new("void-2"), Given.Id)).Refusal?.Reason);
        Assert.IsType<Booking.Booked>((await shipments.FindAsync(Given.Id))!.Booking);

        await tracking.PullAsync(new("pull"), Given.Id);
        Assert.Equal(RefusalReason.ShipmentHandedOver, (await booking.VoidAsync(new("void-3"), Given.Id)).Refusal?.Reason);
    }

    [Fact]
    public async Task A_void_without_an_answer_may_be_asked_again()
    {
        await PlanAsync();
        await booking.BookAsync(new("book"), Given.Id, Anna);
        carrier.GoDown();
        await Assert.ThrowsAsync<CarrierException>(() => booking.VoidAsync(new("void"), Given.Id));
        carrier.ComeUp();
        Assert.IsType<Booking.Voided>((await booking.VoidAsync(new("void"), Given.Id)).Value.Booking);
    }

    [Theory]
    [InlineData(SimulatedTrouble.None, TrackingStatus.Delivered, 0)]
    [InlineData(SimulatedTrouble.BeLate, TrackingStatus.Delivered, 0)]
    [InlineData(SimulatedTrouble.Lose, TrackingStatus.Lost, 0)]
    [InlineData(SimulatedTrouble.Return, TrackingStatus.Returned, 0)]
    [InlineData(SimulatedTrouble.RetractDelivery, TrackingStatus.Delivered, 1)]
    public async Task Asking_every_hour_or_once_tells_the_same_end(SimulatedTrouble trouble, TrackingStatus end, int contradictions)
    {
        carrier.Misbehave(trouble);
        await PlanAsync();
        await booking.BookAsync(new("book"), Given.Id, Anna);
        for (var hour = 0; hour <= 240; hour++)
        {
            clock.Now = Given.Hour(hour);
            await tracking.PullAsync(new($"pull-{hour}"), Given.Id);
        }

        var shipment = (await shipments.FindAsync(Given.Id))!;
        Assert.Equal(end, shipment.Tracking.Status);
        Assert.Equal(contradictions, shipment.Tracking.Contradictions.Count);
        var atOnce = await carrier.TrackAsync(["SIM000100000001-1"], clock.Now, default);
        Assert.Equal(shipment.Tracking, TrackingFold.Of(shipment.Parcels, atOnce));
        Assert.Equal(end == TrackingStatus.Delivered && trouble == SimulatedTrouble.RetractDelivery ? 4 : 2, shipment.News.Count);
    }

    private async Task PlanAsync() => Assert.True((await shipments.HandleAsync(Given.Planned(Given.Parcel(1)))).IsAccepted);

    /// <summary>A carrier that can only book, and whose answers never come.</summary>
    private sealed class PlainCarrier : ICarrierBooking
    {
        internal int Calls { get; private set; }

        public Code Code => "plain";

        public string Name => "Plain";

        public Task<BookingAnswer> BookAsync(BookingRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            throw new CarrierException(Code, "timeout", isTransient: true);
        }
    }
}
