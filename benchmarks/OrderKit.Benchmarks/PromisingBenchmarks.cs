using BenchmarkDotNet.Attributes;
using NodaTime;
using OrderKit.Backorders;
using OrderKit.Promising;

namespace OrderKit.Benchmarks;

/// <summary>What a promise costs: a check, a booking and a computation over 365 days, answers for a million articles, and backorder runs of
/// 100,000 lines of one article.</summary>
[MemoryDiagnoser]
public class PromisingBenchmarks
{
    private const int Buckets = 365;
    private const int Skus = 10_000;
    private const int Checks = 1_000_000;
    private const int Waiting = 100_000;

    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly LocationId Boras = new("boras");
    private static readonly Sku Mug = new("MUG-BLUE");
    private static readonly ChannelRules Web = new("web") { Backorders = BackorderAcceptance.WhenDated };
    private static readonly AvailabilityAnswer[] Answers = new AvailabilityAnswer[Skus];

    private SupplyPicture picture = null!;
    private AtpSchedule schedule = null!;
    private SkuSupply[] supplies = null!;
    private AtpSchedule weekly = null!;
    private ValueList<WaitingLine> lines = null!;
    private int turn;

    [GlobalSetup]
    public void Prepare()
    {
        // Every day something comes and something goes, so that there are 365 rows.
        picture = new(Mug, Boras)
        {
            Opening = 20,
            Receipts = [.. Enumerable.Range(0, Buckets).Select(day => new Receipt(new($"PO-{day}"), Today.PlusDays(day), 3 + day % 4))],
            Demands = [.. Enumerable.Range(0, Buckets).Select(day => new Demand($"SO-{day}", Today.PlusDays(day), 1 + day % 5))],
        };
        schedule = AtpSchedule.Of(picture, AtpRules.Default, Today);
        supplies = [.. Enumerable.Range(0, Skus).Select(Article)];
        weekly = AtpSchedule.Of(
            new(Mug, Boras)
            {
                Opening = 1000,
                Receipts = [.. Enumerable.Range(1, 12).Select(week => new Receipt(new($"PO-{week}"), Today.PlusDays(7 * week), 15_000))],
            },
            AtpRules.Default,
            Today);
        lines = [.. Enumerable.Range(0, Waiting).Select(Line)];
        if (schedule.Rows.Count != Buckets || MillionAnswers() != Checks || FirstCome() != Waiting || FairShare() != Waiting)
        {
            throw new InvalidOperationException("The benchmark measures something else.");
        }
    }

    [Benchmark]
    public int CheckOnADay365() => schedule.On(Today.PlusDays(turn = (turn + 61) % Buckets)).Value;

    [Benchmark]
    public LocalDate? EarliestDay365() => schedule.Earliest(turn = (turn + 61) % 500, Today);

    [Benchmark]
    public AtpSchedule Book365() => schedule.Book(1, Today.PlusDays(turn = (turn + 61) % Buckets)).Value;

    [Benchmark]
    public AtpSchedule Compute365() => AtpSchedule.Of(picture, AtpRules.Default, Today);

    // 10,000 articles with two locations each, asked for 1 to 5 units a hundred times over.
    [Benchmark]
    public int MillionAnswers()
    {
        var told = 0;
        for (var round = 0; round < Checks / Skus; round++)
        {
            Promiser.Answer(supplies, Web, new(1 + round % 5), Answers);
            told += Answers.Length;
        }

        return told;
    }

    [Benchmark]
    public int FirstCome() => Run(BackorderStrategy.FirstCome);

    [Benchmark]
    public int PriorityClass() => Run(BackorderStrategy.PriorityClass);

    [Benchmark]
    public int CompletesMostOrders() => Run(BackorderStrategy.CompletesMostOrders);

    [Benchmark]
    public int FairShare() => Run(BackorderStrategy.FairShare);

    private static SkuSupply Article(int number)
    {
        Sku sku = new($"SKU-{number}");
        SupplyPicture At(string place, int units) => new(sku, new(place))
        {
            Opening = units,
            Receipts = [new(new("PO-1"), Today.PlusDays(3 + number % 9), number % 6), new(new("PO-2"), Today.PlusDays(20), 40)],
            Demands = [new("SO-1", Today.PlusDays(12), number % 3)],
        };
        return SkuSupply.Of(sku, [At("boras", number % 4), At("kiosk", number % 2)], AtpRules.Default, Today);
    }

    private static WaitingLine Line(int number) =>
        new(new($"SO-{number / 2:000000}"), 1 + number % 2, Mug, 1 + number % 3, Now - Duration.FromMinutes(number * 7919 % Waiting))
        {
            Priority = number % 5,
            MaySplit = number % 4 == 0,
        };

    private int Run(BackorderStrategy strategy) =>
        BackorderRun.Decide(new() { Strategy = strategy }, weekly, lines, Now).Count;
}
