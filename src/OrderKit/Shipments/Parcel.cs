namespace OrderKit.Shipments;

/// <summary>One physical package with one tracking number.</summary>
/// <param name="Number">Its place within the shipment, 1 for the first.</param>
/// <param name="WeightGrams">Gross weight in grams, 1 or more.</param>
/// <param name="Contents">What is inside; empty when the warehouse does not say which units went into which parcel. Either all parcels
/// of a shipment say it or none does.</param>
/// <param name="TrackingNumber">The carrier's number on the label; null until the carrier has booked.</param>
public sealed record Parcel(int Number, int WeightGrams, ValueList<LineQuantity> Contents, string? TrackingNumber = null)
{
    /// <summary>Longest side in millimetres; null when not measured.</summary>
    public int? LengthMillimetres { get; init; }

    /// <summary>Second side in millimetres; null when not measured.</summary>
    public int? WidthMillimetres { get; init; }

    /// <summary>Third side in millimetres; null when not measured.</summary>
    public int? HeightMillimetres { get; init; }

    internal ContentWriter Write(ContentWriter content)
    {
        content.Field("parcel", Number).Field("grams", WeightGrams).Field("tracking", TrackingNumber);
        content.Field("length", (decimal)(LengthMillimetres ?? 0)).Field("width", (decimal)(WidthMillimetres ?? 0));
        content.Field("height", (decimal)(HeightMillimetres ?? 0));
        foreach (var line in Contents)
        {
            content.Field("line", line.Line.Value).Field("quantity", line.Quantity.Value);
        }

        return content;
    }
}
