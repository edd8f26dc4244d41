namespace OrderKit.Sourcing;

/// <summary>Takes from one place after the other, as the host prefers them.</summary>
internal static class PreferenceOrder
{
    internal static SourcingPlan Choose(SourcingQuestion question, ValueList<LocationId> preferred)
    {
        var order = Enumerable.Range(0, question.Places.Count).OrderBy(place => Rank(preferred, question.Places[place].Location)).ToArray();
        var goods = new SourcingGoods(question);
        var (picks, starts) = (new List<SourcingPlan.Pick>(), new HashSet<(int Place, int Group)>());
        var left = new long[goods.Count];
        for (var item = 0; item < left.Length; item++)
        {
            left[item] = goods.Wanted(item);
            foreach (var place in order)
            {
                var taken = Math.Min(left[item], HasRoom(question, starts, place, goods.GroupOf(item)) ? goods.FreeAt(place, item) : 0);
                if (taken > 0)
                {
                    starts.Add((place, goods.GroupOf(item)));
                    left[item] -= taken;
                    picks.AddRange(Picks(question, goods, item, place, taken));
                }
            }
        }

        return new(picks.ToValueList())
        {
            Shipments = starts.Count,
            Unfilled = Unfilled(question, goods, left),
            Gap = Gap(question, starts.Count),
        };
    }

    private static int Rank(ValueList<LocationId> preferred, LocationId location)
    {
        var rank = preferred.AsSpan().IndexOf(location);
        return rank >= 0 ? rank : preferred.Count;
    }

    private static bool HasRoom(SourcingQuestion question, HashSet<(int Place, int Group)> starts, int place, int group) =>
        starts.Contains((place, group)) || question.Places[place].Capacity is not { } most
        || starts.Count(start => start.Place == place) < most;

    private static IEnumerable<SourcingPlan.Pick> Picks(SourcingQuestion question, SourcingGoods goods, int item, int place, long taken) =>
        Enumerable.Range(0, question.Lines.Count).Where(line => goods.ItemOf(line) == item).Select(line => new SourcingPlan.Pick(
            question.Lines[line].Sku, question.Places[place].Location, goods.IsTogether(item) ? question.Lines[line].Wanted : taken));

    private static ValueList<SourcingPlan.Lack> Unfilled(SourcingQuestion question, SourcingGoods goods, long[] left) =>
        Enumerable.Range(0, question.Lines.Count)
            .Where(line => left[goods.ItemOf(line)] > 0)
            .Select(line => new SourcingPlan.Lack(
                question.Lines[line].Sku, goods.IsTogether(goods.ItemOf(line)) ? question.Lines[line].Wanted : left[goods.ItemOf(line)]))
            .ToValueList();

    // Measured in shipments, though the host's preference does not ask for the fewest.
    private static SourcingGap Gap(SourcingQuestion question, int found) =>
        new(Math.Min(found, Bounds.Lowest(new(question, [SourcingCriterion.Shipments]))), found);
}
