using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Payments;

namespace OrderKit.Storing;

/// <summary>How the kinds of event about money are stored.</summary>
internal static class PaymentForms
{
    internal const string Policy = "payment";

    internal static readonly EventForm[] All =
    [
        Told<OrderEvent.Authorised>(
            "authorised", (json, e) => json.Time("until", e.Until),
            (from, amount) => new(amount) { Until = from.InstantOrNull("until") }),
        Told<OrderEvent.Captured>("captured", (json, e) => json.Number("due", e.Due), (from, amount) => new(amount) { Due = from.Due() }),
        Told<OrderEvent.Voided>(
            "voided", (json, e) => json.Text("authorisation", e.Authorisation?.Value),
            (from, amount) => new(amount) { Authorisation = from.Reference("authorisation") }),
        Told<OrderEvent.Expired>(
            "expired", (json, e) => json.Text("authorisation", e.Authorisation?.Value),
            (from, amount) => new(amount) { Authorisation = from.Reference("authorisation") }),
        Told<OrderEvent.PaymentFailed>(
            "payment-failed",
            (json, e) =>
            {
                json.Text("reason", e.Reason.Value);
                json.Number("due", e.Due);
            },
            (from, amount) => new(amount, from.Code("reason")) { Due = from.Due() }),
        Told<OrderEvent.Refunded>("refunded", (json, e) => json.Number("due", e.Due), (from, amount) => new(amount) { Due = from.Due() }),
        Told<OrderEvent.Disputed>(
            "disputed", (json, e) => json.Answer("won", e.IsWon), (from, amount) => new(amount, from.Answer("won"))),
        EventForm.Of<OrderEvent.RefundGranted>(
            "refund-granted",
            (json, e) =>
            {
                json.Money("amount", e.Amount);
                json.Text("reason", e.Reason.Value);
            },
            from => new(from.Money("amount"), from.Code("reason"))),
        EventForm.Of<OrderEvent.CaptureDue>(
            "capture-due", (json, e) => Write(json, e.Number, e.Amount, e.Shipment),
            from => new(from.Number(), from.Money("amount"), from.ShipmentOrNull())),
        EventForm.Of<OrderEvent.RefundDue>(
            "refund-due", (json, e) => Write(json, e.Number, e.Amount, e.Shipment),
            from => new(from.Number(), from.Money("amount"), from.ShipmentOrNull())),
        EventForm.Of<OrderEvent.DueWithdrawn>(
            "due-withdrawn", (json, e) => Write(json, e.Number, e.Amount, null), from => new(from.Number(), from.Money("amount"))),
    ];

    internal static PaymentReference? Reference(this StoredObject from, string name) =>
        from.MadeOrNull(name, text => new PaymentReference(text));

    internal static int Number(this StoredObject from) => (int)from.Whole("due", 1, int.MaxValue);

    private static int? Due(this StoredObject from) => from.GivenOrNull("due");

    private static void Write(Utf8JsonWriter json, int number, Money amount, ShipmentId? shipment)
    {
        json.Whole("due", number);
        json.Money("amount", amount);
        json.Text("shipment", shipment?.Value);
    }

    // What the provider told: amount and reference stand in all of it.
    private static EventForm Told<T>(string kind, Action<Utf8JsonWriter, T> write, Func<StoredObject, Money, T> read)
        where T : OrderEvent.PaymentReported =>
        EventForm.Of<T>(
            kind,
            (json, e) =>
            {
                json.Money("amount", e.Amount);
                write(json, e);
                json.Text("reference", e.Reference?.Value);
            },
            from => read(from, from.Money("amount")) with { Reference = from.Reference("reference") });
}
