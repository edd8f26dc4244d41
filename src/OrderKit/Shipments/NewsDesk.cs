using NodaTime;

namespace OrderKit.Shipments;

/// <summary>Compares what the order was told with where the fold stands now.</summary>
internal static class NewsDesk
{
    internal static IEnumerable<ShipmentNews> Due(Shipment told, TrackingFold now) =>
        Groups(told).SelectMany(group => Due(group, Told(told, group), now));

    // Parcels whose units can be told apart only together.
    private static IEnumerable<Group> Groups(Shipment shipment) => shipment.Plan.Parcels.All(p => p.Contents.Count > 0)
        ? shipment.Plan.Parcels.Select(p => new Group([p.Number], p.Contents))
        : [new Group(shipment.Plan.Parcels.Select(p => p.Number).ToValueList(), shipment.Plan.Lines)];

    private static IEnumerable<ShipmentNews> Due(Group group, Place told, TrackingFold now)
    {
        var parcels = now.Parcels.Where(p => group.Parcels.Contains(p.Parcel)).ToList();
        if (!told.IsHandedOver && parcels.TrueForAll(p => p.IsHandedOver))
        {
            yield return new ShipmentNews.HandedOver(group.Parcels, group.Lines, parcels.Max(p => p.HandedOverAt));
        }

        var agreed = parcels.TrueForAll(p => p.End == parcels[0].End) ? parcels[0].End : null;
        if (agreed is { } end && end != told.End)
        {
            yield return Ended(group, end, parcels.Max(p => p.StatusAt));
        }
        else if (agreed is null && told.End is { } reported)
        {
            var at = parcels.Where(p => p.End != reported).Max(p => p.End is null ? p.RetractedAt : p.StatusAt);
            yield return new ShipmentNews.Retracted(group.Parcels, group.Lines, reported, at);
        }
    }

    private static ShipmentNews Ended(Group group, TrackingStatus end, Instant? at) => end switch
    {
        TrackingStatus.Delivered => new ShipmentNews.Delivered(group.Parcels, group.Lines, at),
        TrackingStatus.Returned => new ShipmentNews.Returned(group.Parcels, group.Lines, at),
        _ => new ShipmentNews.Lost(group.Parcels, group.Lines, at),
    };

    private static Place Told(Shipment shipment, Group group) => shipment.News.Where(n => n.Parcels.Equals(group.Parcels))
        .Aggregate(new Place(false, null), (place, news) => news switch
        {
            ShipmentNews.HandedOver => place with { IsHandedOver = true },
            ShipmentNews.Delivered => place with { End = TrackingStatus.Delivered },
            ShipmentNews.Returned => place with { End = TrackingStatus.Returned },
            ShipmentNews.Lost => place with { End = TrackingStatus.Lost },
            _ => place with { End = null },
        });

    private sealed record Group(ValueList<int> Parcels, ValueList<ShipmentLine> Lines);

    private sealed record Place(bool IsHandedOver, TrackingStatus? End);
}
