namespace OrderKit.Shipments;

/// <summary>Units of one order line that travel in a shipment or in one parcel of it.</summary>
/// <param name="Line">The order line.</param>
/// <param name="Quantity">The units, 1 or more where a shipment is planned.</param>
public sealed record ShipmentLine(LineNumber Line, Quantity Quantity);
