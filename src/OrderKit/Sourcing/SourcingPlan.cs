namespace OrderKit.Sourcing;

/// <summary>The answer of sourcing: which units are taken where, and how good that is.</summary>
/// <param name="Picks">The units taken, each article and location once, none empty.</param>
public sealed record SourcingPlan(ValueList<SourcingPlan.Pick> Picks)
{
    /// <summary>How many shipments the order makes. Goods kept apart make one more where both are taken.</summary>
    public int Shipments { get; init; }

    /// <summary>What no permitted choice of locations could fill; empty when all is filled.</summary>
    public ValueList<Lack> Unfilled { get; init; } = [];

    /// <summary>How far this may be from the best, by the policy's first criterion.</summary>
    public SourcingGap Gap { get; init; } = new(0, 0);

    /// <summary>Units of one article taken at one location.</summary>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">The location.</param>
    /// <param name="Units">1 or more.</param>
    public sealed record Pick(Sku Sku, LocationId Location, long Units);

    /// <summary>Units of one article that could not be filled.</summary>
    /// <param name="Sku">The article.</param>
    /// <param name="Units">1 or more.</param>
    public sealed record Lack(Sku Sku, long Units);
}
