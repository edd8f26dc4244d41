using OrderKit.Availability;

namespace OrderKit.Promising;

/// <summary>All that is known about the coming and going of one article at one location: what a promise stands on.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Location">The warehouse or store.</param>
public sealed record SupplyPicture(Sku Sku, LocationId Location)
{
    /// <summary>Units on the shelf that nobody has reserved, quarantined ones left out and safety stock included.</summary>
    public Quantity Opening { get; init; }

    /// <summary>Units that are reserved and not on the shelf: the first units to come are theirs.</summary>
    public Quantity Owed { get; init; }

    /// <summary>Units that are never promised, against miscounts and breakage.</summary>
    public Quantity Safety { get; init; }

    /// <summary>Whether the article never runs out here; then nothing else limits a promise.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>What is expected, in any order.</summary>
    public ValueList<Receipt> Receipts { get; init; } = [];

    /// <summary>What is sold for a day beyond what is reserved, in any order.</summary>
    public ValueList<Demand> Demands { get; init; } = [];

    /// <summary>The version of this picture, counted up by the host at each change, so that a promise can say what it stood on.</summary>
    public long Version { get; init; }

    /// <summary>The picture of a stock position, without receipts and demands.</summary>
    /// <remarks>Reserved units are taken off the shelf once, here: they must not stand among <see cref="Demands"/> again. Reserved units
    /// that the shelf does not have become <see cref="Owed"/>.</remarks>
    /// <param name="position">The position.</param>
    /// <returns>The picture, with the version of the position.</returns>
    public static SupplyPicture Of(StockPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var free = position.OnHand.Value - position.Quarantined.Value - (long)position.Reserved.Value;
        return new(position.Sku, position.Location)
        {
            Opening = (int)Math.Max(0, free),
            Owed = (int)Math.Min(Quantity.Max, Math.Max(0, -free)),
            Safety = position.Safety,
            IsUnlimited = position.IsUnlimited,
            Version = position.Version,
        };
    }
}
