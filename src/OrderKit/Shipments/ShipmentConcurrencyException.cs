namespace OrderKit.Shipments;

/// <summary>Thrown when others changed a shipment faster, five times in a row. Saying the command again later is safe.</summary>
public sealed class ShipmentConcurrencyException : Exception
{
    /// <summary>Names the shipment that was changed by others.</summary>
    /// <param name="shipment">The shipment.</param>
    public ShipmentConcurrencyException(ShipmentId shipment)
        : base($"Shipment {shipment} was changed by others {ShipmentService.AttemptsMax} times while a command was decided.") =>
        Shipment = shipment;

    /// <summary>The shipment that was changed by others.</summary>
    public ShipmentId Shipment { get; }
}
