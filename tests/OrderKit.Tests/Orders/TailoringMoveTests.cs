using OrderKit.Orders;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;

namespace OrderKit.Tests.Orders;

/// <summary>The possible moves of a tailored line, as a person reads them.</summary>
public sealed class TailoringMoveTests
{
    private static readonly OrderVerb[] Verbs =
        [OrderVerb.SendProof, OrderVerb.ApproveProof, OrderVerb.DeclineProof, OrderVerb.Retailor, OrderVerb.Tailor, OrderVerb.Pack];

    // A request about instructions always names its line: a hold on one leaves the others.
    [Theory]
    [InlineData(null, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_hold_on_one_line_leaves_the_instructions_of_the_others(int? line, bool isAllowed)
    {
        OrderRules rules = new([new("spelling", [OrderVerb.Retailor])], []);
        var order = Story.Confirmed(Engraving.Line(1, 1, Engraving.Proofed), Engraving.Line(2, 1, Engraving.Proofed)).Order;
        var hold = new OrderCommand.Hold(Sample.Id, new("look"), "spelling", "name", 1);
        var held = OrderDecider.Decide(rules, order, hold, Sample.At(5)).Value.Order;
        var named = line is { } number ? new LineNumber(number) : (LineNumber?)null;
        var moves = OrderDecider.PossibleMoves(rules, held, Sample.At(6), named);
        Assert.Equal(isAllowed, moves.Single(move => move.Verb == OrderVerb.Retailor).IsAllowed);
    }

    [Fact]
    public void The_list_reads_well_to_a_person_from_proof_to_parcel()
    {
        var order = Story.Confirmed(Engraving.Line(1, 2, Engraving.Proofed));
        const string Waits = "Order SO-1 is Confirmed; no proof of line 1 was sent, so ";
        Assert.Equal(
            [
                $"Tailor: {Waits}Tailor waits. Send one and let the customer approve it first. [SendProof line 1, ApproveProof line 1]",
                $"Pack: {Waits}Pack waits. Send one and let the customer approve it first. [SendProof line 1, ApproveProof line 1]",
                "SendProof: yes",
                "ApproveProof: Order SO-1 is Confirmed; no proof of line 1 was sent. Send one first. [SendProof line 1]",
                "DeclineProof: Order SO-1 is Confirmed; no proof of line 1 was sent. Send one first. [SendProof line 1]",
                "Retailor: yes",
            ],
            Read(order));

        order.Do(new OrderCommand.SendProof(Sample.Id, order.Next(), 1, 1, "proof-1"));
        Assert.Equal(
            [
                "Tailor: Order SO-1 is Confirmed; the proof of line 1 is Sent, so Tailor waits. Let the customer approve it first. "
                    + "[ApproveProof line 1]",
                "Pack: Order SO-1 is Confirmed; the proof of line 1 is Sent, so Pack waits. Let the customer approve it first. "
                    + "[ApproveProof line 1]",
                "SendProof: yes", "ApproveProof: yes", "DeclineProof: yes", "Retailor: yes",
            ],
            Read(order));

        order.Do(new OrderCommand.DeclineProof(Sample.Id, order.Next(), 1, 1, "too-small"));
        Assert.Equal(
            "ApproveProof: Order SO-1 is Confirmed; the proof of line 1 is Declined. Send one first. [SendProof line 1]", Read(order)[3]);

        order.Do(new OrderCommand.SendProof(Sample.Id, order.Next(), 1, 1, "proof-2"))
            .Do(new OrderCommand.ApproveProof(Sample.Id, order.Next(), 1, 1));
        Assert.Equal(
            [
                "Tailor: yes",
                "Pack: Order SO-1 is Confirmed; units of line 1 are to be tailored first. Up to 0 can go. [Tailor line 1]",
                "SendProof: Order SO-1 is Confirmed; the proof of line 1 is Approved. Work may begin. [Tailor line 1]",
                "ApproveProof: Order SO-1 is Confirmed; the proof of line 1 is Approved. Work may begin. [Tailor line 1]",
                "DeclineProof: Order SO-1 is Confirmed; the proof of line 1 is Approved. Work may begin. [Tailor line 1]",
                "Retailor: yes",
            ],
            Read(order));

        order.Do(new OrderCommand.Tailor(Sample.Id, order.Next(), []));
        Assert.Equal(
            [
                "Tailor: Order SO-1 is InFulfilment; Tailor asks for 1 units of line 1. Up to 0 can go. []",
                "Pack: yes",
                "SendProof: Order SO-1 is InFulfilment; the proof of line 1 is Approved. Work has begun. []",
                "ApproveProof: Order SO-1 is InFulfilment; the proof of line 1 is Approved. Work has begun. []",
                "DeclineProof: Order SO-1 is InFulfilment; the proof of line 1 is Approved. Work has begun. []",
                "Retailor: Order SO-1 is InFulfilment; the instructions of line 1 are locked since 2026-03-02T09:06:00Z. "
                    + "Cancel units that have not left and order them anew. []",
            ],
            Read(order));

        order.Shipped(2, 20);
        Assert.EndsWith("Order SO-1 is Shipped; no unit of line 1 is inside. Nothing is left to tailor. []", Read(order)[5],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_a_proof_and_one_that_is_sold_as_it_is_say_so()
    {
        Assert.Equal(
            "SendProof: Order SO-1 is Confirmed; line 1 needs no proof. Work may begin. [Tailor line 1]",
            Read(Story.Confirmed(Engraving.Line(1, 1)))[2]);
        Assert.Equal(
            "Retailor: Order SO-1 is Confirmed; the instructions of line 1 are locked since 2026-03-02T11:00:00Z. "
            + "Cancel units that have not left and order them anew. []",
            Read(Story.Confirmed(Engraving.Line(1, 1)), 500)[5]);
        Assert.Equal(
            "Retailor: Order SO-1 is Confirmed; line 1 is sold as it is, so Retailor does not apply. "
            + "Add a line with instructions by a change, and take this one out. [ProposeChange]",
            Read(Story.Confirmed(Sample.Line(1, 1)))[5]);
    }

    private static string[] Read(Story order, int minute = 50) =>
    [
        .. OrderDecider.PossibleMoves(OrderRules.Default, order.Order, Sample.At(minute), 1).Where(m => Verbs.Contains(m.Verb))
            .Select(m => $"{m.Verb}: {(m.IsAllowed ? "yes" : string.Join(" | ", m.Objections.Select(o => $"{o.Detail} [{Unlocks(o)}]")))}"),
    ];

    private static string Unlocks(Refusal refusal) => string.Join(", ", refusal.Unlocks.Select(u => $"{u.Action} {u.Subject}".TrimEnd()));
}
