using System.Text.Json;
using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>How change documents are stored: proposed, withdrawn and applied.</summary>
internal static class ChangeForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Of<OrderEvent.ChangeProposed>(
            "change-proposed",
            (json, e) =>
            {
                json.Whole("change", e.Number);
                json.List("actions", e.Changes, ActionForms.Write);
                json.Time("expires", e.ExpiresAt);
                json.Text("envelope", e.Envelope?.KeyedHash);
            },
            from => new(from.Change(), from.List("actions", ActionForms.Read), from.Instant("expires"), from.Envelope())),
        EventForm.Of<OrderEvent.ChangeWithdrawn>(
            "change-withdrawn",
            (json, e) =>
            {
                json.Whole("change", e.Number);
                json.Text("reason", e.Reason.Value);
                json.Text("envelope", e.Envelope?.KeyedHash);
            },
            from => new(from.Change(), from.Code("reason"), from.Envelope())),
        EventForm.Of<OrderEvent.ChangeApplied>(
            "change-applied",
            (json, e) =>
            {
                json.Whole("change", e.Number);
                json.List("actions", e.Changes, ActionForms.Write);
                json.Lines("added", e.Added);
                json.Lines("waiting", e.Waiting);
                json.Text("envelope", e.Envelope?.KeyedHash);
                json.Moves(e);
            },
            from => new(
                from.Change(), from.List("actions", ActionForms.Read), from.Lines("waiting"), from.Envelope(), from.Moves())
            {
                Added = from.Lines("added"),
            }),
    ];

    internal static void Write(Utf8JsonWriter json, OrderChange.Document document)
    {
        json.Whole("change", document.Number);
        json.List("actions", document.Changes, ActionForms.Write);
        json.Time("expires", document.ExpiresAt);
    }

    internal static OrderChange.Document Document(StoredObject from) =>
        new(from.Change(), from.List("actions", ActionForms.Read), from.Instant("expires"));

    private static int Change(this StoredObject from) => (int)from.Whole("change", 1, int.MaxValue);
}
