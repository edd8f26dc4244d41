namespace OrderKit.Sourcing;

/// <summary>A question as numbers: what is wanted, where shipments could start, what they have and what they weigh.</summary>
/// <remarks>An item is a line, or lines kept together, which are one unit that a start has wholly or not at all. A start is a place and
/// one of the groups kept apart: the possible beginning of one shipment.</remarks>
internal sealed class SourcingGrid
{
    // The first criteria bound the search and need every weight at once.
    private const int Bounding = 2;

    private readonly int[] placeOf;
    private readonly long[] perShipment;
    private readonly long[]?[] perUnit;
    private readonly bool[] isLate;
    private readonly bool[] isWeighed;

    internal SourcingGrid(SourcingQuestion question, ValueList<SourcingCriterion> criteria)
    {
        (Question, Criteria, Goods) = (question, criteria, new(question));
        var starts = Goods.Starts();
        (placeOf, GroupOf) = (new int[starts.Count], new int[starts.Count]);
        for (var start = 0; start < starts.Count; start++)
        {
            (placeOf[start], GroupOf[start]) = starts[start];
        }

        Free = new long[Starts * Items];
        Wanted = new long[Items];
        perShipment = new long[criteria.Count * Starts];
        (perUnit, isLate, isWeighed) = (new long[]?[criteria.Count], new bool[criteria.Count], new bool[Starts]);
        FillFree();
        for (var criterion = 0; criterion < criteria.Count; criterion++)
        {
            Weigh(criterion);
        }
    }

    internal SourcingQuestion Question { get; }

    internal ValueList<SourcingCriterion> Criteria { get; }

    internal SourcingGoods Goods { get; }

    internal int Items => Goods.Count;

    internal int Starts => placeOf.Length;

    internal int[] GroupOf { get; }

    /// <summary>Units of each item that all starts together have, up to what is wanted.</summary>
    internal long[] Wanted { get; }

    /// <summary>Units that each start has of each item, up to what is wanted.</summary>
    internal long[] Free { get; }

    internal int PlaceOf(int start) => placeOf[start];

    internal int CapacityOf(int start) => Question.Places[placeOf[start]].Capacity ?? int.MaxValue;

    internal bool WeighsUnits(int criterion) => isLate[criterion] || perUnit[criterion] is not null;

    internal long PerShipment(int criterion, int start) => perShipment[criterion * Starts + start];

    internal ReadOnlySpan<long> PerShipment(int criterion) => perShipment.AsSpan(criterion * Starts, Starts);

    internal long PerUnit(int criterion, int start, int item) =>
        perUnit[criterion] is { } weights ? weights[start * Items + item] : 0;

    /// <summary>Weighs what is weighed late, for starts that are to be compared by their units; most never are.</summary>
    internal void WeighUnits(ReadOnlySpan<int> starts)
    {
        foreach (var start in starts)
        {
            for (var criterion = Bounding; criterion < isLate.Length && !isWeighed[start]; criterion++)
            {
                if (isLate[criterion])
                {
                    WeighUnits(criterion, start, Criteria[criterion].ForUnit!);
                }
            }

            isWeighed[start] = true;
        }
    }

    private void FillFree()
    {
        if (Goods.IsPlain)
        {
            FillPlain();
            return;
        }

        for (var start = 0; start < Starts; start++)
        {
            for (var item = 0; item < Items; item++)
            {
                var free = Goods.GroupOf(item) == GroupOf[start] ? Goods.FreeAt(placeOf[start], item) : 0;
                Free[start * Items + item] = free;
                Wanted[item] = Math.Min(Goods.Wanted(item), Wanted[item] + free);
            }
        }
    }

    private void FillPlain()
    {
        for (var start = 0; start < Starts; start++)
        {
            var has = Question.Free.AsSpan().Slice(placeOf[start] * Items, Items);
            var free = Free.AsSpan(start * Items, Items);
            for (var item = 0; item < free.Length; item++)
            {
                var wanted = Goods.Wanted(item);
                free[item] = Math.Min(wanted, has[item]);
                Wanted[item] = Math.Min(wanted, Wanted[item] + free[item]);
            }
        }
    }

    private void Weigh(int criterion)
    {
        var by = Criteria[criterion];
        isLate[criterion] = by.CountsScarcity && criterion >= Bounding;
        for (var start = 0; start < Starts; start++)
        {
            var place = Question.Places[placeOf[start]];
            perShipment[criterion * Starts + start] = Within(by, by.ForShipment?.Invoke(place) ?? 0);
            if (by.ForUnit is { } weigh && !isLate[criterion] && !(by.CountsCost && place.UnitCost == 0))
            {
                WeighUnits(criterion, start, weigh);
            }
        }
    }

    private void WeighUnits(int criterion, int start, Func<SourcingPlace, Sku, long, long> weigh)
    {
        var place = placeOf[start];
        for (var line = 0; line < Question.Lines.Count; line++)
        {
            var wanted = Question.Lines[line];
            var weight = Within(Criteria[criterion], weigh(Question.Places[place], wanted.Sku, Question.FreeAt(place, line)));
            if (weight > 0)
            {
                var (item, times) = (Goods.ItemOf(line), Goods.IsTogether(Goods.ItemOf(line)) ? wanted.Wanted : 1);
                (perUnit[criterion] ??= new long[Starts * Items])[start * Items + item] += weight * times;
            }
        }
    }

    private static long Within(SourcingCriterion criterion, long weight) =>
        weight is >= 0 and <= SourcingPlace.Max
            ? weight
            : throw new InvalidOperationException($"Criterion {criterion} weighs {weight}; possible are 0 to {SourcingPlace.Max}.");
}
