using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>The stored form of every kind of event of a shipment.</summary>
internal static class ShipmentForms
{
    internal static readonly ShipmentForm[] All =
    [
        ShipmentForm.Of<ShipmentEvent.Planned>(
            "planned", (json, e) => json.Object("plan", e.Content, PlanForm.Write), from => new(from.Required("plan", PlanForm.Read))),
        ShipmentForm.Of<ShipmentEvent.BookingIntended>(
            "booking-intended", (json, e) => json.Text("reference", e.Reference), from => new(from.Text("reference"))),
        ShipmentForm.Of<ShipmentEvent.BookingConfirmed>(
            "booking-confirmed",
            (json, e) =>
            {
                Write(json, e.Reference, e.Number, e.TrackingNumbers);
                json.Object("stands", e.Tracking, TrackingForm.Write);
            },
            from => new(
                from.Text("reference"), from.Text("number"), from.Texts("numbers"), from.Required("stands", TrackingForm.Read))),
        ShipmentForm.Of<ShipmentEvent.BookingRefused>(
            "booking-refused", (json, e) => Write(json, e.Reference, "why", e.Why), from => new(from.Text("reference"), from.Code("why"))),
        ShipmentForm.Of<ShipmentEvent.BookingLeftUnknown>(
            "booking-left-unknown",
            (json, e) => Write(json, e.Reference, "why", e.Why),
            from => new(from.Text("reference"), from.Code("why"))),
        ShipmentForm.Of<ShipmentEvent.BookingGivenUp>(
            "booking-given-up",
            (json, e) => Write(json, e.Reference, "decidedBy", e.DecidedBy),
            from => new(from.Text("reference"), from.Code("decidedBy"))),
        ShipmentForm.Of<ShipmentEvent.StrayBookingFound>(
            "stray-booking-found",
            (json, e) => Write(json, e.Reference, e.Number, e.TrackingNumbers),
            from => new(from.Text("reference"), from.Text("number"), from.Texts("numbers"))),
        ShipmentForm.Of<ShipmentEvent.VoidIntended>(
            "void-intended", (json, e) => Write(json, e.Reference, e.Number, []), from => new(from.Text("reference"), from.Text("number"))),
        ShipmentForm.Of<ShipmentEvent.BookingVoided>(
            "booking-voided",
            (json, e) =>
            {
                Write(json, e.Reference, e.Number, []);
                json.Object("stands", e.Tracking, TrackingForm.Write);
            },
            from => new(from.Text("reference"), from.Text("number"), from.Required("stands", TrackingForm.Read))),
        ShipmentForm.Of<ShipmentEvent.VoidRefused>(
            "void-refused",
            (json, e) =>
            {
                Write(json, e.Reference, e.Number, []);
                json.Text("why", e.Why.Value);
            },
            from => new(from.Text("reference"), from.Text("number"), from.Code("why"))),
        ShipmentForm.Of<ShipmentEvent.Tracked>(
            "tracked",
            (json, e) =>
            {
                json.List("received", e.Received, TrackingForm.Write);
                json.Object("stands", e.Tracking, TrackingForm.Write);
            },
            from => new(from.List("received", TrackingForm.Event), from.Required("stands", TrackingForm.Read))),
        ShipmentForm.Of<ShipmentEvent.NewsArisen>(
            "news-arisen", (json, e) => NewsForm.Write(json, e.News), NewsForm.Arisen),
    ];

    private static readonly Dictionary<string, ShipmentForm> ByKind = All.ToDictionary(form => form.Kind, StringComparer.Ordinal);

    private static readonly Dictionary<Type, ShipmentForm> ByType = All.ToDictionary(form => form.Type);

    internal static ShipmentForm? Find(string kind) => ByKind.GetValueOrDefault(kind);

    internal static ShipmentForm Of(ShipmentEvent happened) =>
        ByType.TryGetValue(happened.GetType(), out var form)
            ? form
            : throw new ArgumentException($"{happened.GetType().Name} has no stored form.", nameof(happened));

    private static void Write(Utf8JsonWriter json, string reference, string number, ValueList<string> trackingNumbers)
    {
        json.Text("reference", reference);
        json.Text("number", number);
        json.Texts("numbers", trackingNumbers);
    }

    private static void Write(Utf8JsonWriter json, string reference, string name, Code word)
    {
        json.Text("reference", reference);
        json.Text(name, word.Value);
    }
}
