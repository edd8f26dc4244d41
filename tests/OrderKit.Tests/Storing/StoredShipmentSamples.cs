using OrderKit.Shipments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Storing;

/// <summary>Events of shipments as the golden file keeps them: one of every kind with every member filled, some with hardly any.</summary>
internal static class StoredShipmentSamples
{
    private const string Reference = "S1-2";

    private static readonly Parcel Packed = new(1, 900, [new(1, 2)], "370012345")
    {
        LengthMillimetres = 300, WidthMillimetres = 200, HeightMillimetres = 100,
    };

    private static readonly ValueList<TrackingContradiction> Contradictions =
    [
        new TrackingContradiction.EndChanged(1, TrackingStatus.Lost, TrackingStatus.Delivered, Sample.At(5)),
        new TrackingContradiction.ScanAfterEnd(1, TrackingStatus.Delivered, TrackingStatus.InTransit, Sample.At(6)),
        new TrackingContradiction.RetractedNothing(2, Sample.At(7)),
        new TrackingContradiction.EndTimeUnknown(2, TrackingStatus.Returned),
        new TrackingContradiction.ParcelUnknown("370099999"),
    ];

    private static readonly TrackingFold Fold = new(
        TrackingStatus.OutForDelivery,
        [
            new(1, TrackingStatus.Delivered, Sample.At(4), true, Sample.At(1), true, true, Sample.At(6), Sample.At(3), Contradictions),
        ],
        Contradictions);

    private static readonly TrackingFold Nothing = new(
        TrackingStatus.Unknown, [new(1, TrackingStatus.Unknown, null, false, null, false, false, null, null, [])], []);

    internal static readonly ValueList<ShipmentNews> News =
    [
        new ShipmentNews.HandedOver([1, 2], [new(1, 2)], Sample.At(1)),
        new ShipmentNews.Delivered([1, 2], [new(1, 2)], Sample.At(2)),
        new ShipmentNews.Returned([1, 2], [new(1, 2)], Sample.At(3)),
        new ShipmentNews.Lost([1, 2], [new(1, 2)], Sample.At(4)),
        new ShipmentNews.Retracted([1, 2], [new(1, 2)], TrackingStatus.Delivered, Sample.At(5)),
    ];

    internal static readonly ValueList<TrackingContradiction> Contradicted = Contradictions;

    /// <summary>Every kind with every member filled.</summary>
    internal static readonly ValueList<ShipmentEvent> Full =
    [
        new ShipmentEvent.Planned(new(Sample.Id, new("STHLM"), [new(1, 2)], "recipient", "postnord", "17", [Packed])),
        new ShipmentEvent.BookingIntended(Reference),
        new ShipmentEvent.BookingConfirmed(Reference, "B-77", ["370012345", "370012346"], Fold),
        new ShipmentEvent.BookingRefused(Reference, "no-such-service"),
        new ShipmentEvent.BookingLeftUnknown(Reference, "timeout"),
        new ShipmentEvent.BookingGivenUp(Reference, "operator"),
        new ShipmentEvent.StrayBookingFound(Reference, "B-78", ["370012347"]),
        new ShipmentEvent.VoidIntended(Reference, "B-77"),
        new ShipmentEvent.BookingVoided(Reference, "B-77", Fold),
        new ShipmentEvent.VoidRefused(Reference, "B-77", "too-late"),
        new ShipmentEvent.Tracked(
            [new("370012345", "D", TrackingStatus.Delivered, Sample.At(4), Sample.At(5), "e-9", "2026-03-02T10:04:00+01:00")], Fold),
        new ShipmentEvent.NewsArisen(News[^1]),
    ];

    private static readonly ValueList<ShipmentEvent> Lean =
    [
        new ShipmentEvent.Planned(
            new(Sample.Id, new("STHLM"), [new(1, 1)], "recipient", "postnord", "17", [new(1, 1, [])])),
        new ShipmentEvent.Tracked([new(null, "", TrackingStatus.Unknown, null, Sample.At(5))], Nothing),
        .. News.Take(4).Select(news => new ShipmentEvent.NewsArisen(news)),
        new ShipmentEvent.NewsArisen(new ShipmentNews.Lost([1], [new(1, 1)], null)),
    ];

    /// <summary>All of them, recorded: with a time of their own, at once, and at a time nobody knows.</summary>
    internal static readonly ValueList<ShipmentRecord> All =
    [
        .. Full.Select(e => Recorded(e, Sample.Start - Duration.FromNanoseconds(1_234_567_891))),
        .. Lean.Select(e => Recorded(e, Sample.Start)),
        Recorded(Full[^2], null),
    ];

    private static ShipmentRecord Recorded(ShipmentEvent happened, Instant? occurredAt)
    {
        var version = happened is ShipmentEvent.Planned ? 1 : 7;
        return new(Sample.S1, version, happened, Sample.Command(version), new(0x0123456789abcdef, (ulong)version), Sample.Start,
            occurredAt);
    }
}
