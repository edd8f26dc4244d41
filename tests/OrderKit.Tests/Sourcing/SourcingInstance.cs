using OrderKit.Sourcing;

namespace OrderKit.Tests.Sourcing;

/// <summary>Makes sourcing questions: few locations, lines, units and weights, so that splits and ties are common.</summary>
internal static class SourcingInstance
{
    internal static SourcingQuestion Of(Random random, int placesMax, int linesMax, int unitsMax)
    {
        var lines = Enumerable.Range(0, random.Next(1, linesMax + 1)).Select(at => Line(random, at, unitsMax)).ToArray();
        // Lines kept together are kept apart from the others as one.
        lines = [.. lines.Select(line => line.Together is null ? line : line with { Apart = ApartOf(lines, line.Together) })];
        var places = Enumerable.Range(0, random.Next(1, placesMax + 1)).Select(at => Place(random, at)).ToValueList();
        var free = Enumerable.Range(0, lines.Length * places.Count).Select(_ => random.Next(3) == 0 ? 0L : random.Next(0, unitsMax + 1));
        return new([.. lines], places, free.ToValueList());
    }

    /// <summary>Any order of any criteria, the shipments first in half of the cases.</summary>
    internal static ValueList<SourcingCriterion> Criteria(Random random)
    {
        SourcingCriterion[] all =
        [
            SourcingCriterion.Shipments, SourcingCriterion.Cost, SourcingCriterion.Distance, SourcingCriterion.Promise,
            SourcingCriterion.Scarcity,
        ];
        if (random.Next(2) == 0)
        {
            return [.. all];
        }

        random.Shuffle(all);
        return [.. all.Take(random.Next(1, 6))];
    }

    private static Code? ApartOf(SourcingLine[] lines, Code? together) => lines.First(line => line.Together == together).Apart;

    private static SourcingLine Line(Random random, int at, int unitsMax) => new(new($"S{at}"), random.Next(1, unitsMax + 1))
    {
        Together = random.Next(4) == 0 ? new Code($"set-{random.Next(2)}") : (Code?)null,
        Apart = random.Next(5) == 0 ? new Code("dangerous") : (Code?)null,
    };

    private static SourcingPlace Place(Random random, int at) => new(new($"L{at}"))
    {
        Cost = random.Next(0, 4),
        UnitCost = random.Next(0, 3),
        Distance = random.Next(0, 3),
        Promise = random.Next(4) == 0 ? null : new LocalDate(2026, 5, random.Next(1, 4)),
        Capacity = random.Next(3) == 0 ? random.Next(0, 3) : null,
    };
}
