using System.Numerics;

namespace OrderKit.Availability;

/// <summary>Finds the smallest set of locations that together have what an order wants.</summary>
internal static class FewestLocations
{
    /// <summary>Up to so many locations every set is tried: 4,096 sets.</summary>
    internal const int ExactMax = 12;

    internal static IEnumerable<LocationId> Choose(List<SkuDemand> demands)
    {
        var locations = demands.SelectMany(demand => demand.Sources).Select(source => source.Location).Distinct().ToArray();
        if (locations.Length < 2)
        {
            return locations;
        }

        Array.Sort(locations, (left, right) => string.CompareOrdinal(left.Value, right.Value));
        var free = Array.ConvertAll(locations, location => demands.Select(demand => demand.FreeAt(location)).ToArray());
        var wanted = demands.Select(demand => demand.Wanted).ToArray();
        var single = Array.FindIndex(free, one => Covers([one], wanted));
        var chosen = single >= 0 ? [single]
            : locations.Length <= ExactMax ? Exact(free, wanted)
            : Greedy(free, wanted);
        return chosen.Select(index => locations[index]);
    }

    private static List<int> Exact(long[][] free, long[] wanted)
    {
        for (var size = 2; size < free.Length; size++)
        {
            for (var set = 0u; set < 1u << free.Length; set++)
            {
                if (BitOperations.PopCount(set) == size
                    && Members(set, free.Length) is var members
                    && Covers(members.Select(member => free[member]), wanted))
                {
                    return members;
                }
            }
        }

        return [.. Enumerable.Range(0, free.Length)];
    }

    private static List<int> Greedy(long[][] free, long[] wanted)
    {
        var chosen = new List<int>();
        while (!Covers(chosen.Select(index => free[index]), wanted))
        {
            var left = Left(chosen.Select(index => free[index]), wanted);
            chosen.Add(Enumerable.Range(0, free.Length).Except(chosen).MaxBy(index => Adds(free[index], left)));
        }

        for (var index = chosen.Count - 1; index >= 0; index--)
        {
            var without = chosen.Where((_, other) => other != index).ToList();
            chosen = Covers(without.Select(one => free[one]), wanted) ? without : chosen;
        }

        return chosen;
    }

    private static List<int> Members(uint set, int count) => [.. Enumerable.Range(0, count).Where(index => (set >> index & 1) == 1)];

    private static bool Covers(IEnumerable<long[]> free, long[] wanted) => Array.TrueForAll(Left(free, wanted), left => left == 0);

    private static long[] Left(IEnumerable<long[]> free, long[] wanted)
    {
        var left = (long[])wanted.Clone();
        foreach (var one in free)
        {
            for (var sku = 0; sku < left.Length; sku++)
            {
                left[sku] -= Math.Min(left[sku], one[sku]);
            }
        }

        return left;
    }

    private static long Adds(long[] free, long[] left) => free.Zip(left, Math.Min).Sum();
}
