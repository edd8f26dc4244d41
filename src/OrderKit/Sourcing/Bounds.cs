namespace OrderKit.Sourcing;

/// <summary>What a choice weighs, and what no choice can be below.</summary>
internal static class Bounds
{
    /// <summary>What the shipments of a choice weigh by one criterion, without their units.</summary>
    internal static long OfShipments(SourcingGrid grid, int criterion, ReadOnlySpan<int> starts)
    {
        var weight = 0L;
        foreach (var start in starts)
        {
            var more = grid.PerShipment(criterion, start);
            weight = grid.Criteria[criterion].IsLatest ? Math.Max(weight, more) : weight + more;
        }

        return weight;
    }

    /// <summary>What the units weigh at least, each item taken where it weighs least by this criterion.</summary>
    internal static long LightestUnits(SourcingGrid grid, int criterion)
    {
        var weight = 0L;
        for (var item = 0; item < grid.Items; item++)
        {
            var lightest = long.MaxValue;
            for (var start = 0; start < grid.Starts; start++)
            {
                lightest = grid.Free[start * grid.Items + item] > 0 ? Math.Min(lightest, grid.PerUnit(criterion, start, item)) : lightest;
            }

            weight += grid.Wanted[item] == 0 ? 0 : lightest * grid.Wanted[item];
        }

        return weight;
    }

    /// <summary>What no choice can be below by the first criterion.</summary>
    internal static long Lowest(SourcingGrid grid) =>
        grid.Criteria[0].IsLatest ? Enumerable.Range(0, grid.Items).Select(item => EarliestFor(grid, item)).DefaultIfEmpty(0).Max()
        : LightestUnits(grid, 0)
            + Enumerable.Range(0, grid.Goods.Groups).Sum(group => LightestStart(grid, group) * FewestStarts(grid, group));

    private static long LightestStart(SourcingGrid grid, int group) =>
        Enumerable.Range(0, grid.Starts).Where(start => grid.GroupOf[start] == group)
            .Select(start => grid.PerShipment(0, start)).DefaultIfEmpty(0).Min();

    // The latest shipment is no earlier than the one that completes this item when the earliest starts are taken first.
    private static long EarliestFor(SourcingGrid grid, int item)
    {
        var left = grid.Wanted[item];
        foreach (var start in Having(grid, item).OrderBy(start => grid.PerShipment(0, start)))
        {
            left -= grid.Free[start * grid.Items + item];
            if (left <= 0)
            {
                return grid.PerShipment(0, start);
            }
        }

        return 0;
    }

    // Items that no start has in common need their starts each for itself; so their numbers add up.
    private static long FewestStarts(SourcingGrid grid, int group)
    {
        var items = Enumerable.Range(0, grid.Items).Where(item => grid.Goods.GroupOf(item) == group && grid.Wanted[item] > 0).ToArray();
        var (used, sum) = (new HashSet<int>(), 0L);
        foreach (var item in items.OrderBy(item => Having(grid, item).Count()))
        {
            if (!Having(grid, item).Any(used.Contains))
            {
                used.UnionWith(Having(grid, item));
                sum += FewestFor(grid, item);
            }
        }

        return Math.Max(sum, items.Select(item => FewestFor(grid, item)).DefaultIfEmpty(0).Max());
    }

    private static long FewestFor(SourcingGrid grid, int item)
    {
        var (left, starts) = (grid.Wanted[item], 0L);
        foreach (var units in Having(grid, item).Select(start => grid.Free[start * grid.Items + item]).OrderDescending())
        {
            if (left > 0)
            {
                (left, starts) = (left - units, starts + 1);
            }
        }

        return starts;
    }

    private static IEnumerable<int> Having(SourcingGrid grid, int item) =>
        Enumerable.Range(0, grid.Starts).Where(start => grid.Free[start * grid.Items + item] > 0);
}
