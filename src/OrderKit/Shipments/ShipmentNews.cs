using NodaTime;

namespace OrderKit.Shipments;

/// <summary>What a shipment has to report to its order: these units left, arrived, came back, were lost, or the carrier took that
/// back.</summary>
/// <remarks>Arises only when the fold changes. Where every parcel's contents are known, news are per parcel. Otherwise they speak of all
/// units at once and arise when all parcels agree: with one delivered and one lost parcel of unknown contents nobody knows which units
/// arrived, so no news arises and a person sees the partly delivered shipment.</remarks>
public abstract record ShipmentNews
{
    private protected ShipmentNews(ValueList<int> parcels, ValueList<LineQuantity> lines, Instant? at) =>
        (Parcels, Lines, At) = (parcels, lines, at);

    /// <summary>The numbers of the parcels it speaks of.</summary>
    public ValueList<int> Parcels { get; }

    /// <summary>The units it speaks of.</summary>
    public ValueList<LineQuantity> Lines { get; }

    /// <summary>When it happened; null when the carrier gave no time.</summary>
    public Instant? At { get; }

    /// <summary>The units left: the carrier has them.</summary>
    /// <remarks>Told once. If the carrier later changes the very scan that proved it, a person corrects the order.</remarks>
    /// <param name="Parcels">The parcels.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="At">The earliest moment at which the carrier is known to have had all of them.</param>
    public sealed record HandedOver(ValueList<int> Parcels, ValueList<LineQuantity> Lines, Instant? At) : ShipmentNews(Parcels, Lines, At);

    /// <summary>The units reached the receiver.</summary>
    /// <param name="Parcels">The parcels.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="At">When the last of them did.</param>
    public sealed record Delivered(ValueList<int> Parcels, ValueList<LineQuantity> Lines, Instant? At) : ShipmentNews(Parcels, Lines, At);

    /// <summary>The units came back to the sender.</summary>
    /// <param name="Parcels">The parcels.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="At">When the last of them did.</param>
    public sealed record Returned(ValueList<int> Parcels, ValueList<LineQuantity> Lines, Instant? At) : ShipmentNews(Parcels, Lines, At);

    /// <summary>The carrier has lost the units.</summary>
    /// <param name="Parcels">The parcels.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="At">When the last of them were declared lost.</param>
    public sealed record Lost(ValueList<int> Parcels, ValueList<LineQuantity> Lines, Instant? At) : ShipmentNews(Parcels, Lines, At);

    /// <summary>The carrier took back an end that was reported: the units are on their way again.</summary>
    /// <param name="Parcels">The parcels.</param>
    /// <param name="Lines">The units.</param>
    /// <param name="End">The end taken back: delivered, returned or lost.</param>
    /// <param name="At">When it was taken back, as far as the carrier says.</param>
    public sealed record Retracted(ValueList<int> Parcels, ValueList<LineQuantity> Lines, TrackingStatus End, Instant? At)
        : ShipmentNews(Parcels, Lines, At);
}
