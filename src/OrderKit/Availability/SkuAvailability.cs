using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <summary>How much of one SKU can be reserved right now. An answer of the moment, not a promise: only a reservation holds.</summary>
/// <param name="Sku">The article asked about.</param>
public sealed record SkuAvailability(Sku Sku)
{
    /// <summary>Whether the stock knows the article at all; if not, reserving it is refused.</summary>
    public bool IsStocked { get; init; }

    /// <summary>Whether it never runs out somewhere.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>Units free over all locations; <see cref="Quantity.Max"/> when unlimited or when the sum is larger.</summary>
    public Quantity Available { get; init; }

    /// <summary>The same, location by location.</summary>
    public ValueList<AtLocation> Locations { get; init; } = [];

    /// <summary>Adds up positions of one SKU.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="positions">Its positions; empty when the stock does not know it.</param>
    /// <returns>The answer.</returns>
    public static SkuAvailability Of(Sku sku, ValueList<StockPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return new(sku)
        {
            IsStocked = positions.Count > 0,
            IsUnlimited = positions.Any(position => position.IsUnlimited),
            Available = (int)Math.Min(Quantity.Max, positions.Sum(position => (long)position.Available.Value)),
            Locations = positions.Select(at => new AtLocation(at.Location, at.Available) { IsUnlimited = at.IsUnlimited }).ToValueList(),
        };
    }

    /// <summary>The same answer for the pieces reserved for this very order: they are available to it, and to nobody else.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="positions">Its positions.</param>
    /// <param name="own">The order's reservation.</param>
    /// <returns>The answer.</returns>
    public static SkuAvailability Of(Sku sku, ValueList<StockPosition> positions, Reservation own)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(own);
        return Of(sku, positions.Select(at => at with { Reserved = at.Reserved - own.HeldAt(sku, at.Location) }).ToValueList());
    }

    /// <summary>The same answer as a sales channel sees it.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>What its locations have free; not stocked when none of them has a position.</returns>
    public SkuAvailability For(SalesChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var seen = Locations.Where(at => channel.Sees(at.Location)).ToValueList();
        return new(Sku)
        {
            IsStocked = seen.Count > 0,
            IsUnlimited = seen.Any(at => at.IsUnlimited),
            Available = (int)Math.Min(Quantity.Max, seen.Sum(at => (long)at.Available.Value)),
            Locations = seen,
        };
    }

    /// <summary>How much one location has free.</summary>
    /// <param name="Location">The location.</param>
    /// <param name="Available">Units free there; <see cref="Quantity.Max"/> when unlimited.</param>
    public sealed record AtLocation(LocationId Location, Quantity Available)
    {
        /// <summary>Whether the article never runs out there.</summary>
        public bool IsUnlimited { get; init; }
    }
}
