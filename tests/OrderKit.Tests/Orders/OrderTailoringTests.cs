using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Orders;

/// <summary>The life of a tailored line: proof, answer, lock and work.</summary>
public sealed class OrderTailoringTests
{
    [Fact]
    public void A_proof_is_sent_approved_and_work_begins()
    {
        var story = Proofed();
        Assert.Equal(ProofStatus.Awaited, Tailoring(story).Proof);
        story.Do(Send(story, 1));
        Assert.Equal((ProofStatus.Sent, (Code?)"proof-1"), (Tailoring(story).Proof, Tailoring(story).ProofName));
        Assert.Equal(Sample.At(2) + Duration.FromDays(2), Tailoring(story).AnswerBy);
        story.Do(Approve(story, 1));
        Assert.True(Tailoring(story).IsApproved);
        story.Do(new OrderCommand.Tailor(Sample.Id, story.Next(), []));
        Assert.Equal("2 InTailoring", story.Places);
        Assert.Equal(Sample.At(4), Tailoring(story).LockedAt);
    }

    [Fact]
    public void Work_waits_for_the_approval_and_the_refusal_names_it()
    {
        var story = Proofed();
        foreach (var request in (OrderCommand[])[Tailor(story), Pack(story, 1), new OrderCommand.Tailor(Sample.Id, story.Next(), [])])
        {
            var refusal = Sample.Refused(story.Order, request);
            Assert.Equal(RefusalReason.ProofNotApproved, refusal.Reason);
            Assert.Equal<Unlock>([new("SendProof", "line 1"), new("ApproveProof", "line 1")], refusal.Unlocks);
        }
    }

    [Fact]
    public void A_declined_proof_is_followed_by_another_or_by_other_instructions()
    {
        var story = Proofed();
        story.Do(Send(story, 1)).Do(new OrderCommand.DeclineProof(Sample.Id, story.Next(), 1, 1, "too-small"));
        Assert.Equal((ProofStatus.Declined, (Instant?)null), (Tailoring(story).Proof, Tailoring(story).AnswerBy));
        Assert.Equal(RefusalReason.NoProofAwaited, story.Refused(Approve(story, 1)));
        story.Do(Send(story, 1));
        Assert.Equal(ProofStatus.Sent, Tailoring(story).Proof);
    }

    [Fact]
    public void Other_instructions_are_a_new_revision_that_needs_a_new_proof()
    {
        var story = Proofed();
        story.Do(Send(story, 1)).Do(Approve(story, 1)).Do(Retailor(story, "second"));
        var now = Tailoring(story);
        Assert.Equal((2, "second", ProofStatus.Awaited, (Code?)null), (now.Revision, now.Fingerprint, now.Proof, now.ProofName));
        Assert.Equal("sealed-second", story.Order.Envelope!.KeyedHash);
        Assert.Equal(RefusalReason.ProofNotApproved, story.Refused(Tailor(story)));
        Assert.Equal(RefusalReason.ProofOutdated, story.Refused(Send(story, 1)));
        story.Do(Send(story, 2));
        Assert.Equal(RefusalReason.ProofOutdated, story.Refused(Approve(story, 1)));
        Assert.Equal(1, story.Order.Line(1)!.Terms.Tailoring!.Revision);
    }

    [Fact]
    public void The_same_instructions_again_are_refused_and_earlier_ones_are_a_change()
    {
        var story = Proofed();
        Assert.Equal(RefusalReason.InstructionsUnchanged, story.Refused(Retailor(story, "first")));
        story.Do(Retailor(story, "second")).Do(Retailor(story, "first"));
        Assert.Equal(3, Tailoring(story).Revision);
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, false)]
    [InlineData(121, false)]
    public void Instructions_lock_at_the_very_moment(int minute, bool isPossible)
    {
        var order = Sample.Placed(Engraving.Line(1, 2));
        var retailor = new OrderCommand.Retailor(Sample.Id, new("change"), 1, "second", new("sealed"));
        var decision = OrderDecider.Decide(OrderRules.Default, order, retailor, Sample.At(minute));
        Assert.Equal(isPossible, decision.IsAccepted);
        Assert.Equal(isPossible, OrderDecider.PossibleMoves(OrderRules.Default, order, Sample.At(minute), 1)
            .Single(m => m.Verb == OrderVerb.Retailor).IsAllowed);
        Assert.Equal(isPossible ? null : RefusalReason.TailoringLocked, decision.Refusal?.Reason);
    }

    [Theory]
    [InlineData("tailor")]
    [InlineData("shipped")]
    [InlineData("delivered")]
    [InlineData("lost")]
    public void The_first_unit_in_work_or_gone_locks_the_line_whatever_the_time(string what)
    {
        var story = Story.Confirmed(Engraving.Line(1, 2, Engraving.Schema with { LockAfter = null }));
        story = what switch
        {
            "tailor" => story.Do(Tailor(story)),
            "shipped" => story.Shipped(1, 5),
            "delivered" => story.Delivered(1, 5),
            _ => story.Lost(1, 5),
        };
        Assert.Equal(RefusalReason.TailoringLocked, story.Refused(Retailor(story, "second")));
    }

    [Fact]
    public void A_tailored_line_is_packed_and_shipped_only_once_made()
    {
        var story = Story.Confirmed(Engraving.Line(1, 2), Sample.Line(2, 1));
        var refusal = Sample.Refused(story.Order, Pack(story, 1));
        Assert.Equal((RefusalReason.NotTailored, new Unlock("Tailor", "line 1")), (refusal.Reason, refusal.Unlocks[0]));
        Assert.Equal(RefusalReason.NotTailored, story.Refused(story.ShipCommand(Sample.S1, 1)));
        story.Do(Tailor(story));
        Assert.Equal(RefusalReason.NotTailored, story.Refused(Pack(story, 2)));
        Assert.Equal(RefusalReason.NotTailored, story.Refused(story.ShipCommand(Sample.S1, 2)));
        story.Ship(Sample.S1, 1);
        Assert.Equal(RefusalReason.NotTailored, story.Refused(story.ShipCommand(Sample.S2, 1)));
        story.Do(new OrderCommand.Pack(Sample.Id, story.Next(), []));
        Assert.Equal(("1 Open, 1 Packed", "1 Packed"), (story.Places, story.PlacesOf(2)));
    }

    [Fact]
    public void All_that_can_be_packed_leaves_out_what_waits_and_says_no_only_when_nothing_is_left()
    {
        var story = Story.Confirmed(Engraving.Line(1, 2, Engraving.Proofed), Sample.Line(2, 1));
        story.Do(new OrderCommand.Pack(Sample.Id, story.Next(), []));
        Assert.Equal(("2 Open", "1 Packed"), (story.Places, story.PlacesOf(2)));
        Assert.Equal(RefusalReason.ProofNotApproved, story.Refused(new OrderCommand.Pack(Sample.Id, story.Next(), [])));
    }

    [Fact]
    public void A_report_that_units_left_unapproved_is_taken_and_contradicts()
    {
        var story = Proofed().Shipped(2, 5);
        Assert.Equal([ContradictionKind.BeforeApproval], story.Contradictions);
        Assert.Equal(2, ((OrderEvent.Contradicted)story.Last.Events[1].Event).Quantity.Value);
        Assert.Equal("2 Shipped", story.Places);

        var approved = Proofed();
        approved.Do(Send(approved, 1)).Do(Approve(approved, 1)).Shipped(2, 9);
        Assert.Empty(approved.Contradictions);
    }

    [Fact]
    public void A_line_sold_as_it_is_has_no_proof_and_no_instructions()
    {
        var story = Story.Confirmed(Sample.Line(1, 1));
        Assert.All(
            (OrderCommand[])[Send(story, 1), Approve(story, 1), Retailor(story, "second")],
            c => Assert.Equal(RefusalReason.LineNotTailored, story.Refused(c)));
    }

    [Fact]
    public void A_line_with_nothing_inside_has_nothing_to_tailor()
    {
        var story = Story.Confirmed(Engraving.Line(1, 1), Sample.Line(2, 1));
        story.Do(story.CancelCommand(1));
        Assert.Equal(RefusalReason.NothingToDo, story.Refused(Retailor(story, "second")));
    }

    [Fact]
    public void A_proof_lapses_at_its_deadline_and_may_still_be_approved()
    {
        var story = Proofed();
        story.Do(Send(story, 1));
        var deadline = Tailoring(story).AnswerBy!.Value;
        Assert.Equal(ProofStatus.Sent, Tailoring(story).ProofAt(deadline - Duration.Epsilon));
        Assert.Equal(ProofStatus.Lapsed, Tailoring(story).ProofAt(deadline));
        Assert.True(OrderDecider.Decide(OrderRules.Default, story.Order, Approve(story, 1), deadline + Duration.FromDays(9)).IsAccepted);
    }

    [Fact]
    public void The_events_give_the_tailoring_back()
    {
        var story = Proofed();
        story.Do(Send(story, 1)).Do(Retailor(story, "second")).Do(Send(story, 2)).Do(Approve(story, 2)).Do(Tailor(story));
        Assert.Equal(story.Order, OrderDecider.Replay(story.History));
        Assert.Throws<InvalidOrderDataException>(() => OrderDecider.Evolve(
            Sample.Placed(Sample.Line(1, 1)), story.History[2] with { Version = 2 }));
    }

    internal static OrderCommand.SendProof Send(Story story, int revision) =>
        new(Sample.Id, story.Next(), 1, revision, $"proof-{revision}");

    internal static OrderCommand.ApproveProof Approve(Story story, int revision) => new(Sample.Id, story.Next(), 1, revision);

    internal static OrderCommand.Retailor Retailor(Story story, string fingerprint) =>
        new(Sample.Id, story.Next(), 1, fingerprint, new($"sealed-{fingerprint}"));

    private static OrderCommand.Tailor Tailor(Story story) => new(Sample.Id, story.Next(), Sample.Units(1, 1));

    private static OrderCommand.Pack Pack(Story story, int units) => new(Sample.Id, story.Next(), Sample.Units(1, units));

    private static Story Proofed() => Story.Confirmed(Engraving.Line(1, 2, Engraving.Proofed));

    private static LineTailoring Tailoring(Story story) => story.Order.Line(1)!.Tailoring!;
}
