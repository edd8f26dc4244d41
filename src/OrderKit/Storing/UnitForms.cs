using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Storing;

/// <summary>How the kinds of event are stored by which the shop moves units.</summary>
internal static class UnitForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Of<OrderEvent.Rejected>(
            "rejected",
            (json, e) =>
            {
                json.Text("reason", e.Reason.Value);
                json.Moves(e);
            },
            from => new(from.Code("reason"), from.Moves())),
        EventForm.Of<OrderEvent.Backordered>(
            "backordered",
            (json, e) =>
            {
                json.Flag("byStock", e.ByStock);
                json.Moves(e);
            },
            from => new(from.Moves()) { ByStock = from.Flag("byStock") }),
        EventForm.Of<OrderEvent.Restocked>(
            "restocked",
            (json, e) =>
            {
                json.Flag("takesStock", e.TakesStock);
                json.Moves(e);
            },
            from => new(from.Moves()) { TakesStock = from.Flag("takesStock") }),
        EventForm.Of<OrderEvent.Allocated>("allocated", Moves, from => new(from.Moves())),
        EventForm.Of<OrderEvent.TailoringStarted>("tailoring-started", Moves, from => new(from.Moves())),
        EventForm.Of<OrderEvent.Packed>("packed", Moves, from => new(from.Moves())),
        EventForm.Of<OrderEvent.Cancelled>(
            "cancelled",
            (json, e) =>
            {
                json.Text("reason", e.Reason.Value);
                json.Flag("endsOrder", e.EndsOrder);
                json.Moves(e);
            },
            from => new(from.Code("reason"), from.Flag("endsOrder"), from.Moves())),
        EventForm.Of<OrderEvent.Corrected>(
            "corrected",
            (json, e) =>
            {
                json.Text("shipment", e.Shipment.Value);
                json.Text("reason", e.Reason.Value);
                json.Moves(e);
            },
            from => new(from.Shipment(), from.Code("reason"), from.Moves())),
    ];

    internal static void Moves(this Utf8JsonWriter json, OrderEvent.UnitsMoved moved) => json.List("moves", moved.Moves, Write);

    internal static ValueList<UnitMove> Moves(this StoredObject from) => from.List("moves", Move);

    private static void Write(Utf8JsonWriter json, UnitMove move)
    {
        json.Whole("line", move.Line.Value);
        json.Whole("units", move.Quantity.Value);
        json.Word<UnitPlace>("from", move.From);
        json.Word<UnitPlace>("to", move.To);
        json.Text("shipment", move.Shipment?.Value);
    }

    // A move from or to a place nobody knows would leave a unit nowhere.
    private static UnitMove Move(StoredObject from)
    {
        var (line, units) = (from.Line(), from.Units(1));
        return new(line, from.KnownWord<UnitPlace>("from"), from.KnownWord<UnitPlace>("to"), units, from.ShipmentOrNull());
    }
}
