using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

public sealed class BookingRulesTests
{
    // Rows: what happened to the first attempt, what is asked next, and the booking or refusal that follows.
    [Theory]
    [InlineData("", "intend", "Intended SH-1-1")]
    [InlineData("", "confirm", "306 BookingNotOpen")]
    [InlineData("", "void", "308 ShipmentNotBooked")]
    [InlineData("intend", "intend", "304 BookingOpen")]
    [InlineData("intend", "confirm", "Booked SH-1-1")]
    [InlineData("intend", "refuse", "Refused SH-1-1")]
    [InlineData("intend", "unknown", "Unknown SH-1-1")]
    [InlineData("intend", "give up", "GivenUp SH-1-1")]
    [InlineData("intend", "void", "308 ShipmentNotBooked")]
    [InlineData("intend, unknown", "intend", "304 BookingOpen")]
    [InlineData("intend, unknown", "confirm", "Booked SH-1-1")]
    [InlineData("intend, unknown", "refuse", "Refused SH-1-1")]
    [InlineData("intend, unknown", "give up", "GivenUp SH-1-1")]
    [InlineData("intend, unknown, give up", "intend", "Intended SH-1-2")]
    [InlineData("intend, unknown, give up", "confirm", "Booked SH-1-1")]
    [InlineData("intend, refuse", "intend", "Intended SH-1-2")]
    [InlineData("intend, refuse", "unknown", "306 BookingNotOpen")]
    [InlineData("intend, confirm", "intend", "305 ShipmentAlreadyBooked")]
    [InlineData("intend, confirm", "refuse", "306 BookingNotOpen")]
    [InlineData("intend, confirm", "give up", "306 BookingNotOpen")]
    [InlineData("intend, confirm", "void", "Voiding SH-1-1")]
    [InlineData("intend, confirm, scan", "void", "309 ShipmentHandedOver")]
    [InlineData("intend, confirm, void", "intend", "305 ShipmentAlreadyBooked")]
    [InlineData("intend, confirm, void", "confirm void", "Voided SH-1-1")]
    [InlineData("intend, confirm, void", "refuse void", "Booked SH-1-1")]
    [InlineData("intend, confirm, void, confirm void", "intend", "Intended SH-1-2")]
    [InlineData("intend, confirm, void, confirm void", "refuse void", "306 BookingNotOpen")]
    public void An_attempt_and_a_command_lead_to_a_booking_or_a_refusal(string before, string command, string expected)
    {
        var state = Given.After(null, Given.Planned(Given.Parcel(1)));
        foreach (var step in before.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            state = Given.After(state, Command(step, step));
        }

        var decision = ShipmentDecider.Decide(state, Command(command, "last"), Given.Start);
        Assert.Equal(expected, decision.IsAccepted
            ? $"{decision.Value.Shipment.Booking!.GetType().Name} {decision.Value.Shipment.Booking.Reference}"
            : $"{decision.Refusal.Number} {decision.Refusal.Reason}");
    }

    [Fact]
    public void A_booking_found_after_another_was_made_is_a_stray_one_and_the_made_one_stands()
    {
        var state = Given.After(
            null,
            Given.Planned(Given.Parcel(1)),
            new ShipmentCommand.IntendBooking(new("1"), Given.Id),
            new ShipmentCommand.GiveUpBooking(new("2"), Given.Id, "SH-1-1", "operator"),
            new ShipmentCommand.IntendBooking(new("3"), Given.Id),
            new ShipmentCommand.ConfirmBooking(new("4"), Given.Id, "SH-1-2", "B2", ["P2"]),
            new ShipmentCommand.ConfirmBooking(new("5"), Given.Id, "SH-1-1", "B1", ["P1"]));
        Assert.Equal(new Booking.Booked("SH-1-2", "B2"), state.Booking);
        Assert.Equal([new Booking.Booked("SH-1-1", "B1")], state.StrayBookings);
        Assert.Equal("P2", state.Parcels[0].TrackingNumber);
    }

    [Fact]
    public void Voiding_takes_the_tracking_numbers_off_the_parcels()
    {
        var state = Given.After(
            Given.Booked(1), Command("void", "v"), new ShipmentCommand.ConfirmVoid(new("w"), Given.Id, "SH-1-1"));
        Assert.Null(state.Parcels[0].TrackingNumber);
    }

    [Fact]
    public void Another_number_of_tracking_numbers_than_parcels_is_refused()
    {
        var state = Given.After(null, Given.Planned(Given.Parcel(1), Given.Parcel(2)), Command("intend", "i"));
        var decision = ShipmentDecider.Decide(state, Command("confirm", "c"), Given.Start);
        Assert.Equal(RefusalReason.TrackingNumbersDiffer, decision.Refusal?.Reason);
    }

    [Fact]
    public void A_command_for_no_shipment_is_refused() => Assert.Equal(
        RefusalReason.ShipmentNotPlanned, ShipmentDecider.Decide(null, Command("intend", "i"), Given.Start).Refusal?.Reason);

    [Fact]
    public void A_second_plan_under_one_id_is_refused() => Assert.Equal(
        RefusalReason.ShipmentAlreadyPlanned,
        ShipmentDecider.Decide(Given.Booked(1), new ShipmentCommand.Plan(new("again"), Given.Id, Given.Plan(Given.Parcel(1))), Given.Start)
            .Refusal?.Reason);

    [Fact]
    public void Contents_that_do_not_add_up_are_refused()
    {
        foreach (var parcels in new Parcel[][]
        {
            [Given.Parcel(1, new LineQuantity(1, 1))],
            [Given.Parcel(1, new LineQuantity(1, 2)), Given.Parcel(2)],
            [Given.Parcel(1, new LineQuantity(1, 2), new LineQuantity(2, 1))],
        })
        {
            Assert.Equal(
                RefusalReason.ParcelContentsDiffer, ShipmentDecider.Decide(null, Given.Planned(parcels), Given.Start).Refusal?.Reason);
        }
    }

    [Fact]
    public void A_plan_that_cannot_mean_anything_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => ShipmentDecider.Decide(null, Given.Planned(), Given.Start));
        Assert.Throws<ArgumentException>(() => ShipmentDecider.Decide(null, Given.Planned(Given.Parcel(2)), Given.Start));
    }

    [Fact]
    public void A_history_with_a_gap_is_never_repaired()
    {
        var step = ShipmentDecider.Decide(null, Given.Planned(Given.Parcel(1)), Given.Start).Value;
        Assert.Throws<InvalidOrderDataException>(() => ShipmentDecider.Replay([step.Records[0] with { Version = 2 }]));
    }

    private static ShipmentCommand Command(string name, string id) => name switch
    {
        "intend" => new ShipmentCommand.IntendBooking(new(Named(id)), Given.Id),
        "confirm" => new ShipmentCommand.ConfirmBooking(new(Named(id)), Given.Id, "SH-1-1", "B1", ["P1"]),
        "refuse" => new ShipmentCommand.RefuseBooking(new(Named(id)), Given.Id, "SH-1-1", "not-served"),
        "unknown" => new ShipmentCommand.LeaveBookingUnknown(new(Named(id)), Given.Id, "SH-1-1", "timeout"),
        "give up" => new ShipmentCommand.GiveUpBooking(new(Named(id)), Given.Id, "SH-1-1", "operator"),
        "void" => new ShipmentCommand.IntendVoid(new(Named(id)), Given.Id),
        "confirm void" => new ShipmentCommand.ConfirmVoid(new(Named(id)), Given.Id, "SH-1-1"),
        "refuse void" => new ShipmentCommand.RefuseVoid(new(Named(id)), Given.Id, "SH-1-1", "too-late"),
        _ => new ShipmentCommand.RecordTracking(new(Named(id)), Given.Id, [Given.Scan(TrackingStatus.HandedOver, 1)]),
    };

    private static string Named(string id) => id.Replace(' ', '-');
}
