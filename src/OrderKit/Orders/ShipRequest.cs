namespace OrderKit.Orders;

/// <summary>A shipment that was asked for: the carrier is booked with it, the units have not all left yet.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Lines">The units that are to go with it.</param>
public sealed record ShipRequest(ShipmentId Shipment, ValueList<LineQuantity> Lines);
