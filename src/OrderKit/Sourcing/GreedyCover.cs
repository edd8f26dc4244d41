namespace OrderKit.Sourcing;

/// <summary>A good choice where weighing every one would take too long: what adds most, again and again, then exchanges.</summary>
/// <remarks>Greedy is within ln n + 1 of the fewest (Chvátal 1979); dropping and exchanging only ever betters it.</remarks>
internal sealed class GreedyCover(SourcingGrid grid)
{
    private const int RoundsMax = 10;

    internal int[] Find()
    {
        var chosen = Grow();
        for (var round = 0; round < RoundsMax && Better(chosen) is { } better; round++)
        {
            chosen = better;
        }

        chosen.Sort();
        return [.. chosen];
    }

    private List<int> Grow()
    {
        var chosen = new List<int>();
        while (Left(chosen) is var left && Array.Exists(left, units => units > 0))
        {
            var next = Enumerable.Range(0, grid.Starts)
                .Where(start => !chosen.Contains(start) && HasRoom(chosen, start) && Adds(start, left) > 0)
                .Select(start => (int?)start)
                .MaxBy(start => Adds(start!.Value, left) / (1.0 + grid.PerShipment(0, start.Value)));
            if (next is not { } start)
            {
                break;
            }

            chosen.Add(start);
        }

        return chosen;
    }

    private List<int>? Better(List<int> chosen)
    {
        var (left, weights) = (Left(chosen).Sum(), Weights(chosen));
        return Neighbours(chosen).FirstOrDefault(other => Left(other).Sum() <= left && Compare(Weights(other), weights) < 0);
    }

    // One start less; one exchanged for another; two exchanged for one.
    private IEnumerable<List<int>> Neighbours(List<int> chosen)
    {
        foreach (var gone in chosen)
        {
            yield return chosen.FindAll(start => start != gone);
        }

        foreach (var fresh in Enumerable.Range(0, grid.Starts).Except(chosen))
        {
            for (var one = 0; one < chosen.Count; one++)
            {
                for (var other = one; other < chosen.Count; other++)
                {
                    var kept = chosen.FindAll(start => start != chosen[one] && start != chosen[other]);
                    if (HasRoom(kept, fresh))
                    {
                        yield return [.. kept, fresh];
                    }
                }
            }
        }
    }

    private bool HasRoom(List<int> chosen, int start) =>
        chosen.Count(other => grid.PlaceOf(other) == grid.PlaceOf(start)) < grid.CapacityOf(start);

    private double Adds(int start, long[] left) =>
        left.Select((units, item) =>
            units == 0 ? 0 : Math.Min(units, grid.Free[start * grid.Items + item]) / (double)grid.Wanted[item]).Sum();

    private long[] Left(List<int> chosen)
    {
        var left = (long[])grid.Wanted.Clone();
        foreach (var start in chosen)
        {
            for (var item = 0; item < left.Length; item++)
            {
                left[item] -= Math.Min(left[item], grid.Free[start * grid.Items + item]);
            }
        }

        return left;
    }

    private long[] Weights(List<int> chosen)
    {
        var (starts, weights) = (chosen.ToArray(), new long[grid.Criteria.Count]);
        Allotment.Share(grid, starts, weights, []);
        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            weights[criterion] += Bounds.OfShipments(grid, criterion, starts);
        }

        return weights;
    }

    private static int Compare(long[] one, long[] other) => one.AsSpan().SequenceCompareTo(other);
}
