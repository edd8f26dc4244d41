using BenchmarkDotNet.Attributes;
using OrderKit.Sourcing;

namespace OrderKit.Benchmarks;

/// <summary>Which of 16 locations fill an order of 20 lines: many different orders, each answered exactly.</summary>
[MemoryDiagnoser]
public class SourcingBenchmarks
{
    private const int Orders = 256;

    private SourcingQuestion[] questions = [];

    /// <summary>How many of ten lines a location has, about: 9 is an even stock, 5 a patchy one.</summary>
    [Params(9, 7, 5)]
    public int HasOfTen { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        questions = [.. Enumerable.Range(0, Orders).Select(seed => Question(new Random(seed)))];
        var sizes = questions.Select(SourcingPolicy.Standard.Choose).GroupBy(plan => plan.Unfilled.Count > 0 ? 0 : plan.Shipments);
        Console.WriteLine($"// shipments: {string.Join(", ", sizes.OrderBy(g => g.Key).Select(g => $"{g.Count()} of {g.Key}"))}");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Orders)]
    public int FewestLocations() => Run(SourcingPolicy.FewestLocations);

    [Benchmark(OperationsPerInvoke = Orders)]
    public int AllFiveCriteria() => Run(SourcingPolicy.Standard);

    private int Run(SourcingPolicy policy)
    {
        var shipments = 0;
        foreach (var question in questions)
        {
            shipments += policy.Choose(question).Shipments;
        }

        return shipments;
    }

    private SourcingQuestion Question(Random random)
    {
        var lines = Enumerable.Range(0, 20).Select(at => new SourcingLine(new($"SKU-{at}"), random.Next(1, 4)));
        var places = Enumerable.Range(0, 16).Select(at => new SourcingPlace(new($"L{at:00}"))
        {
            Cost = random.Next(3000, 9000),
            Distance = random.Next(1_000, 900_000),
            Promise = new(2026, 5, random.Next(4, 9)),
        });
        var free = Enumerable.Range(0, 320).Select(_ => random.Next(10) < HasOfTen ? random.Next(1, 40) : 0L);
        return new(lines.ToValueList(), places.ToValueList(), free.ToValueList());
    }
}
