using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Storing;

/// <summary>How the kinds of event are stored by which somebody outside tells of a shipment.</summary>
internal static class ReportForms
{
    internal static readonly EventForm[] All =
    [
        EventForm.Of<OrderEvent.Shipped>("shipped", Write, from => new(from.Shipment(), from.Lines("reported"), from.Moves())),
        EventForm.Of<OrderEvent.Delivered>("delivered", Write, from => new(from.Shipment(), from.Lines("reported"), from.Moves())),
        EventForm.Of<OrderEvent.Returned>("returned", Write, from => new(from.Shipment(), from.Lines("reported"), from.Moves())),
        EventForm.Of<OrderEvent.Lost>("lost", Write, from => new(from.Shipment(), from.Lines("reported"), from.Moves())),
        EventForm.Of<OrderEvent.Retracted>(
            "retracted",
            (json, e) =>
            {
                json.Word<UnitPlace>("place", e.Place);
                Write(json, e);
            },
            from =>
            {
                var place = from.KnownWord<UnitPlace>("place");
                return new(from.Shipment(), place, from.Lines("reported"), from.Moves());
            }),
    ];

    private static void Write(Utf8JsonWriter json, OrderEvent.ShipmentReported e)
    {
        json.Text("shipment", e.Shipment.Value);
        json.Lines("reported", e.Reported);
        json.Moves(e);
    }
}
