namespace OrderKit.Sourcing;

/// <summary>What an order wants of one article.</summary>
/// <param name="Sku">The article, once in a question.</param>
/// <param name="Wanted">Units over all lines of the order, 1 or more.</param>
public sealed record SourcingLine(Sku Sku, long Wanted)
{
    /// <summary>Units over all lines of the order, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no unit.</exception>
    public long Wanted { get; } =
        Wanted > 0 ? Wanted : throw new ArgumentOutOfRangeException(nameof(Wanted), Wanted, "At least one unit.");

    /// <summary>Keep together: every unit of every line with the same word comes from one location. Null: a line may be split.</summary>
    public Code? Together { get; init; }

    /// <summary>Keep apart, as dangerous goods: lines with different words never travel in one shipment, so a location that sends both
    /// sends two. Null is a group of its own: ordinary goods.</summary>
    public Code? Apart { get; init; }
}
