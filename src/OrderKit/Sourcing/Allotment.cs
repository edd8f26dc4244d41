namespace OrderKit.Sourcing;

/// <summary>Shares the wanted units out among chosen starts: each unit where it weighs least, by the criteria in their order.</summary>
/// <remarks>Items do not compete with each other, so taking each item's units from the lightest start on is best for all.</remarks>
internal static class Allotment
{
    /// <summary>Adds up what the units weigh, criterion by criterion; notes the units taken when there is room for them.</summary>
    internal static void Share(SourcingGrid grid, ReadOnlySpan<int> chosen, Span<long> weights, Span<long> units)
    {
        grid.WeighUnits(chosen);
        weights.Clear();
        units.Clear();
        for (var item = 0; item < grid.Items; item++)
        {
            Share(grid, chosen, item, weights, units);
        }
    }

    private static void Share(SourcingGrid grid, ReadOnlySpan<int> chosen, int item, Span<long> weights, Span<long> units)
    {
        var left = grid.Wanted[item];
        for (var last = -1; left > 0 && Next(grid, chosen, item, last) is >= 0 and var index; last = index)
        {
            var taken = Math.Min(left, grid.Free[chosen[index] * grid.Items + item]);
            left -= taken;
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                weights[criterion] += taken * grid.PerUnit(criterion, chosen[index], item);
            }

            if (!units.IsEmpty)
            {
                units[index * grid.Items + item] = taken;
            }
        }
    }

    // The start that comes next after another one by weight, then by its place among the chosen.
    private static int Next(SourcingGrid grid, ReadOnlySpan<int> chosen, int item, int last)
    {
        var next = -1;
        for (var index = 0; index < chosen.Length; index++)
        {
            if (grid.Free[chosen[index] * grid.Items + item] > 0
                && (last < 0 || Comes(grid, chosen, item, last, index))
                && (next < 0 || Comes(grid, chosen, item, index, next)))
            {
                next = index;
            }
        }

        return next;
    }

    private static bool Comes(SourcingGrid grid, ReadOnlySpan<int> chosen, int item, int first, int second)
    {
        for (var criterion = 0; criterion < grid.Criteria.Count; criterion++)
        {
            if (grid.WeighsUnits(criterion))
            {
                var (one, other) = (grid.PerUnit(criterion, chosen[first], item), grid.PerUnit(criterion, chosen[second], item));
                if (one != other)
                {
                    return one < other;
                }
            }
        }

        return first < second;
    }
}
