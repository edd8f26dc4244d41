using NodaTime;

namespace OrderKit.Shipments;

/// <summary>Reads one parcel's events from the oldest to the latest occurrence; the only place that knows the rules of the fold.</summary>
internal sealed class ParcelFold
{
    private readonly int parcel;
    private readonly List<TrackingContradiction> contradictions = [];
    private (TrackingStatus Status, Instant? At)? end;
    private (TrackingStatus Status, Instant? At)? scan;
    private (bool Known, Instant? At) handedOver;
    private bool isDelayed;
    private bool isNotified;
    private Instant? lastHeardOf;
    private Instant? retractedAt;

    private ParcelFold(int parcel) => this.parcel = parcel;

    internal static ParcelTracking Of(int parcel, IEnumerable<TrackingEvent> events)
    {
        var fold = new ParcelFold(parcel);
        foreach (var (at, status) in InOrder(events))
        {
            fold.Read(status, at);
        }

        return fold.Result();
    }

    // Only status and occurrence are read, so events that agree in both are interchangeable and the order is total.
    private static IEnumerable<(Instant? At, TrackingStatus Status)> InOrder(IEnumerable<TrackingEvent> events)
    {
        var known = events.Select(e => (e.EventId, e.OccurredAt, Status: Known(e.Status))).ToList();
        var named = known.Where(e => e.EventId is not null)
            .GroupBy(e => e.EventId).Select(same => same.OrderBy(e => e.OccurredAt).ThenBy(e => e.Status).Last());
        return known.Where(e => e.EventId is null).Concat(named)
            .Select(e => (e.OccurredAt, e.Status)).Distinct().OrderBy(e => e.OccurredAt).ThenBy(e => e.Status);
    }

    private static TrackingStatus Known(TrackingStatus status) => Enum.IsDefined(status) ? status : TrackingStatus.Unknown;

    private void Read(TrackingStatus status, Instant? at)
    {
        lastHeardOf = at ?? lastHeardOf;
        switch (status)
        {
            case TrackingStatus.Unknown:
                break;
            case TrackingStatus.Notified:
                isNotified = true;
                break;
            case TrackingStatus.Delayed:
                isDelayed = end is null;
                break;
            case TrackingStatus.Retracted:
                TakeBack(at);
                break;
            case TrackingStatus.Lost or TrackingStatus.Returned or TrackingStatus.Delivered:
                Finish(status, at);
                break;
            default:
                Scan(status, at);
                break;
        }
    }

    private void Scan(TrackingStatus status, Instant? at)
    {
        scan = (status, at);
        if (end is { } standing)
        {
            contradictions.Add(new TrackingContradiction.ScanAfterEnd(parcel, standing.Status, status, at));
        }

        isDelayed &= status is not (TrackingStatus.OutForDelivery or TrackingStatus.ReadyForPickup);
        HaveHandedOver(status != TrackingStatus.Registered, at);
    }

    private void Finish(TrackingStatus status, Instant? at)
    {
        if (end is { } standing && standing.Status != status)
        {
            contradictions.Add(new TrackingContradiction.EndChanged(parcel, standing.Status, status, at));
        }

        if (at is null)
        {
            contradictions.Add(new TrackingContradiction.EndTimeUnknown(parcel, status));
        }

        end = (status, at);
        isDelayed = false;
        HaveHandedOver(true, at);
    }

    private void TakeBack(Instant? at)
    {
        if (end is null)
        {
            contradictions.Add(new TrackingContradiction.RetractedNothing(parcel, at));
            return;
        }

        end = null;
        retractedAt = at;
        if (scan is null or { Status: TrackingStatus.Registered })
        {
            scan = (TrackingStatus.HandedOver, at);
        }
    }

    private void HaveHandedOver(bool proven, Instant? at)
    {
        if (proven)
        {
            handedOver = (true, handedOver.At ?? at);
        }
    }

    private ParcelTracking Result()
    {
        var (status, at) = end ?? scan ?? (TrackingStatus.Unknown, null);
        var raised = contradictions.Distinct().ToValueList();
        return new(parcel, status, at, handedOver.Known, handedOver.At, isDelayed, isNotified, lastHeardOf, retractedAt, raised);
    }
}
