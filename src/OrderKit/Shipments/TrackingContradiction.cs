using NodaTime;

namespace OrderKit.Shipments;

/// <summary>Where a carrier's news contradicts its earlier news; nothing is refused, a person may want to look.</summary>
public abstract record TrackingContradiction
{
    private protected TrackingContradiction(int parcel, Instant? at) => (Parcel, At) = (parcel, at);

    /// <summary>The number of the parcel within the shipment; 0 when no parcel of the shipment is meant.</summary>
    public int Parcel { get; }

    /// <summary>When the contradicting event happened; null when that is unknown.</summary>
    public Instant? At { get; }

    /// <summary>An end followed another: delivered, then returned or lost, or the other way round. The later one stands.</summary>
    /// <param name="Parcel">The number of the parcel.</param>
    /// <param name="From">The end that stood.</param>
    /// <param name="To">The end that stands now.</param>
    /// <param name="At">When the later end happened.</param>
    public sealed record EndChanged(int Parcel, TrackingStatus From, TrackingStatus To, Instant? At) : TrackingContradiction(Parcel, At);

    /// <summary>An ordinary scan after an end. The end stands.</summary>
    /// <param name="Parcel">The number of the parcel.</param>
    /// <param name="End">The end that stood at the scan.</param>
    /// <param name="Scan">What the scan said.</param>
    /// <param name="At">When the scan happened.</param>
    public sealed record ScanAfterEnd(int Parcel, TrackingStatus End, TrackingStatus Scan, Instant? At) : TrackingContradiction(Parcel, At);

    /// <summary>The carrier took back an end where none stood.</summary>
    /// <param name="Parcel">The number of the parcel.</param>
    /// <param name="At">When it was taken back.</param>
    public sealed record RetractedNothing(int Parcel, Instant? At) : TrackingContradiction(Parcel, At);

    /// <summary>An end without a time: it counts as older than everything else, which may be wrong.</summary>
    /// <param name="Parcel">The number of the parcel.</param>
    /// <param name="End">The end.</param>
    public sealed record EndTimeUnknown(int Parcel, TrackingStatus End) : TrackingContradiction(Parcel, null);

    /// <summary>An event names a tracking number that no parcel of the shipment has; it is kept and moves nothing.</summary>
    /// <param name="TrackingNumber">The number named.</param>
    public sealed record ParcelUnknown(string TrackingNumber) : TrackingContradiction(0, null);
}
