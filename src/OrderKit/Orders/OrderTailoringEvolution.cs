using NodaTime;
using OrderKit.Tailoring;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <content>How the tailoring of a line follows from its events.</content>
public static partial class OrderDecider
{
    private static Order Retailored(Order order, OrderEvent.TailoringChanged happened)
    {
        var index = order.IndexOf(happened.Line);
        if (index < 0 || order.Lines[index].Tailoring is not { } before)
        {
            throw new InvalidOrderDataException($"Order {order.Id} has no tailored line {happened.Line}.");
        }

        var after = happened switch
        {
            OrderEvent.ProofSent e => before with { Proof = ProofStatus.Sent, ProofName = e.Proof, AnswerBy = e.AnswerBy },
            OrderEvent.ProofApproved => before with { Proof = ProofStatus.Approved, AnswerBy = null },
            OrderEvent.ProofDeclined => before with { Proof = ProofStatus.Declined, AnswerBy = null },
            OrderEvent.Retailored e => Other(before, e.Fingerprint, e.Revision),
            _ => throw new InvalidOrderDataException($"Order {order.Id} has an event of an unknown kind, {happened.GetType().Name}."),
        };
        var lines = order.Lines.With(index, order.Lines[index] with { Tailoring = after });
        return order with { Lines = lines, Envelope = happened is OrderEvent.Retailored changed ? changed.Envelope : order.Envelope };
    }

    private static Order Retailored(Order order, LineNumber number, string fingerprint)
    {
        var index = order.IndexOf(number);
        if (index < 0 || order.Lines[index].Tailoring is not { } before)
        {
            throw new InvalidOrderDataException($"Order {order.Id} has no tailored line {number}.");
        }

        var after = Other(before, fingerprint, before.Revision + 1);
        return order with { Lines = order.Lines.With(index, order.Lines[index] with { Tailoring = after }) };
    }

    // Other instructions need a proof anew.
    private static LineTailoring Other(LineTailoring before, string fingerprint, int revision) =>
        new(before.Schema, fingerprint) { Revision = revision, AgreedAt = before.AgreedAt };

    // Work that has begun, and units that have left, lock the instructions for good: what was made was made by them.
    private static OrderLine LockedBy(UnitMove move, OrderLine line, Instant at) =>
        line.Tailoring is { LockedAt: null } open && move.To is not (UnitPlace.Open or UnitPlace.Backordered or UnitPlace.Allocated
            or UnitPlace.Cancelled)
            ? line with { Tailoring = open with { LockedAt = at } }
            : line;
}
