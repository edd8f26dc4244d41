using FsCheck;
using FsCheck.Fluent;
using OrderKit.Shipments;

namespace OrderKit.Tests.Shipments;

/// <summary>Scans with many ties in time, some of them without a time, of an unknown parcel, or of a status from the future.</summary>
public static class TrackingGenerators
{
    private static readonly TrackingStatus[] Statuses = [.. Enum.GetValues<TrackingStatus>(), (TrackingStatus)99];

    private static readonly string?[] Parcels = ["P1", "P1", "P1", "P2", "P2", null, "X9"];

    public static Arbitrary<TrackingEvent> Event() => Scan.ToArbitrary();

    public static Arbitrary<TrackingEvent[]> Events() => Scan.ArrayOf().ToArbitrary();

    private static Gen<TrackingEvent> Scan =>
        from status in Gen.Elements(Statuses)
        from parcel in Gen.Elements(Parcels)
        from hour in Gen.Choose(0, 9)
        from id in Gen.Choose(0, 12)
        from received in Gen.Choose(0, 99)
        select new TrackingEvent(
            parcel,
            status.ToString(),
            status,
            hour == 9 ? null : Given.Hour(hour),
            Given.Hour(received),
            id < 3 ? $"e{id}" : null);
}
