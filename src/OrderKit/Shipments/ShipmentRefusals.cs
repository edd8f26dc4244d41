namespace OrderKit.Shipments;

/// <summary>Every no of this room, in words: what is; what was asked; what is possible.</summary>
internal static class ShipmentRefusals
{
    internal static Refusal Unknown(ShipmentCommand command) => new(
        RefusalReason.ShipmentNotPlanned, $"No shipment {command.Shipment} exists", $"{command.GetType().Name} was asked", "Possible: Plan")
    {
        Unlocks = [new("Plan", "")],
    };

    internal static Refusal CommandIdReused(Shipment state, ShipmentCommand command) => new(
        RefusalReason.ShipmentCommandIdReused,
        $"Shipment {state.Id} has accepted another command as {command.Id}",
        $"{command.GetType().Name} was asked under the same id",
        "Possible: the same under a new id");

    internal static Refusal AlreadyPlanned(Shipment state) => new(
        RefusalReason.ShipmentAlreadyPlanned,
        $"Shipment {state.Id} exists",
        "another was planned under its id",
        "Possible: Plan under a new id");

    internal static Refusal ContentsDiffer(ShipmentCommand.Plan plan) => new(
        RefusalReason.ParcelContentsDiffer,
        $"The parcels of shipment {plan.Shipment} do not hold exactly its lines",
        "Plan was asked",
        "Possible: contents of every parcel that add up to the lines, or of none");

    internal static Refusal BookingOpen(Shipment state, Booking open) => new(
        RefusalReason.BookingOpen,
        $"Booking {open.Reference} of shipment {state.Id} has no known answer",
        "another booking was asked",
        "Possible: look it up, ConfirmBooking, RefuseBooking, GiveUpBooking")
    {
        Unlocks = [new("GiveUpBooking", open.Reference)],
    };

    internal static Refusal AlreadyBooked(Shipment state) => new(
        RefusalReason.ShipmentAlreadyBooked,
        $"Shipment {state.Id} is booked as {state.Booking!.Reference}",
        "another booking was asked",
        "Possible: IntendVoid first")
    {
        Unlocks = [new("IntendVoid", state.Booking.Reference)],
    };

    internal static Refusal BookingNotOpen(Shipment state, string reference) => new(
        RefusalReason.BookingNotOpen,
        $"The booking of shipment {state.Id} is {Describe(state.Booking)}",
        $"an answer for {reference} came",
        "Possible: an answer for an attempt of this shipment that waits for one");

    internal static Refusal NothingToGiveUp(Shipment state, string? reference) => new(
        RefusalReason.BookingNotOpen,
        $"The booking of shipment {state.Id} is {Describe(state.Booking)}",
        reference is null ? "GiveUpBooking was asked" : $"GiveUpBooking of {reference} was asked",
        "Possible: an attempt whose answer is not known");

    internal static Refusal TrackingNumbersDiffer(Shipment state, int given) => new(
        RefusalReason.TrackingNumbersDiffer,
        FormattableString.Invariant($"Shipment {state.Id} has {state.Parcels.Count} parcels"),
        FormattableString.Invariant($"{given} tracking numbers came"),
        "Possible: one per parcel, in the order of the parcels");

    internal static Refusal NotBooked(Shipment state) => new(
        RefusalReason.ShipmentNotBooked,
        $"The booking of shipment {state.Id} is {Describe(state.Booking)}",
        "IntendVoid was asked",
        "Possible: nothing, for nothing is known to be booked");

    internal static Refusal HandedOver(Shipment state) => new(
        RefusalReason.ShipmentHandedOver,
        $"The carrier has shipment {state.Id}",
        "IntendVoid was asked",
        "Possible: stop or return it with the carrier");

    private static string Describe(Booking? booking) => booking switch
    {
        null => "not begun",
        Booking.Intended => $"waiting for an answer to {booking.Reference}",
        Booking.Unknown => $"unknown for {booking.Reference}",
        Booking.Booked => $"made as {booking.Reference}",
        Booking.Refused => $"refused for {booking.Reference}",
        Booking.GivenUp => $"given up for {booking.Reference}",
        Booking.Voiding => $"being voided for {booking.Reference}",
        _ => $"voided for {booking.Reference}",
    };
}
