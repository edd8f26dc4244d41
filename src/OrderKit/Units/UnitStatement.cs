using NodaTime;

namespace OrderKit.Units;

/// <summary>What a report has said of a shipment and a line, kept so that saying it again moves nothing.</summary>
/// <param name="Place">The place reported: Shipped, Delivered, Returned or Lost.</param>
/// <param name="IsRetraction">Whether the place was taken back rather than reached.</param>
/// <param name="Shipment">The shipment.</param>
/// <param name="Line">The line.</param>
/// <param name="Quantity">How many units it spoke of.</param>
/// <param name="OccurredAt">When it happened; null when the reporter does not know.</param>
public sealed record UnitStatement(
    UnitPlace Place,
    bool IsRetraction,
    ShipmentId Shipment,
    LineNumber Line,
    Quantity Quantity,
    Instant? OccurredAt);
