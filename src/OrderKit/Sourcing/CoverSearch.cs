using System.Runtime.Intrinsics;
using System.Runtime.InteropServices;

namespace OrderKit.Sourcing;

/// <summary>Weighs every set of starts that fills the order, or rules it out: by size, the smallest first.</summary>
/// <remarks>Branch and bound over a few kilobytes on the stack; it makes no garbage. A branch is cut when the starts that are left cannot
/// fill what is left, or when it weighs more than the best already.</remarks>
internal ref struct CoverSearch
{
    internal const int PlacesMax = 16;
    internal const int ItemsMax = 20;
    internal const int StartsMax = 32;
    internal const int CriteriaMax = 8;
    internal const long UnitsMax = 60_000_000;

    // A row holds the items, padded to whole vectors of eight.
    private const int Row = 24;

    private readonly SourcingGrid grid;
    private readonly int bounding;
    private readonly Span<int> free;
    private readonly Span<int> most;
    private readonly Span<int> rest;
    private readonly Span<int> left;
    private readonly Span<int> chosen;
    private readonly Span<int> best;
    private readonly Span<long> bestWeights;
    private readonly Span<int> has;
    private readonly Span<int> someHas;
    private readonly ReadOnlySpan<long> perShipment;
    private readonly long lightestUnits;
    private readonly bool isLatest;
    private readonly int needed;
    private int bestCount;

    private CoverSearch(SourcingGrid grid, Span<int> rows, Span<int> sets, Span<int> best, Span<long> bestWeights)
    {
        this.grid = grid;
        chosen = sets[..StartsMax];
        has = sets.Slice(StartsMax, StartsMax);
        someHas = sets[(2 * StartsMax)..];
        this.best = best;
        this.bestWeights = bestWeights;
        var rowsOf = grid.Starts * Row;
        free = rows[..rowsOf];
        most = rows.Slice(rowsOf, rowsOf);
        rest = rows.Slice(2 * rowsOf, rowsOf);
        left = rows[(3 * rowsOf)..];
        bestWeights.Fill(long.MaxValue);
        Fill();
        needed = someHas[0];
        bounding = IsByShipments ? 1 : 0;
        if (bounding < grid.Criteria.Count)
        {
            lightestUnits = grid.WeighsUnits(bounding) ? Bounds.LightestUnits(grid, bounding) : 0;
            perShipment = grid.PerShipment(bounding);
            isLatest = grid.Criteria[bounding].IsLatest;
        }
    }

    private bool IsByShipments => grid.Criteria[0].CountsShipments;

    internal static bool Fits(SourcingGrid grid) =>
        grid.Items <= ItemsMax && grid.Starts <= StartsMax && grid.Question.Places.Count <= PlacesMax
        && !Array.Exists(grid.Wanted, wanted => wanted > UnitsMax);

    /// <summary>The best set of starts, in their order; 0 when no set fills what is wanted.</summary>
    /// <param name="grid">The question in numbers; it must fit.</param>
    /// <param name="found">Room for the starts.</param>
    internal static int Find(SourcingGrid grid, Span<int> found)
    {
        Span<int> rows = stackalloc int[(4 * grid.Starts + 1) * Row];
        Span<int> sets = stackalloc int[3 * StartsMax];
        Span<long> weights = stackalloc long[CriteriaMax];
        sets.Clear();
        var search = new CoverSearch(grid, rows, sets, found, weights[..grid.Criteria.Count]);
        return search.Run();
    }

    private int Run()
    {
        for (var size = 1; size <= grid.Starts && !(IsByShipments && bestCount > 0); size++)
        {
            Descend(0, 0, size, 0, 0);
        }

        return bestCount;
    }

    // The items that the chosen have some of go along as a set: where one is missing, nothing has to be counted.
    private void Descend(int depth, int from, int size, long weight, int having)
    {
        if (size == 1)
        {
            Complete(depth, from, weight, having);
            return;
        }

        for (var start = from; start <= grid.Starts - size && !IsSettled && MayFill(depth, start, size, having); start++)
        {
            var heavier = Weight(weight, start);
            if (HasRoom(depth, start) && heavier <= Limit && (Take(depth, start) || !IsByShipments))
            {
                chosen[depth] = start;
                Descend(depth + 1, start + 1, size - 1, heavier, having | has[start]);
            }
        }
    }

    private void Complete(int depth, int from, long weight, int having)
    {
        for (var start = from; start < grid.Starts && (having | someHas[start]) == needed && !IsSettled; start++)
        {
            if ((having | has[start]) == needed && Weight(weight, start) <= Limit && HasRoom(depth, start) && Fills(depth, start))
            {
                chosen[depth] = start;
                Weigh(chosen[..(depth + 1)]);
            }
        }
    }

    // Where nothing but the number of shipments counts, the first set that fills the order is as good as any.
    private readonly bool IsSettled => bestCount > 0 && grid.Criteria.Count == 1 && grid.Criteria[0].CountsShipments;

    private readonly long Limit => bounding < bestWeights.Length ? bestWeights[bounding] - lightestUnits : long.MaxValue;

    private readonly long Weight(long weight, int start) =>
        perShipment.IsEmpty ? 0 : isLatest ? Math.Max(weight, perShipment[start]) : weight + perShipment[start];

    // A place sends no more shipments than it can: of goods kept apart it may start only some.
    private readonly bool HasRoom(int depth, int start)
    {
        if (grid.Goods.Groups == 1)
        {
            return true;
        }

        var sent = 0;
        for (var index = 0; index < depth; index++)
        {
            sent += grid.PlaceOf(chosen[index]) == grid.PlaceOf(start) ? 1 : 0;
        }

        return sent < grid.CapacityOf(start);
    }

    private readonly bool MayFill(int depth, int start, int size, int having)
    {
        if ((having | someHas[start]) != needed)
        {
            return false;
        }

        var lacking = RowOf(left, depth);
        var largest = RowOf(most, start);
        var together = RowOf(rest, start);
        for (var part = 0; part < lacking.Length; part++)
        {
            if (Vector256.GreaterThanAny(lacking[part], Vector256.Min(largest[part] * size, together[part])))
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool Fills(int depth, int start)
    {
        var lacking = RowOf(left, depth);
        var units = RowOf(free, start);
        return !Vector256.GreaterThanAny(lacking[0], units[0])
            && !Vector256.GreaterThanAny(lacking[1], units[1])
            && !Vector256.GreaterThanAny(lacking[2], units[2]);
    }

    // Whether the start adds anything: one that does not is in no smallest set.
    private readonly bool Take(int depth, int start)
    {
        var lacking = RowOf(left, depth);
        var units = RowOf(free, start);
        var after = RowOf(left, depth + 1);
        var adds = Vector256<int>.Zero;
        for (var part = 0; part < lacking.Length; part++)
        {
            var taken = Vector256.Min(lacking[part], units[part]);
            after[part] = lacking[part] - taken;
            adds |= taken;
        }

        return adds != Vector256<int>.Zero;
    }

    private void Weigh(ReadOnlySpan<int> starts)
    {
        Span<long> weights = stackalloc long[bestWeights.Length];
        Span<long> units = stackalloc long[bestWeights.Length];
        var (isLighter, isShared) = (false, false);
        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            if (grid.WeighsUnits(criterion) && !isShared)
            {
                Allotment.Share(grid, starts, units, []);
                isShared = true;
            }

            weights[criterion] = Bounds.OfShipments(grid, criterion, starts) + (isShared ? units[criterion] : 0);
            if (!isLighter && weights[criterion] > bestWeights[criterion])
            {
                return;
            }

            isLighter |= weights[criterion] < bestWeights[criterion];
        }

        if (isLighter)
        {
            weights.CopyTo(bestWeights);
            starts.CopyTo(best);
            bestCount = starts.Length;
        }
    }

    // From the last start to the first, for each row but the free units knows of those behind it.
    private readonly void Fill()
    {
        left[..Row].Clear();
        for (var item = 0; item < grid.Items; item++)
        {
            left[item] = (int)grid.Wanted[item];
        }

        for (var start = grid.Starts - 1; start >= 0; start--)
        {
            var units = grid.Free.AsSpan(start * grid.Items, grid.Items);
            var row = free.Slice(start * Row, Row);
            row[units.Length..].Clear();
            for (var item = 0; item < units.Length; item++)
            {
                row[item] = (int)units[item];
            }

            SumUp(start);
        }
    }

    private readonly void SumUp(int start)
    {
        var isLast = start == grid.Starts - 1;
        var units = RowOf(free, start);
        var largest = RowOf(most, start);
        var together = RowOf(rest, start);
        var largestNext = isLast ? units : RowOf(most, start + 1);
        var togetherNext = isLast ? units : RowOf(rest, start + 1);
        for (var part = 0; part < units.Length; part++)
        {
            largest[part] = isLast ? units[part] : Vector256.Max(units[part], largestNext[part]);
            together[part] = isLast ? units[part] : Vector256.Min(units[part] + togetherNext[part], Vector256.Create((int)UnitsMax));
            has[start] |= (int)Vector256.GreaterThan(units[part], Vector256<int>.Zero).ExtractMostSignificantBits() << (8 * part);
        }

        someHas[start] = isLast ? has[start] : has[start] | someHas[start + 1];
    }

    private static Span<Vector256<int>> RowOf(Span<int> rows, int row) =>
        MemoryMarshal.Cast<int, Vector256<int>>(rows.Slice(row * Row, Row));
}
