using NodaTime;
using OrderKit.Orders;
using OrderKit.Tailoring;

namespace OrderKit.Processes;

/// <summary>What follows when customers have not answered their proofs in time: a pure function from an order and a moment to
/// commands.</summary>
/// <remarks>The ids of the commands follow from line, revision and deadline, so carrying them out twice does it once.</remarks>
public static class ProofDeadlines
{
    /// <summary>The commands that carry out each line's policy.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment.</param>
    /// <returns>One command for each line whose deadline has passed without an answer; empty on an order that has ended.</returns>
    public static ValueList<OrderCommand> CommandsFor(Order order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Lines
            .Where(l => order.Ending is null && l.Units.Inside > 0 && l.Tailoring?.ProofAt(now) == ProofStatus.Lapsed)
            .Select(l => Command(order, l, l.Tailoring!))
            .ToValueList();
    }

    /// <summary>The next moment at which something may follow.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The earliest deadline without an answer; null when none runs.</returns>
    public static Instant? NextFor(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Lines.Where(l => order.Ending is null && l.Units.Inside > 0 && l.Tailoring?.Proof == ProofStatus.Sent)
            .Min(l => l.Tailoring!.AnswerBy);
    }

    /// <summary>The next deadline after a moment.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment; what was due by then is not named again.</param>
    /// <returns>The earliest later deadline without an answer; null when none runs.</returns>
    public static Instant? NextFor(Order order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Lines.Where(l => order.Ending is null && l.Units.Inside > 0 && l.Tailoring?.Proof == ProofStatus.Sent)
            .Select(l => l.Tailoring!.AnswerBy).Where(by => by > now).Min();
    }

    private static OrderCommand Command(Order order, OrderLine line, LineTailoring tailoring)
    {
        var id = CommandId.Derived("proof-deadline", order.Id.Value, FormattableString.Invariant($"{line.Number}"),
            FormattableString.Invariant($"{tailoring.Revision}"), FormattableString.Invariant($"{tailoring.AnswerBy}"));
        return tailoring.Schema.Proof!.AtDeadline switch
        {
            ProofDeadlinePolicy.ApproveSilently => new OrderCommand.ApproveProof(order.Id, id, line.Number, tailoring.Revision, true),
            ProofDeadlinePolicy.CancelUnits => new OrderCommand.Cancel(
                order.Id, id, "proof-unanswered", [new(line.Number, line.Units.Inside)]),
            _ => new OrderCommand.Hold(order.Id, id, HoldType.Manual.Name, "proof-unanswered", line.Number),
        };
    }
}
