using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>A host's stages inside a status, and gates among them.</summary>
public sealed class OrderStageTests
{
    private static readonly Code Gate = "quality-check";

    [Fact]
    public void A_gate_is_entered_with_its_status()
    {
        var story = Hosted().Confirm();
        Assert.Equal(["Confirmed", "StageEntered"], story.Events);
        Assert.Equal((OrderStatus.Confirmed, Gate), (story.Status, story.Order.Stage));
        Assert.Equal(BehindGate, story.Refused(story.ShipCommand(Sample.S1, 1)));
    }

    [Fact]
    public void All_other_rules_of_the_status_stay()
    {
        var story = Hosted().Confirm();
        Assert.Equal(OrderStatus.InFulfilment, story.Do(new OrderCommand.Allocate(Sample.Id, story.Next(), [])).Status);
        Assert.Equal(OrderStatus.Cancelled, Hosted().Confirm().Cancel().Status);
    }

    [Fact]
    public void A_passed_gate_is_not_asked_again()
    {
        var story = Hosted().Confirm().Advance("passed");
        Assert.Null(story.Order.Stage);
        Assert.Equal([Gate], story.Order.PassedStages);
        story.Pack(2).Shipped(2, 10).Correct(2, UnitPlace.Shipped, UnitPlace.Open);
        Assert.Equal((OrderStatus.Confirmed, null), (story.Status, story.Order.Stage));
        Assert.Single(story.Ship(Sample.S2, 1).Order.ShipRequests);
    }

    [Fact]
    public void A_gate_left_by_a_change_of_status_is_asked_again()
    {
        var story = Hosted().Confirm().Shipped(2, 10);
        Assert.Null(story.Order.Stage);
        Assert.Empty(story.Order.PassedStages);
        story.Correct(2, UnitPlace.Shipped, UnitPlace.Open);
        Assert.Equal(["Corrected", "StageEntered"], story.Events);
        Assert.Equal(Gate, story.Order.Stage);
    }

    [Fact]
    public void Gates_of_one_status_are_entered_one_after_the_other()
    {
        var rules = new OrderRules([],
        [
            new("first", OrderStatus.Placed) { LeftBy = "one-done", Gates = [OrderVerb.Confirm] },
            new("second", OrderStatus.Placed) { LeftBy = "two-done", Gates = [OrderVerb.Confirm] },
        ]);
        var story = new Story(rules, Sample.Line(1, 1));
        Assert.Equal("first", story.Order.Stage?.Value);
        Assert.Equal("second", story.Advance("one-done").Order.Stage?.Value);
        Assert.Equal(["StageLeft", "StageEntered"], story.Events);
        Assert.Equal(OrderStatus.Confirmed, story.Advance("two-done").Confirm().Status);
    }

    [Fact]
    public void A_plain_stage_is_entered_and_left_by_its_triggers_and_stops_nothing()
    {
        var story = Hosted().Confirm().Advance("passed").Advance("invoice");
        Assert.Equal("invoiced", story.Order.Stage?.Value);
        Assert.Single(story.Ship(Sample.S1, 1).Order.ShipRequests);
        Assert.Equal("processing", story.Advance("process").Order.Stage?.Value);
        Assert.Equal(TriggerUnknown, story.Refused(new OrderCommand.Advance(Sample.Id, story.Next(), "credit")));
        Assert.Null(story.Advance("invoice").Advance("credit").Order.Stage);
        Assert.Equal([Gate], story.Order.PassedStages);
    }

    [Fact]
    public void A_plain_stage_is_left_when_the_status_changes() =>
        Assert.Null(Hosted().Confirm().Advance("passed").Advance("invoice").Pack(1).Order.Stage);

    [Fact]
    public void No_stage_is_entered_from_an_open_gate_or_another_status()
    {
        var story = Hosted().Confirm();
        Assert.Equal(TriggerUnknown, story.Refused(new OrderCommand.Advance(Sample.Id, story.Next(), "invoice")));
        story.Advance("passed");
        Assert.Equal(TriggerUnknown, story.Refused(new OrderCommand.Advance(Sample.Id, story.Next(), "ask")));
        Assert.Equal("follow-up", story.Shipped(2, 10).Delivered(2, 20).Advance("ask").Order.Stage?.Value);
    }

    [Fact]
    public void An_order_in_a_stage_the_host_removed_says_what_to_do()
    {
        var order = Hosted().Confirm().Order;
        var refusal = Sample.Refused(order, new OrderCommand.Ship(Sample.Id, Sample.Command(1), Sample.S1, []));
        Assert.Equal(StageRemoved, refusal.Reason);
        Assert.Equal([new("Advance", Stage.LeaveRemoved.Value)], refusal.Unlocks);
        Assert.Contains(Gate.Value, refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(StageRemoved, Sample.Refused(order, new OrderCommand.Advance(Sample.Id, Sample.Command(1), "passed")).Reason);
        var left = Sample.Take(order, new OrderCommand.Advance(Sample.Id, Sample.Command(1), Stage.LeaveRemoved));
        Assert.Null(left.Stage);
        Assert.Empty(left.PassedStages);
        Assert.Single(Sample.Take(left, new OrderCommand.Ship(Sample.Id, Sample.Command(2), Sample.S1, [])).ShipRequests);
    }

    [Fact]
    public void A_removed_stage_stops_neither_reports_nor_cancel()
    {
        var order = Hosted().Confirm().Order;
        Assert.Equal(OrderStatus.Cancelled,
            Sample.Take(order, new OrderCommand.Cancel(Sample.Id, Sample.Command(1), "changed-mind", [])).Status);
        var step =
            Sample.Step(order, new OrderCommand.ReportShipped(Sample.Id, Sample.Command(1), Sample.S1, Sample.Units(1, 2), Sample.At(9)));
        Assert.Empty(Sample.Contradictions(step));
        Assert.Null(step.Order.Stage);
    }

    [Fact]
    public void The_way_out_of_a_removed_stage_is_none_out_of_another() =>
        Assert.Equal(TriggerUnknown,
            Hosted().Confirm().Refused(new OrderCommand.Advance(Sample.Id, Sample.Command(9), Stage.LeaveRemoved)));

    [Fact]
    public void A_hold_of_a_type_the_host_removed_stops_all_that_a_hold_can()
    {
        var order = Hosted().Hold("stock-check").Order;
        Assert.Equal(OnHold, Sample.Refused(order, new OrderCommand.Confirm(Sample.Id, Sample.Command(1))).Reason);
    }

    [Fact]
    public void Everything_wrong_with_hold_types_and_stages_is_said_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => new OrderRules(
            [new("a", [OrderVerb.Cancel]), new("a", [])],
            [
                new("b", OrderStatus.Cancelled) { EnteredBy = "x" }, new("b", OrderStatus.Placed),
                new("c", OrderStatus.Placed) { EnteredBy = "y", LeftBy = "z" },
                new("d", OrderStatus.Placed) { EnteredBy = "y", Gates = [OrderVerb.Cancel] },
                new("e", OrderStatus.Placed) { EnteredBy = "y" },
            ]));
        foreach (var part in (string[])
            ["a is registered 2", "a cannot stop Cancel", "a stops nothing", "b is registered 2", "lies in Cancelled",
                "b cannot be reached",
             "d is a gate", "d is a trap", "d cannot stop Cancel", "enters c and d and e"])
        {
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        }
    }

    private static Story Hosted() => new(OrderArbitraries.Host, Sample.Line(1, 2));
}
