using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The requests: what can be refused.</content>
public static partial class OrderDecider
{
    private static Refusal? Ask(OrderDraft draft, OrderCommand command) =>
        MalformedRequest(draft, command)
        ?? OrderChecks.First(draft.Rules, draft.Order, Request(draft, command))
        ?? Carry(draft, command);

    private static OrderChecks.Request Request(OrderDraft draft, OrderCommand command) =>
        new(command.Verb, NamedLines(command), draft.Now, (command as OrderCommand.Advance)?.Trigger);

    private static Refusal? MalformedRequest(OrderDraft draft, OrderCommand command) => command switch
    {
        OrderCommand.Hold hold => HoldRefusal(draft, hold),
        OrderCommand.Release release => ReleaseRefusal(draft.Order, release.Number),
        OrderCommand.Advance advance => TriggerRefusal(draft.Rules, draft.Order, advance.Trigger),
        OrderCommand.Ship ship => UnitSelection.CheckForm(draft.Order, ship.Verb, ship.Lines) ?? ShipRefusal(draft.Order, ship),
        OrderCommand.Recall recall => RecallRefusal(draft.Order, recall.Shipment),
        OrderCommand.Correct correct => CorrectionForm(draft.Order, correct),
        OrderCommand.Refund refund => RefundForm(draft.Order, refund),
        OrderCommand.ProposeChange propose => ProposalForm(draft.Order, propose),
        OrderCommand.ApplyChange apply => ApplyForm(draft.Order, apply, draft.Now),
        OrderCommand.WithdrawChange withdraw => DocumentForm(draft.Order, withdraw.Number),
        OrderCommand.TailoringRequest tailoring => TailoringForm(draft.Order, tailoring),
        _ => UnitSelection.CheckForm(draft.Order, command.Verb, NamedLines(command)),
    };

    private static ValueList<LineQuantity> NamedLines(OrderCommand command) => command switch
    {
        OrderCommand.Allocate c => c.Lines,
        OrderCommand.Tailor c => c.Lines,
        OrderCommand.Pack c => c.Lines,
        OrderCommand.Ship c => c.Lines,
        OrderCommand.Cancel c => c.Lines,
        OrderCommand.Correct c => c.Lines,
        OrderCommand.TailoringRequest c => [new(c.Line, 1)],
        _ => [],
    };

    private static Refusal? Carry(OrderDraft draft, OrderCommand command) => command switch
    {
        OrderCommand.Confirm => Done(draft, new OrderEvent.Confirmed()),
        OrderCommand.Complete => Done(draft, new OrderEvent.Completed()),
        OrderCommand.Reject c => Done(draft, new OrderEvent.Rejected(c.Reason, AllInside(draft.Order))),
        OrderCommand.Hold c => Done(draft, new OrderEvent.Held(draft.Order.HoldsPlaced + 1, c.Type, c.Line, c.Reason)),
        OrderCommand.Release c => Done(draft, new OrderEvent.Released(c.Number)),
        OrderCommand.Advance c => Advance(draft, c),
        OrderCommand.Allocate or OrderCommand.Tailor or OrderCommand.Pack => Work(draft, command.Verb, NamedLines(command)),
        OrderCommand.Ship c => Ship(draft, c),
        OrderCommand.Recall c => Done(draft, new OrderEvent.Recalled(c.Shipment, c.Reason)),
        OrderCommand.Cancel c => Cancel(draft, c),
        OrderCommand.Correct c => Correct(draft, c),
        OrderCommand.Refund c => Refund(draft, c),
        OrderCommand.ProposeChange c => Propose(draft, c),
        OrderCommand.ApplyChange c => Apply(draft, c),
        OrderCommand.WithdrawChange c => Done(draft, new OrderEvent.ChangeWithdrawn(c.Number, c.Reason, c.Envelope)),
        OrderCommand.TailoringRequest c => CarryTailoring(draft, c),
        _ => throw new InvalidOperationException($"{command.Verb} is no request: a fault of OrderKit."),
    };

    private static Refusal? Done(OrderDraft draft, OrderEvent happened)
    {
        draft.Record(happened);
        return null;
    }

    private static Refusal? HoldRefusal(OrderDraft draft, OrderCommand.Hold hold)
    {
        if (hold.Line is { } line && draft.Order.Line(line) is null)
        {
            return OrderChecks.Refuse(draft.Order, LineUnknown, $"it has no line {line}", "Hold a line it has, or the whole order");
        }

        return draft.Rules.FindHoldType(hold.Type) is null
            ? OrderChecks.Refuse(draft.Order, HoldTypeUnknown, $"{hold.Type} is no registered hold type",
                $"Hold types: {string.Join(", ", draft.Rules.HoldTypes.Select(t => t.Name))}")
            : null;
    }

    /// <summary>Refuses a hold that is not in force; without a number, refuses when none is.</summary>
    private static Refusal? ReleaseRefusal(Order order, int? number) =>
        (number is null ? order.Holds.Count > 0 : order.Holds.Any(h => h.Number == number))
            ? null
            : OrderChecks.Refuse(order, HoldUnknown, number is null ? "no hold is in force" : $"hold {number} is not in force",
                $"Holds in force: {(order.Holds.Count == 0 ? "none" : string.Join(", ", order.Holds.Select(h => h.Number)))}");

    private static ValueList<UnitMove> AllInside(Order order)
    {
        var moves = new List<UnitMove>(order.Lines.Count);
        foreach (var line in order.Lines.AsSpan())
        {
            UnitTaking.Take(line, ReportTable.Inside, UnitPlace.Cancelled, line.Units.Inside, moves);
        }

        return moves.ToValueList();
    }
}
