using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>What a carrier said of a stored shipment, and where the shipment and its parcels stand by it.</summary>
internal static class TrackingForm
{
    internal static void Write(Utf8JsonWriter json, TrackingEvent tracking)
    {
        json.Text("tracking", tracking.TrackingNumber);
        json.Text("code", tracking.Code);
        json.Word<TrackingStatus>("status", tracking.Status);
        json.Time("occurred", tracking.OccurredAt);
        json.Time("received", tracking.ReceivedAt);
        json.Text("event", tracking.EventId);
        json.Text("served", tracking.TimeAsServed);
    }

    internal static TrackingEvent Event(StoredObject from) => new(
        from.TextOrNull("tracking"), from.Text("code"), from.KnownWord<TrackingStatus>("status"), from.InstantOrNull("occurred"),
        from.Instant("received"), from.TextOrNull("event"), from.TextOrNull("served"));

    internal static void Write(Utf8JsonWriter json, TrackingFold fold)
    {
        json.Word<TrackingStatus>("status", fold.Status);
        json.List("parcels", fold.Parcels, Write);
        json.List("contradictions", fold.Contradictions, ContradictionForm.Write);
    }

    internal static TrackingFold Read(StoredObject from) => new(
        from.KnownWord<TrackingStatus>("status"), from.List("parcels", Parcel), from.List("contradictions", ContradictionForm.Read));

    private static void Write(Utf8JsonWriter json, ParcelTracking parcel)
    {
        json.Whole("parcel", parcel.Parcel);
        json.Word<TrackingStatus>("status", parcel.Status);
        json.Time("since", parcel.StatusAt);
        json.Flag("handedOver", parcel.IsHandedOver);
        json.Time("handedOverAt", parcel.HandedOverAt);
        json.Flag("delayed", parcel.IsDelayed);
        json.Flag("notified", parcel.IsNotified);
        json.Time("lastHeardOf", parcel.LastHeardOf);
        json.Time("retracted", parcel.RetractedAt);
        json.List("contradictions", parcel.Contradictions, ContradictionForm.Write);
    }

    private static ParcelTracking Parcel(StoredObject from) => new(
        from.Given("parcel"),
        from.KnownWord<TrackingStatus>("status"),
        from.InstantOrNull("since"),
        from.Flag("handedOver"),
        from.InstantOrNull("handedOverAt"),
        from.Flag("delayed"),
        from.Flag("notified"),
        from.InstantOrNull("lastHeardOf"),
        from.InstantOrNull("retracted"),
        from.List("contradictions", ContradictionForm.Read));
}
