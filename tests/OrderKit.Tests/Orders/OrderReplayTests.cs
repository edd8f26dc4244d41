using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>Old histories under new rules, and histories that make no sense.</summary>
public sealed class OrderReplayTests
{
    private static readonly Code Checking = "checking";

    [Fact]
    public void The_first_event_of_the_next_decision_reassesses_an_order_whose_rules_changed()
    {
        var history = OldHistory();
        var order = OrderDecider.Replay(history)!;
        Assert.Equal((OrderStatus.InFulfilment, Checking), (order.Status, order.Stage));
        var step = Sample.Step(order, new OrderCommand.Hold(Sample.Id, Sample.Command("hold"), "manual", "look"), 90);
        Assert.Equal(new OrderEvent.Reassessed(OrderStatus.InFulfilment, OrderStatus.Confirmed), step.Events[0].Event);
        Assert.Equal([OrderStatus.Confirmed, OrderStatus.Confirmed], step.Events.Select(e => e.Status));
        Assert.Equal((OrderStatus.Confirmed, null), (step.Order.Status, step.Order.Stage));
        Assert.Equal(step.Order, OrderDecider.Replay([.. history, .. step.Events]));
        var next = Sample.Step(step.Order, new OrderCommand.Hold(Sample.Id, Sample.Command("again"), "manual", "look"), 91);
        Assert.IsType<OrderEvent.Held>(Assert.Single(next.Events).Event);
    }

    [Fact]
    public void A_report_reassesses_too_and_tells_its_own_time_apart()
    {
        var order = OrderDecider.Replay(OldHistory())!;
        var step = Sample.Step(order,
            new OrderCommand.ReportShipped(Sample.Id, Sample.Command(1), Sample.S1, Sample.Units(1, 2), Sample.At(50)), 90);
        Assert.Equal([Sample.At(90), Sample.At(50)], step.Events.Select(e => e.OccurredAt!.Value));
        Assert.Equal([OrderStatus.Confirmed, OrderStatus.Shipped], step.Events.Select(e => e.Status));
    }

    [Fact]
    public void Requests_are_answered_by_the_status_of_today()
    {
        var order = OrderDecider.Replay(OldHistory())!;
        var stage = new OrderRules([], [new(Checking, OrderStatus.InFulfilment) { LeftBy = "checked", Gates = [OrderVerb.Ship] }]);
        Assert.True(OrderDecider.PossibleMoves(stage, order, Sample.At(9)).Single(m => m.Verb == OrderVerb.Ship).IsAllowed);
        Assert.Single(Sample.Take(order, new OrderCommand.Ship(Sample.Id, Sample.Command(1), Sample.S1, []), 90, stage).ShipRequests);
    }

    [Fact]
    public void A_refusal_or_a_repeat_reassesses_nothing()
    {
        var order = OrderDecider.Replay(OldHistory())!;
        Assert.Equal(RefusalReason.NotInThisStatus, Sample.Refused(order, new OrderCommand.Complete(Sample.Id, Sample.Command(1))).Reason);
        Assert.True(Sample.Step(order, Sample.Place(Sample.Line(1, 2))).IsRepeat);
    }

    [Fact]
    public void Old_statuses_are_copied_and_not_computed_anew() =>
        Assert.Equal(OrderStatus.InFulfilment, OrderDecider.Replay(OldHistory())!.Status);

    [Fact]
    public void No_history_is_no_order() => Assert.Null(OrderDecider.Replay([]));

    [Fact]
    public void A_history_with_a_gap_a_stranger_or_two_beginnings_makes_no_sense()
    {
        var history = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).History;
        Nonsense([history[0], history[2]]);
        Nonsense([history[1] with { Version = 1 }]);
        Nonsense([history[0], history[0] with { Version = 2 }]);
        Nonsense([history[0], history[1] with { OrderId = new("SO-2") }]);
        Nonsense([history[0], history[1], history[1]]);
    }

    [Fact]
    public void Moves_of_units_that_are_not_there_make_no_sense()
    {
        var history = Story.Confirmed(Sample.Line(1, 2)).Shipped(2, 10).History;
        Nonsense([.. history[..2], Moving(new UnitMove(1, UnitPlace.Open, UnitPlace.Packed, 3))]);
        Nonsense([.. history[..2], Moving(new UnitMove(9, UnitPlace.Open, UnitPlace.Packed, 1))]);
        Nonsense([.. history[..2], Moving(new UnitMove(1, UnitPlace.Open, UnitPlace.Shipped, 1))]);
        Nonsense([.. history[..2], Moving(new UnitMove(1, UnitPlace.Shipped, UnitPlace.Delivered, 1, Sample.S1))]);

        RecordedEvent Moving(UnitMove move) => history[2] with { Event = new OrderEvent.Packed([move]) };
    }

    [Fact]
    public void A_command_for_another_order_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => Sample.Step(Sample.Placed(Sample.Line(1, 1)),
            new OrderCommand.Confirm(new("SO-2"), Sample.Command(1))));

    [Fact]
    public void Possible_moves_of_an_unknown_line_are_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            OrderDecider.PossibleMoves(OrderRules.Default, Sample.Placed(Sample.Line(1, 1)), Sample.At(9), 2));

    private static void Nonsense(ValueList<RecordedEvent> history) =>
        Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Replay(history));

    /// <summary>A history from a time when a confirmed order counted as in fulfilment, with a stage there.</summary>
    private static List<RecordedEvent> OldHistory()
    {
        var history = Story.Confirmed(Sample.Line(1, 2)).History;
        history[1] = history[1] with { Status = OrderStatus.InFulfilment };
        history.Add(history[1] with { Version = 3, Event = new OrderEvent.StageEntered(Checking) });
        return history;
    }
}
