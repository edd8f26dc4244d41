namespace OrderKit.Shipments;

/// <summary>Every request there is of a planned shipment, asked of the rules that decide it.</summary>
internal static class ShipmentMoves
{
    internal static ValueList<ShipmentMove> Of(Shipment shipment) =>
    [
        new(nameof(ShipmentCommand.Plan), ShipmentRefusals.AlreadyPlanned(shipment)),
        new(nameof(ShipmentCommand.IntendBooking), BookingRules.Intend(shipment).Refusal),
        new(nameof(ShipmentCommand.GiveUpBooking), BookingRules.GiveUpRefusal(shipment, shipment.Booking?.Reference)),
        new(nameof(ShipmentCommand.IntendVoid), VoidRules.Intend(shipment).Refusal),
    ];
}
