namespace OrderKit.Shipments;

/// <summary>What a shipment is to be: parcels leaving one location for one receiver.</summary>
/// <param name="Order">The order whose units it carries.</param>
/// <param name="Location">Where it leaves from.</param>
/// <param name="Lines">Which units, each order line once, 1 unit or more.</param>
/// <param name="Destination">Where to find the receiver: a reference into the order's envelope, never the receiver itself.</param>
/// <param name="Carrier">The code of the carrier.</param>
/// <param name="Service">The carrier's own name of the service, as in <c>17</c>.</param>
/// <param name="Parcels">1 or more, numbered from 1 upwards, without tracking numbers.</param>
public sealed record ShipmentPlan(
    OrderId Order,
    LocationId Location,
    ValueList<LineQuantity> Lines,
    string Destination,
    Code Carrier,
    string Service,
    ValueList<Parcel> Parcels)
{
    // A caller's mistake, not the trade's no: the plan cannot mean anything.
    internal void ThrowIfMalformed()
    {
        Identifier.Require(Destination);
        if (Lines.Count == 0 || Lines.Any(l => l.Quantity.IsZero) || Lines.DistinctBy(l => l.Line).Count() != Lines.Count)
        {
            throw new ArgumentException("A shipment has at least one line, each once and with at least one unit.");
        }

        if (Parcels.Count == 0 || !Parcels.Select(p => p.Number).SequenceEqual(Enumerable.Range(1, Parcels.Count)))
        {
            throw new ArgumentException("A shipment has at least one parcel, numbered 1, 2, 3 and so on.");
        }

        if (Parcels.Any(p => p.WeightGrams < 1 || p.TrackingNumber is not null))
        {
            throw new ArgumentException("A planned parcel weighs at least 1 gram and has no tracking number yet.");
        }
    }

    // Contents are all or nothing: half-known contents would leave units that no parcel's news can move.
    internal bool HasContentsThatFit()
    {
        var packed = Parcels.SelectMany(p => p.Contents).GroupBy(l => l.Line)
            .ToDictionary(g => g.Key, g => g.Sum(l => (long)l.Quantity.Value));
        return packed.Count == 0
            || (Parcels.All(p => p.Contents.Count > 0)
                && packed.Count == Lines.Count
                && Lines.All(l => packed.GetValueOrDefault(l.Line) == l.Quantity.Value));
    }

    internal ContentWriter Write(ContentWriter content)
    {
        content.Field("order", Order.Value).Field("location", Location.Value).Field("destination", Destination)
            .Field("carrier", Carrier.Value).Field("service", Service);
        foreach (var line in Lines)
        {
            content.Field("line", line.Line.Value).Field("quantity", line.Quantity.Value);
        }

        return Parcels.Aggregate(content, (written, parcel) => parcel.Write(written));
    }
}
