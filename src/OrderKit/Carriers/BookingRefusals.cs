using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>Every no of booking and voiding, in words: what is; what was asked; what is possible.</summary>
internal static class BookingRefusals
{
    internal static Refusal NoShipment(ShipmentId shipment) => new(
        RefusalReason.ShipmentNotPlanned, $"No shipment {shipment} exists", "its carrier was to be asked", "Possible: Plan")
    {
        Unlocks = [new("Plan", "")],
    };

    internal static Refusal NothingOpen(Shipment shipment) => new(
        RefusalReason.BookingNotOpen,
        $"No booking of shipment {shipment.Id} waits for an answer",
        "what became of it was asked",
        "Possible: book under a new command id");

    internal static Refusal CarrierRefused(Shipment shipment, Code why) => new(
        RefusalReason.CarrierRefusedBooking,
        $"Carrier {shipment.Plan.Carrier} refused booking {shipment.Booking!.Reference}: {why}",
        "a booking was asked",
        "Possible: change what the carrier refused, then book under a new command id");

    internal static Refusal NoAnswer(Shipment shipment) => new(
        RefusalReason.CarrierDidNotAnswer,
        $"Carrier {shipment.Plan.Carrier} may have booked {shipment.Booking!.Reference} or not",
        "a booking was asked",
        "Possible: look again later, or GiveUpBooking by somebody who knows")
    {
        Unlocks = [new("FindOut", shipment.Booking.Reference), new("GiveUpBooking", shipment.Booking.Reference)],
    };

    internal static Refusal VoidRefused(Shipment shipment, Code why) => new(
        RefusalReason.CarrierRefusedVoid,
        $"Carrier {shipment.Plan.Carrier} lets booking {shipment.Booking!.Reference} stand: {why}",
        "voiding it was asked",
        "Possible: do not hand the parcels over, or ask again under a new command id");
}
