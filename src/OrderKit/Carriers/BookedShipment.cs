using OrderKit.Shipments;

namespace OrderKit.Carriers;

/// <summary>A shipment that its carrier has booked.</summary>
/// <param name="Shipment">The shipment, its parcels with tracking numbers.</param>
/// <param name="Label">The label, for the order's envelope; null when this call brought none, as on a repeat.</param>
public sealed record BookedShipment(Shipment Shipment, LabelDocument? Label);
