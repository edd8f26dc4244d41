using System.Text.Json;
using OrderKit.Shipments;

namespace OrderKit.Storing;

/// <summary>What a stored shipment was planned to be.</summary>
internal static class PlanForm
{
    internal static void Write(Utf8JsonWriter json, ShipmentPlan plan)
    {
        json.Text("order", plan.Order.Value);
        json.Text("location", plan.Location.Value);
        json.Lines("lines", plan.Lines);
        json.Text("destination", plan.Destination);
        json.Text("carrier", plan.Carrier.Value);
        json.Text("service", plan.Service);
        json.List("parcels", plan.Parcels, Write);
    }

    internal static ShipmentPlan Read(StoredObject from) => new(
        from.Made("order", text => new OrderId(text)),
        from.Location("location"),
        from.Lines("lines"),
        from.Text("destination"),
        from.Code("carrier"),
        from.Text("service"),
        from.List("parcels", Parcel));

    internal static LocationId Location(this StoredObject from, string name) => from.Made(name, text => new LocationId(text));

    private static void Write(Utf8JsonWriter json, Parcel parcel)
    {
        json.Whole("parcel", parcel.Number);
        json.Whole("grams", parcel.WeightGrams);
        json.Lines("contents", parcel.Contents);
        json.Text("tracking", parcel.TrackingNumber);
        json.Number("length", parcel.LengthMillimetres);
        json.Number("width", parcel.WidthMillimetres);
        json.Number("height", parcel.HeightMillimetres);
    }

    private static Parcel Parcel(StoredObject from) =>
        new(from.Given("parcel"), from.Given("grams"), from.Lines("contents"), from.TextOrNull("tracking"))
        {
            LengthMillimetres = from.GivenOrNull("length"),
            WidthMillimetres = from.GivenOrNull("width"),
            HeightMillimetres = from.GivenOrNull("height"),
        };
}
