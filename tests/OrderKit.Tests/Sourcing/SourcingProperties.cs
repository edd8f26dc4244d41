using FsCheck.Xunit;
using OrderKit.Sourcing;

namespace OrderKit.Tests.Sourcing;

public sealed class SourcingProperties
{
    private static readonly ValueList<SourcingCriterion> Fewest = [SourcingCriterion.Shipments];

    [Fact]
    public void Ten_thousand_random_orders_are_sourced_as_well_as_by_trying_everything()
    {
        var (filled, split) = (0, 0);
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var question = SourcingInstance.Of(random, 4, 3, 3);
            var criteria = SourcingInstance.Criteria(random);
            var best = new BruteForce(question, criteria).Run().Best;
            var plan = SourcingPolicy.By("any", criteria).Choose(question);
            Assert.True(best is null == plan.Unfilled.Count > 0, $"seed {seed}: {plan.Unfilled}");
            if (best is not null)
            {
                var weights = BruteForce.Weigh(question, criteria, plan);
                Assert.True(best.SequenceEqual(weights), $"seed {seed}: {string.Join(' ', best)} against {string.Join(' ', weights)}");
                Assert.True(plan.Gap.IsExact && plan.Gap.Value == 0, $"seed {seed}: {plan.Gap}");
                filled++;
                split += plan.Shipments > 1 ? 1 : 0;
            }
        }

        Assert.True(filled > 3000 && split > 1000, $"{filled} filled, {split} split");
    }

    [Property(MaxTest = 300)]
    public void Sixteen_locations_and_twenty_lines_get_the_fewest_of_all_sets(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 20).Select(at => new SourcingLine(new($"S{at}"), random.Next(1, 4))).ToValueList();
        var places = Enumerable.Range(0, 16).Select(at => new SourcingPlace(new($"L{at:00}"))).ToValueList();
        var free = Enumerable.Range(0, 320).Select(_ => random.Next(4) > 0 ? random.Next(0, 5) : 0L).ToValueList();
        var question = new SourcingQuestion(lines, places, free);
        var plan = SourcingPolicy.Standard.Choose(question);
        var fewest = Enumerable.Range(1, 65_535)
            .Where(set => Enumerable.Range(0, 20).All(line => Sum(question, set, line) >= lines[line].Wanted))
            .Select(set => (int?)int.PopCount(set)).Min();
        Assert.Equal(fewest, plan.Unfilled.Count == 0 ? plan.Shipments : null);
    }

    [Property(MaxTest = 1000)]
    public void What_is_found_greedily_fills_the_same_and_its_bound_holds(int seed)
    {
        // Locations that have next to nothing make the question too large to be weighed whole, and are never needed.
        var random = new Random(seed);
        var small = SourcingInstance.Of(random, 6, 3, 3);
        var criteria = SourcingInstance.Criteria(random);
        var policy = SourcingPolicy.By("any", criteria);
        var exact = policy.Choose(small);
        var more = Enumerable.Range(0, 40).Select(at => new SourcingPlace(new($"X{at}")) { Capacity = 0 });
        var large = new SourcingQuestion(
            small.Lines, [.. small.Places, .. more], [.. small.Free, .. Enumerable.Repeat(3L, 40 * small.Lines.Count)]);
        var greedy = policy.Choose(large);
        Assert.False(greedy.Gap.IsExact);
        Assert.InRange(greedy.Gap.Value, 0, long.MaxValue);
        if (exact.Unfilled.Count == 0 && greedy.Unfilled.Count == 0)
        {
            var (best, found) = (BruteForce.Weigh(small, criteria, exact), BruteForce.Weigh(large, criteria, greedy));
            Assert.True(BruteForce.Compare(best, found) <= 0);
            Assert.InRange(greedy.Gap.AtLeast, 0, exact.Gap.Found);
        }
    }

    [Property(MaxTest = 200)]
    public void Of_two_hundred_stores_the_greedy_choice_is_close_to_the_planted_one(int seed)
    {
        // Five stores have it all between them, each four lines; two hundred others have a line or two.
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 20).Select(at => new SourcingLine(new($"S{at}"), 2)).ToValueList();
        var places = Enumerable.Range(0, 205).Select(at => new SourcingPlace(new($"L{at:000}"))).ToValueList();
        var free = places.SelectMany((_, place) => Enumerable.Range(0, 20).Select(line =>
            place % 41 == 7 ? (line / 4 == place / 41 ? 2L : 0) : random.Next(15) == 0 ? 2L : 0)).ToValueList();
        var plan = SourcingPolicy.By("fewest", Fewest).Choose(new(lines, places, free));
        Assert.Empty(plan.Unfilled);
        Assert.InRange(plan.Shipments, plan.Gap.AtLeast, 10);
        Assert.Equal((plan.Shipments, false), (plan.Gap.Found, plan.Gap.IsExact));
    }

    private static long Sum(SourcingQuestion question, int set, int line)
    {
        var sum = 0L;
        for (var place = 0; place < 16; place++)
        {
            sum += (set >> place & 1) == 1 ? question.FreeAt(place, line) : 0;
        }

        return sum;
    }
}
