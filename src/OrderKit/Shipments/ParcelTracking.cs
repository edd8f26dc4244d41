using NodaTime;

namespace OrderKit.Shipments;

/// <summary>Where one parcel stands, after all that its carrier has said.</summary>
/// <param name="Parcel">The number of the parcel within the shipment.</param>
/// <param name="Status">The end that stands, else the latest ordinary scan, else <see cref="TrackingStatus.Unknown"/>. After a
/// retraction with no scan from hand-over on it is <see cref="TrackingStatus.HandedOver"/>: the carrier has it, where is not known.</param>
/// <param name="StatusAt">When the event that gave the status happened; null when unknown or when nothing was heard.</param>
/// <param name="IsHandedOver">Whether the carrier has had it: any scan from hand-over on proves it, an end too.</param>
/// <param name="HandedOverAt">The earliest known moment at which the carrier had it; null when no such event has a time.</param>
/// <param name="IsDelayed">Whether a delay notice stands: given, and not followed by out for delivery, ready for pickup or an end.</param>
/// <param name="IsNotified">Whether the carrier has told the receiver something, ever.</param>
/// <param name="LastHeardOf">The latest occurrence of any event, an unknown code included; null when none has a time.</param>
/// <param name="RetractedAt">When the carrier last took an end back; null when it never did or gave no time.</param>
/// <param name="Contradictions">Where the news contradicted itself, oldest first; each once.</param>
public sealed record ParcelTracking(
    int Parcel,
    TrackingStatus Status,
    Instant? StatusAt,
    bool IsHandedOver,
    Instant? HandedOverAt,
    bool IsDelayed,
    bool IsNotified,
    Instant? LastHeardOf,
    Instant? RetractedAt,
    ValueList<TrackingContradiction> Contradictions)
{
    /// <summary>The end that stands: delivered, returned or lost; null when none does.</summary>
    public TrackingStatus? End => TrackingFold.IsEnd(Status) ? Status : null;
}
