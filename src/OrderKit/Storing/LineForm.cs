using System.Text.Json;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Storing;

/// <summary>A line of a stored order: what was bought, and where its units are.</summary>
internal static class LineForm
{
    internal static void Write(Utf8JsonWriter json, OrderLine line)
    {
        json.Object("terms", line.Terms, PlacingForms.Write);
        json.Object("units", line.Units, Write);
        json.Number("priced", line.Priced == line.Ordered ? null : line.Priced.Value);
        json.Date("promised", line.PromisedFor);
        json.Object("tailoring", line.Tailoring == line.Terms.Tailoring ? null : line.Tailoring, TailoringForm.Write);
    }

    internal static OrderLine Read(StoredObject from)
    {
        var (terms, units) = (from.Required("terms", PlacingForms.Terms), from.Required("units", Units));
        var line = new OrderLine(terms, units)
        {
            Priced = (int)(from.WholeOrNull("priced", 0, Quantity.Max) ?? terms.Quantity.Value),
            PromisedFor = from.DateOrNull("promised"),
            Tailoring = from.Object("tailoring", TailoringForm.Read) ?? terms.Tailoring,
        };
        return Total(line.Units) == line.Ordered.Value
            ? line
            : throw from.Fault("units", "does not have a place for every unit ordered");
    }

    private static void Write(Utf8JsonWriter json, LineUnits units)
    {
        json.Whole("open", units.Open);
        json.Whole("backordered", units.Backordered);
        json.Whole("allocated", units.Allocated);
        json.Whole("inTailoring", units.InTailoring);
        json.Whole("packed", units.Packed);
        json.Whole("cancelled", units.Cancelled);
        json.List("shipments", units.Shipments, Write);
    }

    private static LineUnits Units(StoredObject from) =>
        new(from.Count("open"), from.Count("backordered"), from.Count("allocated"), from.Count("inTailoring"), from.Count("packed"),
            from.Count("cancelled"))
        {
            Shipments = from.List("shipments", Shipment),
        };

    private static void Write(Utf8JsonWriter json, ShipmentUnits units)
    {
        json.Text("shipment", units.Shipment.Value);
        json.Whole("shipped", units.Shipped);
        json.Whole("delivered", units.Delivered);
        json.Whole("returned", units.Returned);
        json.Whole("lost", units.Lost);
    }

    private static ShipmentUnits Shipment(StoredObject from) =>
        new(from.Shipment(), from.Count("shipped"), from.Count("delivered"), from.Count("returned"), from.Count("lost"));

    private static int Count(this StoredObject from, string name) => (int)(from.WholeOrNull(name, 0, Quantity.Max) ?? 0);

    // In 64 bits: a spoiled text may name more units than a line can have.
    private static long Total(LineUnits units)
    {
        var inside = (long)units.Open + units.Backordered + units.Allocated + units.InTailoring + units.Packed + units.Cancelled;
        return inside + units.Shipments.Sum(s => (long)s.Shipped + s.Delivered + s.Returned + s.Lost);
    }
}
