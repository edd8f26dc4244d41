using NodaTime;

namespace OrderKit.Shipments;

/// <summary>An event of a shipment with its stamp: what a store keeps.</summary>
/// <param name="Shipment">The shipment.</param>
/// <param name="Version">Its place in the shipment's history, 1 for the first, without gaps.</param>
/// <param name="Event">What happened.</param>
/// <param name="Command">The command that led to it.</param>
/// <param name="Content">The fingerprint of that command's content.</param>
/// <param name="RecordedAt">When it was decided.</param>
/// <param name="OccurredAt">When it happened: for news of the carrier its own time, null when it gave none; else the same as
/// recorded.</param>
public sealed record ShipmentRecord(
    ShipmentId Shipment,
    long Version,
    ShipmentEvent Event,
    CommandId Command,
    ContentHash Content,
    Instant RecordedAt,
    Instant? OccurredAt);
