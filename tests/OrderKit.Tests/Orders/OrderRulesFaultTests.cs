using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>What is found wrong with a host's stages before the first order, and what an order in a removed stage is told.</summary>
public sealed class OrderRulesFaultTests
{
    public static TheoryData<string, Stage[]> Wrong { get; } = new()
    {
        { "Stage s lies in 99, which is no status an order stays in.", [new("s", (OrderStatus)99) { EnteredBy = "go" }] },
        { "Stage s lies in Rejected, which is no status an order stays in.", [new("s", OrderStatus.Rejected) { EnteredBy = "go" }] },
        { "Stage s cannot be reached: it names no trigger that enters it.", [new("s", OrderStatus.Placed)] },
        { "Stage s is a trap: it stops requests and names no trigger that leaves it.",
            [new("s", OrderStatus.Placed) { Gates = [OrderVerb.Confirm] }] },
        { "Stage s is a gate, which is entered with its status and not by a trigger.",
            [new("s", OrderStatus.Placed) { Gates = [OrderVerb.Confirm], LeftBy = "done", EnteredBy = "go" }] },
        { "Stage s cannot stop Advance.", [new("s", OrderStatus.Placed) { Gates = [OrderVerb.Advance], LeftBy = "done" }] },
        { "Stage s stops Pack, which is no move of Placed.", [new("s", OrderStatus.Placed) { Gates = [OrderVerb.Pack], LeftBy = "done" }] },
        { "Stage s uses leave-removed-stage, the way out of a removed stage.",
            [new("s", OrderStatus.Placed) { EnteredBy = "go", LeftBy = Stage.LeaveRemoved }] },
        { "Trigger go enters a and b from one status.",
            [new("a", OrderStatus.Placed) { EnteredBy = "go" }, new("b", OrderStatus.Placed) { EnteredBy = "go" }] },
        { "Trigger go leaves a and enters b; leaving alone is done, so give each its own.",
            [
                new("a", OrderStatus.Placed) { EnteredBy = "begin", LeftBy = "go" },
                new("b", OrderStatus.Placed) { EnteredBy = "go", LeftBy = "finish" },
            ] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_stage_that_cannot_work_is_found_at_start_and_said_once(string fault, Stage[] stages) =>
        Assert.Equal([fault], OrderRules.Faults([], stages));

    [Fact]
    public void One_trigger_may_do_different_things_in_different_statuses() => Assert.Empty(OrderRules.Faults([],
        [
            new("a", OrderStatus.Placed) { EnteredBy = "go", LeftBy = "done" },
            new("b", OrderStatus.Confirmed) { EnteredBy = "done", LeftBy = "go" },
        ]));

    [Fact]
    public void The_moves_of_an_order_in_a_removed_stage_name_the_stage_and_the_way_out()
    {
        var order = new Story(OrderArbitraries.Host, Sample.Line(1, 2)).Confirm().Order;
        foreach (var move in OrderDecider.PossibleMoves(OrderRules.Default, order, Sample.At(99)))
        {
            var removed = move.Objections.Where(o => o.Reason == RefusalReason.StageRemoved).ToList();
            Assert.Equal(HoldType.Stoppable.Contains(move.Verb), removed.Count == 1);
            Assert.All(removed, no => Assert.Equal([new("Advance", "leave-removed-stage")], no.Unlocks));
            Assert.All(removed, no => Assert.Contains("Register the stage again", no.Detail, StringComparison.Ordinal));
        }
    }
}
