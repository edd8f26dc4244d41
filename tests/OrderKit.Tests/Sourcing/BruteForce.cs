using OrderKit.Sourcing;

namespace OrderKit.Tests.Sourcing;

/// <summary>Every way to take what is wanted, written down and weighed. Knows nothing of starts, bounds or searches.</summary>
internal sealed class BruteForce(SourcingQuestion question, ValueList<SourcingCriterion> criteria)
{
    private readonly long[,] taken = new long[question.Places.Count, question.Lines.Count];

    /// <summary>The least of all weights that fill everything; null when nothing does.</summary>
    internal List<long>? Best { get; private set; }

    internal BruteForce Run()
    {
        Line(0);
        return this;
    }

    /// <summary>What a plan weighs.</summary>
    internal static List<long> Weigh(SourcingQuestion question, ValueList<SourcingCriterion> criteria, SourcingPlan plan)
    {
        var one = new BruteForce(question, criteria);
        foreach (var pick in plan.Picks)
        {
            var place = question.Places.ToList().FindIndex(candidate => candidate.Location == pick.Location);
            one.taken[place, question.Lines.ToList().FindIndex(line => line.Sku == pick.Sku)] = pick.Units;
        }

        Assert.True(one.IsPermitted(), "The plan breaks a constraint.");
        return one.Weights();
    }

    private void Line(int line)
    {
        if (line == question.Lines.Count)
        {
            if (IsPermitted() && Weights() is var weights && (Best is null || Compare(weights, Best) < 0))
            {
                Best = weights;
            }

            return;
        }

        Place(line, 0, question.Lines[line].Wanted);
    }

    private void Place(int line, int place, long left)
    {
        if (place == question.Places.Count)
        {
            if (left == 0)
            {
                Line(line + 1);
            }

            return;
        }

        for (var units = 0L; units <= Math.Min(left, question.FreeAt(place, line)); units++)
        {
            taken[place, line] = units;
            Place(line, place + 1, left - units);
        }

        taken[place, line] = 0;
    }

    private List<(int Place, Code? Group)> Shipments() =>
        [.. from place in Enumerable.Range(0, question.Places.Count)
            from line in Enumerable.Range(0, question.Lines.Count)
            where taken[place, line] > 0
            group place by (place, question.Lines[line].Apart) into shipment
            select shipment.Key];

    private bool IsPermitted() =>
        Shipments().GroupBy(shipment => shipment.Place).All(place => place.Count() <= (question.Places[place.Key].Capacity ?? 9))
        && Enumerable.Range(0, question.Lines.Count).Where(line => question.Lines[line].Together is not null)
            .GroupBy(line => question.Lines[line].Together)
            .All(set => Enumerable.Range(0, question.Places.Count).Count(place => set.Any(line => taken[place, line] > 0)) <= 1);

    private List<long> Weights()
    {
        var shipments = Shipments();
        return [.. criteria.Select(criterion => criterion.Name.Value switch
        {
            "shipments" => shipments.Count,
            "cost" => shipments.Sum(one => question.Places[one.Place].Cost) + Units((place, _) => question.Places[place].UnitCost),
            "distance" => shipments.Sum(one => question.Places[one.Place].Distance),
            "promise" => shipments.Select(one => question.Places[one.Place].Promise?.Day ?? 99L).DefaultIfEmpty(0).Max(),
            _ => Units((place, line) => 1_000_000 / question.FreeAt(place, line)),
        })];
    }

    private long Units(Func<int, int, long> weigh)
    {
        var sum = 0L;
        for (var place = 0; place < question.Places.Count; place++)
        {
            for (var line = 0; line < question.Lines.Count; line++)
            {
                sum += taken[place, line] == 0 ? 0 : taken[place, line] * weigh(place, line);
            }
        }

        return sum;
    }

    internal static int Compare(List<long> one, List<long> other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(sign => sign != 0);
}
