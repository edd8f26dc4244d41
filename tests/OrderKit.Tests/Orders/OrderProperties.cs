using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>What is true of every order, whatever is asked of it and told about it.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class OrderProperties
{
    private static readonly UnitPlace[] Places = Enum.GetValues<UnitPlace>();

    [Property]
    public void Every_unit_of_a_line_is_in_exactly_one_place(OrderPlay play)
    {
        foreach (var line in States(play).SelectMany(o => o.Lines))
        {
            Assert.All(Places, place => Assert.True(line.Units.In(place) >= 0));
            Assert.All(line.Units.Shipments, s => Assert.All(Places, place => Assert.True(s.In(place) >= 0)));
            Assert.Equal(line.Ordered.Value, Places.Sum(place => line.Units.In(place)));
            Assert.Equal(line.Ordered.Value, line.Units.Total);
        }
    }

    [Property]
    public void Status_is_the_roll_up_after_every_event(OrderPlay play)
    {
        foreach (var (state, recorded) in States(play).Zip(play.History))
        {
            Assert.Equal(RollUpByTheBook.StatusOf(state), state.Status);
            Assert.Equal(state.Status, recorded.Status);
            Assert.True(Enum.IsDefined(state.Status));
        }
    }

    [Property]
    public void Replay_of_the_events_is_the_live_order_at_every_prefix(OrderPlay play)
    {
        List<RecordedEvent> told = [];
        foreach (var turn in play.Turns)
        {
            told.AddRange(turn.Events);
            Assert.Equal(turn.After, OrderDecider.Replay(told));
        }
    }

    [Property]
    public void Versions_are_contiguous_and_stamps_name_their_command(OrderPlay play)
    {
        Assert.Equal(Enumerable.Range(1, play.History.Count), play.History.Select(e => (int)e.Version));
        Assert.Equal(play.History.Count, play.End.Version);
        foreach (var turn in play.Turns)
        {
            Assert.All(turn.Events, e => Assert.Equal((turn.Command.Id, turn.Command.Content(), turn.Now, Sample.Id),
                (e.CommandId, e.Content, e.RecordedAt, e.OrderId)));
        }
    }

    [Property]
    public void Only_reports_tell_a_time_of_their_own(OrderPlay play)
    {
        foreach (var turn in play.Turns)
        {
            var told = turn.Command is OrderCommand.Report report ? report.OccurredAt : turn.Now;
            Assert.All(turn.Events, e => Assert.Equal(FollowsByItself(e.Event) ? turn.Now : told, e.OccurredAt));
        }
    }

    private static bool FollowsByItself(OrderEvent happened) =>
        happened is OrderEvent.StageEntered or OrderEvent.CaptureDue or OrderEvent.RefundDue or OrderEvent.DueWithdrawn;

    [Property]
    public void Every_change_of_status_is_a_row_of_the_table(OrderPlay play)
    {
        foreach (var turn in play.Turns.Skip(1))
        {
            var from = turn.Before!.Status;
            foreach (var recorded in turn.Events)
            {
                Assert.True(
                    from == recorded.Status || OrderLifecycle.Table.Allows(from, turn.Command.Verb, recorded.Status),
                    $"{from} {turn.Command.Verb} {recorded.Status}");
                from = recorded.Status;
            }
        }
    }

    [Property]
    public void A_move_of_status_marked_as_contradiction_comes_with_one(OrderPlay play)
    {
        foreach (var turn in play.Turns.Skip(1))
        {
            var row = OrderLifecycle.Table.Rows.FirstOrDefault(r => r.From == turn.Before!.Status && r.Verb == turn.Command.Verb
                && r.To == turn.After!.Status);
            if (row is { IsContradiction: true } && row.From != row.To)
            {
                Assert.Contains(turn.Events, e => e.Event is OrderEvent.Contradicted);
            }
        }
    }

    [Property]
    public void Only_reports_and_corrections_move_units_past_the_hand_over(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(t => !t.Command.IsReport && t.Command is not OrderCommand.Correct))
        {
            var moves = turn.Events.Select(e => e.Event).OfType<OrderEvent.UnitsMoved>().SelectMany(e => e.Moves);
            Assert.All(moves, move => Assert.False(ReportTable.IsOut(move.From) || ReportTable.IsOut(move.To)));
        }
    }

    [Property]
    public void A_shipment_never_takes_units_of_another(OrderPlay play)
    {
        foreach (var turn in play.Turns.Skip(1).Where(t => t.Command is OrderCommand.ShipmentReport))
        {
            var named = ((OrderCommand.ShipmentReport)turn.Command).Shipment;
            foreach (var other in (ShipmentId[])[Sample.S1, Sample.S2])
            {
                if (other != named)
                {
                    Assert.Equal(turn.Before!.Lines.Select(l => l.Units.Of(other)), turn.After!.Lines.Select(l => l.Units.Of(other)));
                }
            }
        }
    }

    [Property]
    public void An_end_is_never_left_and_no_end_is_unset(OrderPlay play)
    {
        foreach (var turn in play.Turns.Skip(1).Where(t => t.Before!.Ending is not null))
        {
            Assert.Equal((turn.Before!.Ending, turn.Before.Status), (turn.After!.Ending, turn.After.Status));
        }
    }

    [Property]
    public void Events_that_say_nothing_are_not_recorded(OrderPlay play)
    {
        foreach (var turn in play.Turns)
        {
            var news = turn.Events.Select(e => e.Event).OfType<OrderEvent.UnitsMoved>()
                .Where(e => e.Moves.Count == 0 && e is not (OrderEvent.Cancelled or OrderEvent.ChangeApplied));
            Assert.True(!news.Any() || turn.Events.Any(e => e.Event is OrderEvent.Contradicted), $"{turn.Command}");
        }
    }

    internal static List<Order> States(OrderPlay play)
    {
        List<Order> states = [];
        foreach (var recorded in play.History)
        {
            states.Add(OrderDecider.Evolve(states.LastOrDefault(), recorded));
        }

        return states;
    }
}
