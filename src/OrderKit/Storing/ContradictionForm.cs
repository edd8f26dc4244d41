using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>Where a carrier contradicted itself about a stored shipment, a word for each kind.</summary>
internal static class ContradictionForm
{
    internal static void Write(Utf8JsonWriter json, TrackingContradiction contradiction)
    {
        json.Text("how", Kind(contradiction));
        json.Whole("parcel", contradiction.Parcel);
        switch (contradiction)
        {
            case TrackingContradiction.EndChanged changed:
                json.Word<TrackingStatus>("from", changed.From);
                json.Word<TrackingStatus>("to", changed.To);
                break;
            case TrackingContradiction.ScanAfterEnd scan:
                json.Word<TrackingStatus>("end", scan.End);
                json.Word<TrackingStatus>("scan", scan.Scan);
                break;
            case TrackingContradiction.EndTimeUnknown unknown:
                json.Word<TrackingStatus>("end", unknown.End);
                break;
            case TrackingContradiction.ParcelUnknown stranger:
                json.Text("tracking", stranger.TrackingNumber);
                break;
        }

        json.Time("at", contradiction.At);
    }

    internal static TrackingContradiction Read(StoredObject from)
    {
        var (how, parcel) = (from.Text("how"), from.Given("parcel"));
        return how switch
        {
            "end-changed" => new TrackingContradiction.EndChanged(
                parcel, from.KnownWord<TrackingStatus>("from"), from.KnownWord<TrackingStatus>("to"), from.InstantOrNull("at")),
            "scan-after-end" => new TrackingContradiction.ScanAfterEnd(
                parcel, from.KnownWord<TrackingStatus>("end"), from.KnownWord<TrackingStatus>("scan"), from.InstantOrNull("at")),
            "retracted-nothing" => new TrackingContradiction.RetractedNothing(parcel, from.InstantOrNull("at")),
            "end-time-unknown" => new TrackingContradiction.EndTimeUnknown(parcel, from.KnownWord<TrackingStatus>("end")),
            "parcel-unknown" => new TrackingContradiction.ParcelUnknown(from.Text("tracking")),
            _ => throw from.Fault("how", "is a word this version does not know"),
        };
    }

    private static string Kind(TrackingContradiction contradiction) => contradiction switch
    {
        TrackingContradiction.EndChanged => "end-changed",
        TrackingContradiction.ScanAfterEnd => "scan-after-end",
        TrackingContradiction.RetractedNothing => "retracted-nothing",
        TrackingContradiction.EndTimeUnknown => "end-time-unknown",
        TrackingContradiction.ParcelUnknown => "parcel-unknown",
        _ => throw new ArgumentException($"{contradiction.GetType().Name} has no stored form.", nameof(contradiction)),
    };
}
