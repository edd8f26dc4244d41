using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Tests.Orders;

/// <summary>What is true of every answer an order gives: repeats, refusals, holds and possible moves.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class OrderCommandProperties
{
    private static readonly RefusalReason[] Malformed =
    [
        OrderUnknown, CommandIdReused, NoLines, LineTwice, QuantityZero, CurrencyMixed, AmountNegative, AmountTooLarge, AmountZero,
        LineUnknown, PlacesNotPossible, PaymentDueUnknown,
    ];

    [Property]
    public void A_command_sent_again_at_once_is_known(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(t => t.Decision.IsAccepted))
        {
            var again = OrderDecider.Decide(play.Rules, turn.After, turn.Command, Sample.At(500)).Value;
            Assert.True(again.IsRepeat);
            Assert.Equal(turn.After, again.Order);
            Assert.Equal(turn.Events.Count == 0 ? turn.Decision.Value.RepeatOf : turn.After!.Version, again.RepeatOf);
        }
    }

    [Property]
    public void A_command_sent_again_much_later_is_known(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(t => t.Events.Count > 0))
        {
            var again = OrderDecider.Decide(play.Rules, play.End, turn.Command, Sample.At(500)).Value;
            Assert.Empty(again.Events);
            Assert.Equal(play.End, again.Order);
            Assert.Equal(turn.After!.Version, again.RepeatOf);
        }
    }

    [Property]
    public void Playing_every_command_twice_tells_the_same_history(OrderPlay play)
    {
        var twice = play.Twice.SelectMany(t => t.Events);
        Assert.Equal(play.History.Select(e => (e.Version, e.Event, e.Status)), twice.Select(e => (e.Version, e.Event, e.Status)));
    }

    [Property]
    public void What_stands_against_a_move_is_said_in_whole_sentences_and_unlocked_by_moves(OrderPlay play)
    {
        foreach (var line in play.End.Lines.Select(l => (LineNumber?)l.Number).Append(null))
        {
            var objections = OrderDecider.PossibleMoves(play.Rules, play.End, Sample.At(500), line).SelectMany(m => m.Objections);
            Assert.All(objections, no =>
            {
                Assert.All([no.Found, no.Asked, no.Possible], part => Assert.Matches(@"^\S.*[^\s.;]$", part));
                Assert.DoesNotContain("  ", no.Detail, StringComparison.Ordinal);
                Assert.All(no.Unlocks, unlock => Assert.True(Enum.TryParse<OrderVerb>(unlock.Action, out _), unlock.Action));
            });
        }
    }

    [Property]
    public void An_id_used_again_for_other_content_is_refused_as_that(OrderPlay play)
    {
        foreach (var turn in play.Turns.Where(t => t.Events.Count > 0))
        {
            OrderCommand[] others =
            [
                new OrderCommand.Hold(Sample.Id, turn.Command.Id, "manual", "another-thing"),
                new OrderCommand.ReportCancelled(Sample.Id, turn.Command.Id, "another-thing", null),
                Sample.Place(Sample.Line(1, 77)) with { Id = turn.Command.Id },
            ];
            Assert.All(others, other => Assert.Equal(CommandIdReused, Refused(play, other)));
        }
    }

    [Property]
    public void Nonsense_is_refused_by_its_own_reason_whatever_the_order(OrderPlay play)
    {
        var id = Sample.Command("nonsense");
        var before = OrderDecider.Replay(play.History);
        Assert.Equal(OrderExists, Refused(play, play.Place with { Id = id }));
        Assert.Equal(HoldUnknown, Refused(play, new OrderCommand.Release(Sample.Id, id, 99)));
        Assert.Equal(HoldTypeUnknown, Refused(play, new OrderCommand.Hold(Sample.Id, id, "no-such-type", "look")));
        Assert.Equal(LineUnknown, Refused(play, new OrderCommand.Hold(Sample.Id, id, "no-such-type", "look", 99)));
        Assert.Equal(TriggerUnknown, Refused(play, new OrderCommand.Advance(Sample.Id, id, "no-such-trigger")));
        Assert.Equal(ShipmentUnknown, Refused(play, new OrderCommand.Recall(Sample.Id, id, new("S9"), "no-room")));
        foreach (var (reason, lines) in Broken)
        {
            Assert.Equal(reason, Refused(play, new OrderCommand.Allocate(Sample.Id, id, lines)));
            Assert.Equal(reason, Refused(play, new OrderCommand.Ship(Sample.Id, id, Sample.S1, lines)));
            Assert.Equal(reason, Refused(play, new OrderCommand.Cancel(Sample.Id, id, "changed-mind", lines)));
            Assert.Equal(reason, Refused(play, new OrderCommand.ReportLost(Sample.Id, id, Sample.S1, lines, null)));
        }

        Assert.Equal(before, play.End);
    }

    [Property]
    public void More_units_than_there_are_is_refused_whatever_the_order(OrderPlay play)
    {
        var id = Sample.Command("too-many");
        ValueList<LineQuantity> many = [new(1, Quantity.Max)];
        OrderCommand[] requests =
        [
            new OrderCommand.Allocate(Sample.Id, id, many),
            new OrderCommand.Tailor(Sample.Id, id, many),
            new OrderCommand.Pack(Sample.Id, id, many),
            new OrderCommand.Ship(Sample.Id, id, new("S9"), many), new OrderCommand.Cancel(Sample.Id, id, "changed-mind", many),
        ];
        Assert.All(requests, request => Assert.InRange(Refused(play, request), NotInThisStatus, NotEnoughUnits));
    }

    [Property]
    public void Reports_are_refused_only_when_malformed(OrderPlay play) =>
        Assert.All(
            play.Turns.Where(t => t.Command.IsReport && !t.Decision.IsAccepted),
            turn => Assert.Contains(turn.Decision.Refusal!.Reason, Malformed));

    [Property]
    public void A_report_of_a_known_line_is_taken_in_every_state(OrderPlay play)
    {
        var id = Sample.Command("report");
        ValueList<LineQuantity> some = [new(1, 2)];
        OrderCommand[] reports =
        [
            new OrderCommand.ReportShipped(Sample.Id, id, Sample.S2, some, null),
            new OrderCommand.ReportDelivered(Sample.Id, id, Sample.S2, some, null),
            new OrderCommand.ReportReturned(Sample.Id, id, Sample.S2, some, null),
            new OrderCommand.ReportLost(Sample.Id, id, Sample.S2, some, null),
            new OrderCommand.Retract(Sample.Id, id, Sample.S2, UnitPlace.Lost, some, null),
            new OrderCommand.ReportBackorder(Sample.Id, id, some, null),
            new OrderCommand.ReportCancelled(Sample.Id, id, "called-off", null),
            new OrderCommand.ReportAuthorised(Sample.Id, id, Money.Zero("SEK"), null),
            new OrderCommand.ReportCaptured(Sample.Id, id, new(1m, "SEK"), null),
            new OrderCommand.ReportVoided(Sample.Id, id, new(1m, "SEK"), null),
            new OrderCommand.ReportExpired(Sample.Id, id, new(1m, "SEK"), null),
            new OrderCommand.ReportPaymentFailed(Sample.Id, id, new(1m, "SEK"), "declined", null),
            new OrderCommand.ReportRefunded(Sample.Id, id, new(1m, "SEK"), null),
            new OrderCommand.ReportDisputed(Sample.Id, id, new(1m, "SEK"), false, null),
        ];
        Assert.All(
            OrderProperties.States(play),
            state => Assert.All(reports, report => Assert.True(OrderDecider.Decide(play.Rules, state, report, Sample.At(500)).IsAccepted)));
    }

    [Property]
    public void Possible_moves_and_the_decider_agree_on_whole_order_requests(OrderPlay play)
    {
        foreach (var order in OrderProperties.States(play))
        {
            var moves = OrderDecider.PossibleMoves(play.Rules, order, Sample.At(500));
            foreach (var request in WholeOrderRequests)
            {
                var decision = OrderDecider.Decide(play.Rules, order, request, Sample.At(500));
                var objections = moves.Single(m => m.Verb == request.Verb).Objections;
                Assert.Equal(objections.Select(o => o.Number).Order().Distinct(), objections.Select(o => o.Number));
                Assert.Equal(objections.Count == 0 ? null : objections[0], decision.Refusal);
            }
        }
    }

    [Property]
    public void Possible_moves_and_the_decider_agree_on_single_lines(OrderPlay play)
    {
        foreach (var order in OrderProperties.States(play))
        {
            foreach (var line in order.Lines)
            {
                var moves = OrderDecider.PossibleMoves(play.Rules, order, Sample.At(500), line.Number);
                foreach (var request in LineRequests(line))
                {
                    var decision = OrderDecider.Decide(play.Rules, order, request, Sample.At(500));
                    var objections = moves.Single(m => m.Verb == request.Verb).Objections;
                    Assert.Equal(objections.Count == 0 ? null : objections[0].Reason, decision.Refusal?.Reason);
                }
            }
        }
    }

    [Property]
    public void A_move_that_needs_a_subject_is_possible_when_some_subject_will_do(OrderPlay play)
    {
        var id = Sample.Command("subject");
        foreach (var order in OrderProperties.States(play))
        {
            var moves = OrderDecider.PossibleMoves(play.Rules, order, Sample.At(500));
            Agree(OrderVerb.Release, Enumerable.Range(0, 25).Select(n => new OrderCommand.Release(Sample.Id, id, n)));
            Agree(OrderVerb.Recall, new[] { Sample.S1, Sample.S2 }.Select(s => new OrderCommand.Recall(Sample.Id, id, s, "no-room")));
            Agree(OrderVerb.Advance, play.Rules.Stages.SelectMany(s => new[] { s.EnteredBy, s.LeftBy }).OfType<Code>()
                .Select(t => new OrderCommand.Advance(Sample.Id, id, t)));
            Agree(OrderVerb.Correct, Corrections(order, id));
            Agree(OrderVerb.SendProof, order.Lines.Select(l => new OrderCommand.SendProof(Sample.Id, id, l.Number, Revision(l), "proof")));
            Agree(OrderVerb.ApproveProof, order.Lines.Select(l => new OrderCommand.ApproveProof(Sample.Id, id, l.Number, Revision(l))));
            Agree(OrderVerb.Retailor, order.Lines.Select(l => new OrderCommand.Retailor(Sample.Id, id, l.Number, "asked", new("sealed"))));
            Agree(OrderVerb.ProposeChange,
                [new OrderCommand.ProposeChange(Sample.Id, id, [new OrderChange.RemoveLine(1)], Duration.FromDays(1))]);
            Agree(OrderVerb.WithdrawChange, [new OrderCommand.WithdrawChange(Sample.Id, id, order.Change?.Number ?? 1, "changed-mind")]);
            Agree(OrderVerb.ApplyChange, [new OrderCommand.ApplyChange(Sample.Id, id, order.Change?.Number ?? 1, order.Version, [])]);
            Agree(OrderVerb.Refund, [new OrderCommand.Refund(Sample.Id, id, new(0.01m, "SEK"), "goodwill")]);

            void Agree(OrderVerb verb, IEnumerable<OrderCommand> requests) =>
                Assert.Equal(
                    moves.Single(m => m.Verb == verb).IsAllowed,
                    requests.Any(r => OrderDecider.Decide(play.Rules, order, r, Sample.At(500)).IsAccepted));
        }
    }

    private static int Revision(OrderLine line) => line.Tailoring?.Revision ?? 1;

    private static readonly (RefusalReason Reason, ValueList<LineQuantity> Lines)[] Broken =
    [
        (LineTwice, [new(99, 0), new(1, 1), new(99, 0)]),
        (QuantityZero, [new(1, 1), new(99, 0)]),
        (LineUnknown, [new(1, 1), new(99, 1)]),
    ];

    private static readonly OrderCommand[] WholeOrderRequests =
    [
        new OrderCommand.Confirm(Sample.Id, Sample.Command("ask")),
        new OrderCommand.Reject(Sample.Id, Sample.Command("ask"), "no-stock"),
        new OrderCommand.Hold(Sample.Id, Sample.Command("ask"), "manual", "look"),
        new OrderCommand.Complete(Sample.Id, Sample.Command("ask")),
        new OrderCommand.Cancel(Sample.Id, Sample.Command("ask"), "changed-mind", []),
        new OrderCommand.Allocate(Sample.Id, Sample.Command("ask"), []),
        new OrderCommand.Tailor(Sample.Id, Sample.Command("ask"), []),
        new OrderCommand.Pack(Sample.Id, Sample.Command("ask"), []),
        new OrderCommand.Ship(Sample.Id, Sample.Command("ask"), new("S9"), []),
    ];

    private static IEnumerable<OrderCommand> LineRequests(OrderLine named)
    {
        var line = named.Number;
        var revision = named.Tailoring?.Revision ?? 1;
        ValueList<LineQuantity> one = [new(line, 1)];
        yield return new OrderCommand.SendProof(Sample.Id, Sample.Command("ask"), line, revision, "proof");
        yield return new OrderCommand.ApproveProof(Sample.Id, Sample.Command("ask"), line, revision);
        yield return new OrderCommand.DeclineProof(Sample.Id, Sample.Command("ask"), line, revision, "too-small");
        yield return new OrderCommand.Retailor(Sample.Id, Sample.Command("ask"), line, "asked", new("sealed"));
        yield return new OrderCommand.Cancel(Sample.Id, Sample.Command("ask"), "changed-mind", one);
        yield return new OrderCommand.Allocate(Sample.Id, Sample.Command("ask"), one);
        yield return new OrderCommand.Tailor(Sample.Id, Sample.Command("ask"), one);
        yield return new OrderCommand.Pack(Sample.Id, Sample.Command("ask"), one);
        yield return new OrderCommand.Ship(Sample.Id, Sample.Command("ask"), new("S9"), one);
    }

    private static IEnumerable<OrderCommand> Corrections(Order order, CommandId id) =>
        from line in order.Lines
        from shipment in new[] { Sample.S1, Sample.S2 }
        from source in Enum.GetValues<UnitPlace>()
        from to in Enum.GetValues<UnitPlace>()
        select new OrderCommand.Correct(Sample.Id, id, shipment, [new(line.Number, 1)], source, to, "wrong-scan");

    private static RefusalReason Refused(OrderPlay play, OrderCommand command) =>
        OrderDecider.Decide(play.Rules, play.End, command, Sample.At(500)).Refusal!.Reason;
}
