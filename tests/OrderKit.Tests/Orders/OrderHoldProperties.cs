using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>What holds and gates stop, and what they never stop.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class OrderHoldProperties
{
    private static readonly OrderRules Rules = OrderArbitraries.Host;

    [Property]
    public void A_hold_stops_the_requests_it_names_and_no_other(OrderPlay play)
    {
        foreach (var order in OrderProperties.States(play))
        {
            foreach (var type in Rules.HoldTypes)
            {
                AgreeButFor(type, Held(order, type.Name, null), order, null);
            }
        }
    }

    [Property]
    public void A_hold_on_a_line_stops_that_line_and_the_whole_order(OrderPlay play)
    {
        var order = play.End;
        foreach (var type in Rules.HoldTypes)
        {
            var held = Held(order, type.Name, 1);
            AgreeButFor(type, held, order, null);
            AgreeButFor(type, held, order, 1);
            foreach (var other in order.Lines.Where(l => l.Number != 1))
            {
                Assert.Equal(Objections(order, other.Number, _ => true), Objections(held, other.Number, _ => true));
            }
        }
    }

    [Property]
    public void No_hold_stops_a_report_or_changes_what_it_moves(OrderPlay play)
    {
        foreach (var turn in play.Turns.Skip(1).Where(t => t.Command.IsReport && t.Events.Count > 0))
        {
            var held = Held(turn.Before!, "manual", null);
            var step = OrderDecider.Decide(play.Rules, held, turn.Command, turn.Now).Value;
            Assert.Equal(turn.After!.Lines, step.Order.Lines);
            Assert.Equal(turn.After.Status, step.Order.Status);
        }
    }

    [Property]
    public void A_gate_stops_the_requests_it_names_and_no_other(OrderPlay play)
    {
        foreach (var order in OrderProperties.States(play).Where(o => o.Status == OrderStatus.Confirmed))
        {
            var gate = Rules.Stages[0];
            var stopped = OrderDecider.PossibleMoves(Rules, order with { Stage = gate.Name }, Sample.At(500))
                .Where(m => m.Objections.Any(o => o.Reason == RefusalReason.BehindGate)).Select(m => m.Verb);
            Assert.Equal(gate.Gates.Order(), stopped.Order());
        }
    }

    [Fact]
    public void A_hold_can_keep_the_delivery_where_it_is_and_the_built_in_one_lets_an_address_be_put_right()
    {
        var story = new Story(Rules, Sample.Line(1, 2)).Hold("fraud-review");
        story.Do(new OrderCommand.ProposeChange(
            Sample.Id, story.Next(), [new OrderChange.SetRecipient("receiver")], Duration.FromDays(1)));
        Assert.Equal(
            [(RefusalReason.OnHold, new Unlock("Release", "hold 1"))],
            OrderDecider.PreviewChange(Rules, story.Order, Sample.At(9))!.Objections.Select(o => (o.Reason, o.Unlocks[0])));
        Assert.Equal(RefusalReason.OnHold, story.Refused(Apply()));

        story.Hold("manual").Do(new OrderCommand.Release(Sample.Id, story.Next(), 1));
        Assert.Null(story.Do(Apply()).Order.Change);

        OrderCommand.ApplyChange Apply() => new(Sample.Id, story.Next(), 1, story.Order.Version, []);
    }

    /// <summary>The hold stops what its type names; every other request has the objections it had before.</summary>
    private static void AgreeButFor(HoldType type, Order held, Order free, LineNumber? line)
    {
        var moves = OrderDecider.PossibleMoves(Rules, held, Sample.At(500), line);
        Assert.All(type.Stops, verb => Assert.True(
            moves.Single(m => m.Verb == verb).Objections.Any(o => o.Reason == RefusalReason.OnHold)
            || (line is null && IsPossibleForALine(verb)), $"{verb}"));
        Assert.Equal(Objections(free, line, Untouched), Objections(held, line, Untouched));

        // Other instructions always name their line, so a hold on another does not stop them.
        bool IsPossibleForALine(OrderVerb verb) => verb == OrderVerb.Retailor && held.Lines.Any(
            one => OrderDecider.PossibleMoves(Rules, held, Sample.At(500), one.Number).Single(m => m.Verb == verb).IsAllowed);

        bool Untouched(OrderVerb verb) => verb != OrderVerb.Release && !type.Stops.Contains(verb);
    }

    // The sentence of a refusal may name the holds, its reason may not change.
    private static List<(OrderVerb Verb, RefusalReason Reason)> Objections(Order order, LineNumber? line, Func<OrderVerb, bool> which) =>
        OrderDecider.PossibleMoves(Rules, order, Sample.At(500), line)
            .Where(m => m.Verb != OrderVerb.Release && which(m.Verb))
            .SelectMany(m => m.Objections, (m, o) => (m.Verb, o.Reason))
            .ToList();

    // An ended order takes no more holds; one placed before the end is still there.
    private static Order Held(Order order, Code type, LineNumber? line) =>
        order with { Holds = order.Holds.Add(new(99, type, line, "look", Sample.Start)) };
}
