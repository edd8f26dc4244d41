using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>How the kinds of event that move no units are stored.</summary>
internal static class FactForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Bare("confirmed", new OrderEvent.Confirmed()),
        EventForm.Bare("completed", new OrderEvent.Completed()),
        EventForm.Of<OrderEvent.Held>(
            "held",
            (json, e) =>
            {
                json.Whole("hold", e.Number);
                json.Text("type", e.Type.Value);
                json.Whole("line", e.Line?.Value ?? 0);
                json.Text("reason", e.Reason.Value);
            },
            from => new(from.Hold(), from.Code("type"), from.LineOrNull(), from.Code("reason"))),
        EventForm.Of<OrderEvent.Released>("released", (json, e) => json.Whole("hold", e.Number), from => new(from.Hold())),
        EventForm.Of<OrderEvent.StageEntered>(
            "stage-entered", (json, e) => json.Text("stage", e.Stage.Value), from => new(from.Code("stage"))),
        EventForm.Of<OrderEvent.StageLeft>(
            "stage-left",
            (json, e) =>
            {
                json.Text("stage", e.Stage.Value);
                json.Flag("passed", e.Passed);
            },
            from => new(from.Code("stage"), from.Flag("passed"))),
        EventForm.Of<OrderEvent.ShipRequested>(
            "ship-requested",
            (json, e) =>
            {
                json.Text("shipment", e.Shipment.Value);
                json.Lines("lines", e.Lines);
            },
            from => new(from.Shipment(), from.Lines("lines"))),
        EventForm.Of<OrderEvent.Recalled>(
            "recalled",
            (json, e) =>
            {
                json.Text("shipment", e.Shipment.Value);
                json.Text("reason", e.Reason.Value);
            },
            from => new(from.Shipment(), from.Code("reason"))),
        EventForm.Of<OrderEvent.BackorderPromised>(
            "backorder-promised",
            (json, e) =>
            {
                json.Whole("line", e.Line.Value);
                json.Whole("units", e.Units.Value);
                json.Date("date", e.Date);
                json.Date("before", e.Before);
                json.Text("cause", e.Cause.Value);
                json.Flag("asked", e.IsAsked);
            },
            from => new(from.Line(), from.Units(1), from.DateOrNull("date"), from.Code("cause"))
            {
                Before = from.DateOrNull("before"),
                IsAsked = from.Flag("asked"),
            }),
        EventForm.Of<OrderEvent.Contradicted>(
            "contradicted",
            (json, e) =>
            {
                json.Word<ContradictionKind>("how", e.Kind);
                json.Word<OrderVerb>("by", e.By);
                json.Text("shipment", e.Shipment?.Value);
                json.Whole("line", e.Line?.Value ?? 0);
                json.Whole("units", e.Quantity.Value);
            },
            from => new(from.Word<ContradictionKind>("how"), from.Word<OrderVerb>("by"), from.ShipmentOrNull(), from.LineOrNull(),
                from.UnitsOrZero())),
        EventForm.Of<OrderEvent.Reassessed>(
            "reassessed",
            (json, e) =>
            {
                json.Word<OrderStatus>("from", e.From);
                json.Word<OrderStatus>("to", e.To);
            },
            from => new(from.Word<OrderStatus>("from"), from.Word<OrderStatus>("to"))),
    ];

    internal static int Hold(this StoredObject from) => (int)from.Whole("hold", 1, int.MaxValue);
}
