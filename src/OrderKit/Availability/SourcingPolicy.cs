namespace OrderKit.Availability;

/// <summary>Chooses the locations an order is taken from, when more than one could serve it.</summary>
/// <remarks>A policy never changes how much is taken, only where: what is free anywhere can be reserved under each of them.</remarks>
public sealed class SourcingPolicy
{
    private readonly Func<List<SkuDemand>, IEnumerable<LocationId>> choose;

    private SourcingPolicy(Code name, Func<List<SkuDemand>, IEnumerable<LocationId>> choose) => (Name, this.choose) = (name, choose);

    /// <summary>As few locations as possible for the whole order, so as few shipments.</summary>
    /// <remarks>Exact while at most 12 locations have something of the order: every set of them is tried, by size and then by the
    /// locations' text. With more, one location that has everything is still found; beyond that the location that adds most is taken
    /// again and again, and what turns out superfluous is dropped, which may be more than the fewest. Cost, distance and promise are
    /// not looked at.</remarks>
    public static SourcingPolicy FewestLocations { get; } = new("fewest-locations", Availability.FewestLocations.Choose);

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    /// <summary>One location after the other, in the host's order of preference, however many it takes.</summary>
    /// <param name="locations">The preferred locations, the best first; those not named come after them, by their text.</param>
    /// <returns>The policy.</returns>
    public static SourcingPolicy InOrder(ValueList<LocationId> locations)
    {
        ArgumentNullException.ThrowIfNull(locations);
        return new("in-order", _ => locations);
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name.Value;

    internal List<SkuShare> Share(List<SkuDemand> demands)
    {
        var chosen = choose(demands).ToArray();
        var shares = new List<SkuShare>(demands.Count);
        foreach (var demand in demands)
        {
            var left = demand.Wanted;
            foreach (var source in demand.Sources.OrderBy(source => Rank(chosen, source.Location)))
            {
                var units = Math.Min(left, SkuDemand.FreeAt(source));
                if (units > 0)
                {
                    shares.Add(new(demand.Sku, source.Location, units, source.IsUnlimited));
                    left -= units;
                }
            }
        }

        return shares;
    }

    private static int Rank(LocationId[] chosen, LocationId location) =>
        Array.IndexOf(chosen, location) is >= 0 and var rank ? rank : chosen.Length;
}
