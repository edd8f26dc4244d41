using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The requests that act on units.</content>
public static partial class OrderDecider
{
    // Calling off takes first what has had the least work done.
    internal static readonly ValueList<UnitPlace> LeastWorkFirst = [.. ReportTable.Inside.Reverse()];

    private static readonly ValueList<UnitPlace> Allocatable = [UnitPlace.Open];
    private static readonly ValueList<UnitPlace> Tailorable = [UnitPlace.Allocated, UnitPlace.Open];
    private static readonly ValueList<UnitPlace> Packable = [UnitPlace.InTailoring, UnitPlace.Allocated, UnitPlace.Open];

    private static ValueList<UnitPlace> SourcesOf(OrderVerb verb) => verb switch
    {
        OrderVerb.Allocate => Allocatable,
        OrderVerb.Tailor => Tailorable,
        OrderVerb.Pack => Packable,
        OrderVerb.Cancel => LeastWorkFirst,
        _ => [],
    };

    private static int Free(OrderLine line, OrderVerb verb)
    {
        var free = 0;
        foreach (var place in SourcesOf(verb).AsSpan())
        {
            free += line.Units.In(place);
        }

        return free;
    }

    /// <summary>What stands against a request because the order has nothing it could name.</summary>
    private static ValueList<Refusal> NoSubject(OrderRules rules, Order order, OrderVerb verb)
    {
        var refusal = verb switch
        {
            OrderVerb.Release => ReleaseRefusal(order, null),
            OrderVerb.Advance => TriggerRefusal(rules, order, null),
            OrderVerb.Recall => AnyRecallRefusal(order),
            OrderVerb.ApplyChange or OrderVerb.WithdrawChange => DocumentForm(order, null),
            _ => null,
        };
        return refusal is null ? [] : [refusal];
    }

    private static ValueList<Refusal> NothingFor(Order order, OrderChecks.Request request)
    {
        var (verb, lines) = (request.Verb, request.Lines);
        if (IsOfOneLine(verb))
        {
            return TailoringObjection(order, verb, lines, request.Now) is { } objection ? [objection] : [];
        }

        if (verb == OrderVerb.Correct && !HasCorrectable(order, lines))
        {
            return
            [
                OrderChecks.Refuse(order, NothingToDo, "there is no unit to correct", "Only Shipped or Delivered units can be corrected"),
            ];
        }

        if (verb == OrderVerb.ApplyChange)
        {
            return order.Change is { } open
                ? Objections(order, ChangeEffect.Of(order, open.Changes, request.Now), request.Now, order.Version)
                : [];
        }

        var wholly = verb switch
        {
            OrderVerb.Refund => RefundRefusal(order, null),
            OrderVerb.ProposeChange => AnotherOpen(order, request.Now),
            _ => null,
        };
        if (wholly is not null)
        {
            return [wholly];
        }

        var selection = verb switch
        {
            OrderVerb.Allocate or OrderVerb.Tailor or OrderVerb.Cancel => Selection(order, verb),
            OrderVerb.Pack => Selection(order, verb),
            OrderVerb.Ship => ShipSelection(order),
            _ => null,
        };
        ValueList<LineQuantity> units = [];
        return (selection?.Resolve(lines, out units) ?? Untailored(order, verb, lines, ref units)) is { } refusal ? [refusal] : [];
    }

    private static UnitSelection Selection(Order order, OrderVerb verb) =>
        new(order, verb, onlyTravelling: verb == OrderVerb.Pack, line => Free(line, verb));

    private static UnitSelection ShipSelection(Order order) =>
        new(order, OrderVerb.Ship, onlyTravelling: true, line => FreeToShip(order, line));

    private static Refusal? Work(OrderDraft draft, OrderVerb verb, ValueList<LineQuantity> asked)
    {
        if ((Selection(draft.Order, verb).Resolve(asked, out var units) ?? Untailored(draft.Order, verb, asked, ref units)) is { } refusal)
        {
            return refusal;
        }

        return Done(draft, verb switch
        {
            OrderVerb.Allocate => new OrderEvent.Allocated(Moves(draft.Order, units, SourcesOf(verb), UnitPlace.Allocated)),
            OrderVerb.Tailor => new OrderEvent.TailoringStarted(Moves(draft.Order, units, SourcesOf(verb), UnitPlace.InTailoring)),
            _ => new OrderEvent.Packed(Moves(draft.Order, units, SourcesOf(verb), UnitPlace.Packed)),
        });
    }

    private static Refusal? Cancel(OrderDraft draft, OrderCommand.Cancel cancel)
    {
        if (Selection(draft.Order, OrderVerb.Cancel).Resolve(cancel.Lines, out var units) is { } refusal)
        {
            return refusal;
        }

        var count = OrderRollUp.Count(draft.Order);
        var ends = units.Sum(u => (long)u.Quantity.Value) == count.Live;
        return Done(draft, new OrderEvent.Cancelled(cancel.Reason, ends, Moves(draft.Order, units, LeastWorkFirst, UnitPlace.Cancelled)));
    }

    private static ValueList<UnitMove> Moves(Order order, ValueList<LineQuantity> units, ValueList<UnitPlace> from, UnitPlace to)
    {
        var moves = new List<UnitMove>(units.Count);
        foreach (var (line, quantity) in units.AsSpan())
        {
            UnitTaking.Take(order.Line(line)!, from, to, quantity.Value, moves);
        }

        return moves.ToValueList();
    }

    private static Refusal? ShipRefusal(Order order, OrderCommand.Ship ship) =>
        order.ShipRequests.Any(r => r.Shipment == ship.Shipment) || order.Lines.Any(l => l.Units.Of(ship.Shipment).Total > 0)
            ? OrderChecks.Refuse(order, ShipmentExists, $"it has a shipment {ship.Shipment} already",
                "Ask for another shipment under a new id")
            : null;

    private static Refusal? Ship(OrderDraft draft, OrderCommand.Ship ship) =>
        ShipSelection(draft.Order).Resolve(ship.Lines, out var units)
        ?? Untailored(draft.Order, ship.Verb, ship.Lines, ref units)
        ?? Done(draft, new OrderEvent.ShipRequested(ship.Shipment, units));

    /// <summary>Units that are inside, have stock and are not spoken for by a shipment already asked for.</summary>
    private static int FreeToShip(Order order, OrderLine line) =>
        Math.Max(0, line.Units.Inside - line.Units.Backordered - SpokenFor(order, line));

    private static int SpokenFor(Order order, OrderLine line)
    {
        var spokenFor = 0;
        foreach (var request in order.ShipRequests.AsSpan())
        {
            spokenFor += Outstanding(line, request);
        }

        return spokenFor;
    }

    /// <summary>The units that will have left once these and all that was asked for before are gone; all that can go when none is
    /// named.</summary>
    internal static ValueList<LineQuantity> LeavingWith(Order order, ValueList<LineQuantity> asked)
    {
        // Sums by line, for an order can have thousands.
        var leaving = new Dictionary<LineNumber, int>();
        foreach (var request in order.ShipRequests.AsSpan())
        {
            foreach (var (line, quantity) in request.Lines.AsSpan())
            {
                var left = order.Line(line)?.Units.Of(request.Shipment).Total ?? 0;
                leaving[line] = leaving.GetValueOrDefault(line) + Math.Max(0, quantity.Value - left);
            }
        }

        foreach (var (line, quantity) in asked.AsSpan())
        {
            leaving[line] = leaving.GetValueOrDefault(line) + quantity.Value;
        }

        return order.Lines.Select(l => new LineQuantity(l.Number, Leaving(l, leaving.GetValueOrDefault(l.Number), asked.Count == 0)))
            .Where(l => !l.Quantity.IsZero)
            .ToValueList();
    }

    private static int Leaving(OrderLine line, int named, bool takesAll) => takesAll && line.Terms.NeedsShipping
        ? Math.Max(Math.Min(named, line.Units.Inside), line.Units.Inside - line.Units.Backordered)
        : Math.Min(named, line.Units.Inside);

    /// <summary>Units of a line that were asked to go with a shipment and have not left with it.</summary>
    private static int Outstanding(OrderLine line, ShipRequest request)
    {
        var wanted = request.Lines.FirstOrDefault(l => l.Line == line.Number)?.Quantity.Value ?? 0;
        return Math.Max(0, wanted - line.Units.Of(request.Shipment).Total);
    }

    /// <summary>Whether units of a shipment asked for have not left.</summary>
    internal static bool IsOutstanding(Order order, ShipRequest request) =>
        request.Lines.Any(l => Outstanding(order.Line(l.Line)!, request) > 0);

    private static Refusal? RecallRefusal(Order order, ShipmentId shipment)
    {
        var request = order.ShipRequests.FirstOrDefault(r => r.Shipment == shipment);
        if (request is null)
        {
            return OrderChecks.Refuse(order, ShipmentUnknown, $"no shipment {shipment} was asked for", Known(order));
        }

        return !IsOutstanding(order, request)
            ? OrderChecks.Refuse(order, UnitsHaveLeft, $"all units of shipment {shipment} have left",
                "Correct a wrong report first, or wait for their return")
            : null;
    }

    /// <summary>Refuses when no shipment could be recalled, for the reason of the last one asked for.</summary>
    private static Refusal? AnyRecallRefusal(Order order)
    {
        var refusals = order.ShipRequests.Select(r => RecallRefusal(order, r.Shipment)).ToList();
        return refusals.Count == 0
            ? OrderChecks.Refuse(order, ShipmentUnknown, "no shipment is asked for", Known(order))
            : refusals.Contains(null) ? null : refusals[^1];
    }

    private static string Known(Order order)
    {
        var known = order.ShipRequests.Select(r => r.Shipment)
            .Concat(order.Lines.SelectMany(l => l.Units.Shipments, (_, s) => s.Shipment))
            .Distinct()
            .ToList();
        return known.Count == 0 ? "It has no shipment" : $"Shipments: {string.Join(", ", known)}";
    }
}
