namespace OrderKit.Sourcing;

/// <summary>A question as numbers: what is wanted, where shipments could start, what they have and what they weigh.</summary>
/// <remarks>An item is a line, or lines kept together, which are one unit that a start has wholly or not at all. A start is a place and
/// one of the groups kept apart: the possible beginning of one shipment.</remarks>
internal sealed class SourcingGrid
{
    private readonly int[] placeOf;
    private readonly bool[] weighsUnits;
    private readonly long[] perShipment;
    private readonly long[] perUnit;

    internal SourcingGrid(SourcingQuestion question, ValueList<SourcingCriterion> criteria)
    {
        (Question, Criteria, Goods) = (question, criteria, new(question));
        var starts = Goods.Starts();
        placeOf = [.. starts.Select(start => start.Place)];
        GroupOf = [.. starts.Select(start => start.Group)];
        Free = new long[Starts * Items];
        Wanted = new long[Items];
        perShipment = new long[criteria.Count * Starts];
        perUnit = new long[criteria.Count * Starts * Items];
        weighsUnits = new bool[criteria.Count];
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

    internal bool WeighsUnits(int criterion) => weighsUnits[criterion];

    internal long PerShipment(int criterion, int start) => perShipment[criterion * Starts + start];

    internal long PerUnit(int criterion, int start, int item) => perUnit[(criterion * Starts + start) * Items + item];

    private void FillFree()
    {
        for (var item = 0; item < Items; item++)
        {
            for (var start = 0; start < Starts; start++)
            {
                var free = Goods.GroupOf(item) == GroupOf[start] ? Goods.FreeAt(placeOf[start], item) : 0;
                Free[start * Items + item] = free;
                Wanted[item] = Math.Min(Goods.Wanted(item), Wanted[item] + free);
            }
        }
    }

    private void Weigh(int criterion)
    {
        var by = Criteria[criterion];
        for (var start = 0; start < Starts; start++)
        {
            var place = Question.Places[placeOf[start]];
            perShipment[criterion * Starts + start] = Within(by, by.ForShipment?.Invoke(place) ?? 0);
            if (by.ForUnit is { } weigh)
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
                perUnit[(criterion * Starts + start) * Items + item] += weight * times;
                weighsUnits[criterion] = true;
            }
        }
    }

    private static long Within(SourcingCriterion criterion, long weight) =>
        weight is >= 0 and <= SourcingPlace.Max
            ? weight
            : throw new InvalidOperationException($"Criterion {criterion} weighs {weight}; possible are 0 to {SourcingPlace.Max}.");
}
