namespace OrderKit.Shipments;

/// <summary>The rules of voiding a booking: asked for only while the sender has every parcel; the carrier's answer is a fact.</summary>
internal static class VoidRules
{
    internal static Decision<ValueList<ShipmentEvent>> Intend(Shipment state) => state.Booking switch
    {
        Booking.Booked when state.Tracking.Parcels.Any(p => p.IsHandedOver) => ShipmentRefusals.HandedOver(state),
        Booking.Booked booked => Accept(new ShipmentEvent.VoidIntended(booked.Reference, booked.Number)),
        Booking.Voiding => Accept(),
        _ => ShipmentRefusals.NotBooked(state),
    };

    internal static Decision<ValueList<ShipmentEvent>> Confirm(Shipment state, ShipmentCommand.ConfirmVoid command) => state.Booking switch
    {
        Booking.Booked booked when booked.Reference == command.Reference => Voided(state, booked.Reference, booked.Number),
        Booking.Voiding voiding when voiding.Reference == command.Reference => Voided(state, voiding.Reference, voiding.Number),
        Booking.Voided voided when voided.Reference == command.Reference => Accept(),
        _ => ShipmentRefusals.BookingNotOpen(state, command.Reference),
    };

    internal static Decision<ValueList<ShipmentEvent>> Refuse(Shipment state, ShipmentCommand.RefuseVoid command) => state.Booking switch
    {
        Booking.Voiding voiding when voiding.Reference == command.Reference =>
            Accept(new ShipmentEvent.VoidRefused(voiding.Reference, voiding.Number, command.Why)),
        Booking.Booked booked when booked.Reference == command.Reference => Accept(),
        _ => ShipmentRefusals.BookingNotOpen(state, command.Reference),
    };

    private static Decision<ValueList<ShipmentEvent>> Voided(Shipment state, string reference, string number) =>
        Accept(new ShipmentEvent.BookingVoided(reference, number, TrackingFold.Of(state.Number(null).Parcels, state.Received)));

    private static Decision<ValueList<ShipmentEvent>> Accept(params ReadOnlySpan<ShipmentEvent> events) =>
        Decision.Accept(ValueList.Create(events));
}
