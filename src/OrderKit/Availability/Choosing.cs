using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <summary>Asks the sourcing policy where the units an order takes shall come from.</summary>
internal static class Choosing
{
    /// <summary>The units to take at each location; fewer than wanted where the order's constraints leave no way.</summary>
    internal static List<SkuShare> Share(SourcingPolicy policy, List<SkuDemand> demands, ValueList<SourcingPlace> known)
    {
        var wanted = demands.TrueForAll(demand => demand.Wanted > 0) ? demands : demands.FindAll(demand => demand.Wanted > 0);
        if (wanted.Count == 0)
        {
            return [];
        }

        // Most orders want one article that one location has: there is nothing to choose.
        if (wanted is [{ Sources: [var only] } one] && known.Count == 0 && policy.IsBuiltIn)
        {
            return [new(one.Sku, only.Location, one.Wanted, only.IsUnlimited)];
        }

        var places = wanted.SelectMany(demand => demand.Sources).Select(source => source.Location).Distinct()
            .OrderBy(location => location.Value, StringComparer.Ordinal)
            .Select(location => known.FirstOrDefault(place => place.Location == location) ?? new SourcingPlace(location))
            .ToValueList();
        var free = places.SelectMany(place => wanted.Select(demand => demand.FreeAt(place.Location))).ToValueList();
        var lines = wanted.Select(Line).ToValueList();
        var plan = policy.Choose(new(lines, places, free));
        return [.. plan.Picks.Select(pick => Share(pick, wanted.Find(demand => demand.Sku == pick.Sku)!))];
    }

    private static SourcingLine Line(SkuDemand demand) =>
        new(demand.Sku, demand.Wanted) { Together = demand.Together, Apart = demand.Apart };

    private static SkuShare Share(SourcingPlan.Pick pick, SkuDemand demand) => new(
        pick.Sku,
        pick.Location,
        pick.Units,
        Array.Exists(demand.Sources, source => source.Location == pick.Location && source.IsUnlimited));
}
