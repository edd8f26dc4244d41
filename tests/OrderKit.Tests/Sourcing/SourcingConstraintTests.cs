using OrderKit.Sourcing;

namespace OrderKit.Tests.Sourcing;

public sealed class SourcingConstraintTests
{
    private static readonly Sku Bed = new("BED");
    private static readonly Sku Mattress = new("MATTRESS");

    // Two locations, two articles, one of each wanted. Free: BED at A, MATTRESS at A, BED at B, MATTRESS at B.
    [Theory]
    [InlineData("", 1, 0, 0, 1, "A:BED B:MATTRESS", 2)]
    [InlineData("together", 1, 0, 0, 1, "", 0)]
    [InlineData("together", 1, 0, 1, 1, "B:BED B:MATTRESS", 1)]
    [InlineData("apart", 1, 1, 0, 0, "A:BED A:MATTRESS", 2)]
    [InlineData("apart, A sends one", 1, 1, 0, 1, "A:BED B:MATTRESS", 2)]
    [InlineData("apart, A sends one", 1, 1, 0, 0, "A:BED", 1)]
    [InlineData("A is full", 1, 1, 0, 1, "B:MATTRESS", 1)]
    public void Constraints_decide_where_units_come_from(string constraint, int a1, int a2, int b1, int b2, string picks, int shipments)
    {
        Code? together = constraint.StartsWith("together", StringComparison.Ordinal) ? new Code("set") : (Code?)null;
        Code? apart = constraint.StartsWith("apart", StringComparison.Ordinal) ? new Code("dangerous") : (Code?)null;
        int? capacity = constraint switch { "apart, A sends one" => 1, "A is full" => 0, _ => null };
        var question = new SourcingQuestion(
            [new(Bed, 1) { Together = together }, new(Mattress, 1) { Together = together, Apart = apart is null ? null : apart }],
            [new(new("A")) { Capacity = capacity }, new(new("B"))],
            [a1, a2, b1, b2]);
        var plan = SourcingPolicy.Standard.Choose(question);
        Assert.Equal(picks, string.Join(' ', plan.Picks.Select(pick => $"{pick.Location}:{pick.Sku}")));
        Assert.Equal(shipments, plan.Shipments);
        Assert.Equal(2, plan.Picks.Sum(pick => pick.Units) + plan.Unfilled.Sum(lack => lack.Units));
    }

    // Two locations could each send the one unit. A: cost, metres, day; B the same; the first criterion that differs decides.
    [Theory]
    [InlineData(500, 10, 3, 400, 99, 9, "B")]
    [InlineData(500, 99, 3, 500, 10, 9, "B")]
    [InlineData(500, 10, 9, 500, 10, 3, "B")]
    [InlineData(500, 10, 3, 500, 10, 3, "A")]
    public void Cost_comes_before_distance_before_promise(int cost, int metres, int day, int cost2, int metres2, int day2, string location)
    {
        var question = new SourcingQuestion(
            [new(Bed, 1)],
            [
                new(new("A")) { Cost = cost, Distance = metres, Promise = new(2026, 5, day) },
                new(new("B")) { Cost = cost2, Distance = metres2, Promise = new(2026, 5, day2) },
            ],
            [5, 5]);
        Assert.Equal(location, SourcingPolicy.Standard.Choose(question).Picks.Single().Location.Value);
    }

    [Fact]
    public void The_last_pieces_of_a_location_are_spared_where_others_have_plenty()
    {
        var question = new SourcingQuestion([new(Bed, 1)], [new(new("A")), new(new("B"))], [1, 40]);
        Assert.Equal("B", SourcingPolicy.Standard.Choose(question).Picks.Single().Location.Value);
        Assert.Equal("A", SourcingPolicy.FewestLocations.Choose(question).Picks.Single().Location.Value);
    }

    [Fact]
    public void A_host_may_put_the_date_first_and_get_two_shipments()
    {
        var question = new SourcingQuestion(
            [new(Bed, 1), new(Mattress, 1)],
            [
                new(new("FAR")) { Promise = new(2026, 5, 9) },
                new(new("NEAR")) { Promise = new(2026, 5, 3) },
                new(new("NEXT")) { Promise = new(2026, 5, 4) },
            ],
            [9, 9, 1, 0, 0, 1]);
        var early = SourcingPolicy.By("early", [SourcingCriterion.Promise, SourcingCriterion.Shipments]).Choose(question);
        Assert.Equal(["NEAR", "NEXT"], early.Picks.Select(pick => pick.Location.Value));
        Assert.Equal(["FAR"], SourcingPolicy.Standard.Choose(question).Picks.Select(pick => pick.Location.Value).Distinct());
    }

    [Fact]
    public void A_policy_of_the_hosts_own_is_asked_and_its_errors_are_caught()
    {
        var question = new SourcingQuestion([new(Bed, 2)], [new(new("A")), new(new("B"))], [1, 5]);
        SourcingPlan Own(params SourcingPlan.Pick[] picks) => new SourcingPolicy("own", _ => new([.. picks])).Choose(question);
        Assert.Equal(2, Own(new SourcingPlan.Pick(Bed, new("B"), 2)).Picks[0].Units);
        Assert.Throws<InvalidOperationException>(() => Own(new SourcingPlan.Pick(Bed, new("A"), 2)));
        Assert.Throws<InvalidOperationException>(() => Own(new SourcingPlan.Pick(Bed, new("B"), 3)));
        Assert.Throws<InvalidOperationException>(() => Own(new SourcingPlan.Pick(Bed, new("C"), 1)));
        Assert.Throws<InvalidOperationException>(() => Own(new(Bed, new("B"), 1), new SourcingPlan.Pick(Bed, new("B"), 1)));
    }

    [Fact]
    public void A_weight_outside_the_range_is_named()
    {
        var policy = SourcingPolicy.By("odd", [SourcingCriterion.PerShipment("odd", _ => -1)]);
        var fault = Assert.Throws<InvalidOperationException>(() => policy.Choose(new([new(Bed, 1)], [new(new("A"))], [1])));
        Assert.Contains("odd", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_makes_no_sense_is_not_asked()
    {
        Assert.Throws<ArgumentException>(() => new SourcingQuestion([], [], []));
        Assert.Throws<ArgumentException>(() => new SourcingQuestion([new(Bed, 1), new(Bed, 1)], [new(new("A"))], [1, 1]));
        Assert.Throws<ArgumentException>(() => new SourcingQuestion([new(Bed, 1)], [new(new("A"))], [1, 1]));
        Assert.Throws<ArgumentException>(() => new SourcingQuestion([new(Bed, 1)], [new(new("A"))], [-1]));
        Assert.Throws<ArgumentException>(() => new SourcingQuestion(
            [new(Bed, 1) { Together = "set" }, new(Mattress, 1) { Together = "set", Apart = "dangerous" }], [new(new("A"))], [1, 1]));
        Assert.Throws<ArgumentException>(() => SourcingPolicy.By("none", []));
    }
}
