namespace OrderKit.Units;

/// <summary>A shipment that was asked for and not recalled: the carrier is booked with it.</summary>
/// <remarks>Stays with the order after its units have left, as what they left by.</remarks>
/// <param name="Shipment">The shipment.</param>
/// <param name="Lines">The units that are to go with it.</param>
public sealed record ShipRequest(ShipmentId Shipment, ValueList<LineQuantity> Lines);
