using NodaTime;
using OrderKit.Tailoring;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The requests about proofs and instructions, and what an unapproved or unmade line stands in the way of.</content>
public static partial class OrderDecider
{
    private static bool IsOfOneLine(OrderVerb verb) =>
        verb is OrderVerb.SendProof or OrderVerb.ApproveProof or OrderVerb.DeclineProof or OrderVerb.Retailor;

    private static Refusal? TailoringForm(Order order, OrderCommand.TailoringRequest request) =>
        order.Line(request.Line) is null ? UnknownLine(order, request.Line) : null;

    private static Refusal? CarryTailoring(OrderDraft draft, OrderCommand.TailoringRequest request)
    {
        var line = draft.Order.Line(request.Line)!;
        if (TailoringRefusal(draft.Order, line, request.Verb, draft.Now) is { } refusal)
        {
            return refusal;
        }

        var tailoring = line.Tailoring!;
        return request switch
        {
            OrderCommand.SendProof c => Outdated(draft.Order, line, c.Revision) ?? Done(draft,
                new OrderEvent.ProofSent(c.Line, c.Revision, c.Proof, draft.Now + tailoring.Schema.Proof!.AnswerWithin)),
            OrderCommand.ApproveProof c => Outdated(draft.Order, line, c.Revision)
                ?? Done(draft, new OrderEvent.ProofApproved(c.Line, c.Revision, c.BySilence)),
            OrderCommand.DeclineProof c => Outdated(draft.Order, line, c.Revision)
                ?? Done(draft, new OrderEvent.ProofDeclined(c.Line, c.Revision, c.Reason)),
            OrderCommand.Retailor c => Unchanged(draft.Order, line, c.Fingerprint)
                ?? Done(draft, new OrderEvent.Retailored(c.Line, tailoring.Revision + 1, c.Fingerprint, c.Envelope)),
            _ => throw new InvalidOperationException($"{request.Verb} is no request about tailoring: a fault of OrderKit."),
        };
    }

    /// <summary>What stands against a request about the tailoring of a line, whatever revision it names.</summary>
    internal static Refusal? TailoringRefusal(Order order, OrderLine line, OrderVerb verb, Instant? now)
    {
        if (line.Units.Inside == 0)
        {
            return OrderChecks.Refuse(order, NothingToDo, $"no unit of line {line.Number} is inside", "Nothing is left to tailor");
        }

        if (line.Tailoring is not { } tailoring)
        {
            return OrderChecks.Refuse(order, LineNotTailored, $"line {line.Number} is sold as it is, so {verb} does not apply",
                "Add a line with instructions by a change, and take this one out", new Unlock(nameof(OrderVerb.ProposeChange), ""));
        }

        return verb switch
        {
            OrderVerb.Retailor => Locked(order, line, tailoring, now),
            OrderVerb.SendProof or OrderVerb.ApproveProof or OrderVerb.DeclineProof when tailoring.IsApproved =>
                OrderChecks.Refuse(order, NoProofAwaited, ProofOf(line),
                    tailoring.LockedAt is null ? "Work may begin" : "Work has begun",
                    tailoring.LockedAt is null ? [new Unlock(nameof(OrderVerb.Tailor), $"line {line.Number}")] : []),
            OrderVerb.ApproveProof or OrderVerb.DeclineProof when tailoring.Proof != ProofStatus.Sent => OrderChecks.Refuse(order,
                NoProofAwaited, ProofOf(line), "Send one first", new Unlock(nameof(OrderVerb.SendProof), $"line {line.Number}")),
            _ => null,
        };
    }

    private static string ProofOf(OrderLine line) => line.Tailoring!.Proof switch
    {
        ProofStatus.NoneNeeded => $"line {line.Number} needs no proof",
        ProofStatus.Awaited => $"no proof of line {line.Number} was sent",
        var proof => $"the proof of line {line.Number} is {proof}",
    };

    private static Refusal? Locked(Order order, OrderLine line, LineTailoring tailoring, Instant? now) =>
        tailoring.LockedAt is not null || (now is { } moment && tailoring.IsLocked(order.PlacedAt, moment))
            ? OrderChecks.Refuse(order, TailoringLocked,
                $"the instructions of line {line.Number} are locked since {tailoring.LocksAt(order.PlacedAt)}",
                "Cancel units that have not left and order them anew")
            : null;

    // Refused and not passed over: what does nothing is not remembered, and its late repeat would undo a later change.
    internal static Refusal? Unchanged(Order order, OrderLine line, string fingerprint) =>
        line.Tailoring!.Fingerprint != fingerprint
            ? null
            : OrderChecks.Refuse(order, InstructionsUnchanged, $"line {line.Number} has these instructions already",
                FormattableString.Invariant($"Revision {line.Tailoring.Revision} stays in force"));

    private static Refusal? Outdated(Order order, OrderLine line, int revision) =>
        line.Tailoring!.Revision == revision
            ? null
            : OrderChecks.Refuse(order, ProofOutdated,
                $"revision {revision} of line {line.Number} is not the one in force",
                FormattableString.Invariant($"Revision {line.Tailoring.Revision} is"));

    /// <summary>What stands against a request about tailoring: of the line named, or of every line when none is.</summary>
    private static Refusal? TailoringObjection(Order order, OrderVerb verb, ValueList<LineQuantity> lines, Instant? now)
    {
        if (lines is [var named])
        {
            return TailoringRefusal(order, order.Line(named.Line)!, verb, now);
        }

        var refusals = order.Lines.Select(l => TailoringRefusal(order, l, verb, now)).ToList();
        return refusals.Contains(null) ? null : refusals.MinBy(r => r!.Number);
    }

    /// <summary>Leaves out what cannot go yet when no line was named; refuses it when it was.</summary>
    private static Refusal? Untailored(Order order, OrderVerb verb, ValueList<LineQuantity> asked, ref ValueList<LineQuantity> units)
    {
        if (order.Lines.All(l => l.Tailoring is null))
        {
            return null;
        }

        List<LineQuantity> ready = [];
        List<Refusal> refusals = [];
        foreach (var wanted in units)
        {
            var line = order.Line(wanted.Line)!;
            var can = Math.Min(wanted.Quantity.Value, ReadyFor(order, line, verb));
            if (can < wanted.Quantity.Value)
            {
                refusals.Add(NotReady(order, line, verb, can));
            }

            if (can > 0)
            {
                ready.Add(wanted with { Quantity = can });
            }
        }

        units = ready.ToValueList();
        return refusals.Count > 0 && (asked.Count > 0 || ready.Count == 0) ? refusals.MinBy(r => r.Number) : null;
    }

    private static int ReadyFor(Order order, OrderLine line, OrderVerb verb) => (line.Tailoring, verb) switch
    {
        (null, _) => int.MaxValue,
        ({ IsApproved: false }, OrderVerb.Tailor or OrderVerb.Pack) => 0,
        (_, OrderVerb.Pack) => line.Units.InTailoring,
        (_, OrderVerb.Ship) => Math.Max(0, line.Units.InTailoring + line.Units.Packed - SpokenFor(order, line)),
        _ => int.MaxValue,
    };

    private static Refusal NotReady(Order order, OrderLine line, OrderVerb verb, int can) =>
        line.Tailoring is { IsApproved: false } waiting && verb != OrderVerb.Ship
            ? Unapproved(order, line, verb, isSent: waiting.Proof == ProofStatus.Sent)
            : OrderChecks.Refuse(order, NotTailored, $"units of line {line.Number} are to be tailored first",
                FormattableString.Invariant($"Up to {can} can go"), new Unlock(nameof(OrderVerb.Tailor), $"line {line.Number}"));

    private static Refusal Unapproved(Order order, OrderLine line, OrderVerb verb, bool isSent)
    {
        Unlock send = new(nameof(OrderVerb.SendProof), $"line {line.Number}");
        Unlock approve = new(nameof(OrderVerb.ApproveProof), $"line {line.Number}");
        return OrderChecks.Refuse(order, ProofNotApproved, $"{ProofOf(line)}, so {verb} waits",
            isSent ? "Let the customer approve it first" : "Send one and let the customer approve it first",
            isSent ? [approve] : [send, approve]);
    }

    /// <summary>Records that units left whose proof nobody had approved.</summary>
    private static void LeftUnapproved(OrderDraft draft, Order before, OrderCommand.ShipmentReport report, UnitNews news)
    {
        foreach (var left in news.Leaving.GroupBy(l => l.Line, (line, units) => new LineQuantity(line, units.Sum(u => u.Quantity.Value))))
        {
            if (before.Line(left.Line) is { Tailoring.IsApproved: false })
            {
                draft.Contradict(ContradictionKind.BeforeApproval, report.Shipment, left.Line, left.Quantity);
            }
        }
    }
}
