namespace OrderKit.Sourcing;

/// <summary>Answers a question by criteria: exactly where it can, else greedily, and says which.</summary>
internal static class Sourcer
{
    internal static SourcingPlan Choose(SourcingQuestion question, ValueList<SourcingCriterion> criteria)
    {
        var grid = new SourcingGrid(question, criteria);
        Span<int> found = stackalloc int[CoverSearch.StartsMax];
        if (CoverSearch.Fits(grid) && CoverSearch.Find(grid, found) is > 0 and var count)
        {
            return Plan(grid, found[..count], isExact: true);
        }

        return Plan(grid, new GreedyCover(grid).Find(), isExact: false);
    }

    private static SourcingPlan Plan(SourcingGrid grid, ReadOnlySpan<int> starts, bool isExact)
    {
        Span<long> weights = stackalloc long[CoverSearch.CriteriaMax];
        weights = weights[..grid.Criteria.Count];
        var units = new long[starts.Length * grid.Items];
        Allotment.Share(grid, starts, weights, units);
        var found = weights[0] + Bounds.OfShipments(grid, 0, starts);
        return new(Picks(grid, starts, units))
        {
            Shipments = starts.Length,
            Unfilled = Unfilled(grid, units),
            Gap = new(isExact ? found : Math.Min(found, Bounds.Lowest(grid)), found) { IsExact = isExact },
        };
    }

    private static ValueList<SourcingPlan.Pick> Picks(SourcingGrid grid, ReadOnlySpan<int> starts, long[] units)
    {
        var picks = new List<SourcingPlan.Pick>(grid.Question.Lines.Count);
        for (var line = 0; line < grid.Question.Lines.Count; line++)
        {
            for (var index = 0; index < starts.Length; index++)
            {
                var (item, wanted) = (grid.Goods.ItemOf(line), grid.Question.Lines[line]);
                var taken = units[index * grid.Items + item] * (grid.Goods.IsTogether(item) ? wanted.Wanted : 1);
                if (taken > 0)
                {
                    picks.Add(new(wanted.Sku, grid.Question.Places[grid.PlaceOf(starts[index])].Location, taken));
                }
            }
        }

        return picks.ToValueList();
    }

    private static ValueList<SourcingPlan.Lack> Unfilled(SourcingGrid grid, long[] units)
    {
        List<SourcingPlan.Lack>? lacks = null;
        for (var line = 0; line < grid.Question.Lines.Count; line++)
        {
            var (item, wanted, taken) = (grid.Goods.ItemOf(line), grid.Question.Lines[line], 0L);
            for (var at = item; at < units.Length; at += grid.Items)
            {
                taken += units[at];
            }

            var lacking = wanted.Wanted - taken * (grid.Goods.IsTogether(item) ? wanted.Wanted : 1);
            if (lacking > 0)
            {
                (lacks ??= []).Add(new(wanted.Sku, lacking));
            }
        }

        return lacks is null ? [] : lacks.ToValueList();
    }
}
