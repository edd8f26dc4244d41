using NodaTime;
using OrderKit.Payments;
using static OrderKit.Orders.OrderVerb;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <summary>What can stand against a request as such, whatever units it names: one check a reason, in the order of their rank.</summary>
/// <remarks>The decider gives the first objection as its refusal; the list of possible moves shows them all.</remarks>
internal static class OrderChecks
{
    private static readonly Check[] Ranked =
        [NotInStatus, StageWasRemoved, Confirmation, WholeOrderHasLeft, StillUnderWay, Held, Gated, Unpaid];

    private delegate Refusal? Check(OrderRules rules, Order order, in Request request);

    internal static Refusal? First(OrderRules rules, Order order, in Request request)
    {
        foreach (var check in Ranked)
        {
            if (check(rules, order, request) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    internal static ValueList<Refusal> All(OrderRules rules, Order order, Request request) =>
        Ranked.Select(check => check(rules, order, request)).OfType<Refusal>().ToValueList();

    internal static Refusal Refuse(Order order, RefusalReason reason, string asked, string possible, params ReadOnlySpan<Unlock> unlocks) =>
        new(reason, $"Order {order.Id} is {order.Status}", asked, possible) { Unlocks = [.. unlocks] };

    private static Refusal? NotInStatus(OrderRules rules, Order order, in Request request)
    {
        if (OrderLifecycle.Table.Allows(order.Status, request.Verb))
        {
            return null;
        }

        // What can be asked about tailoring, changes and money has lists of its own; here it would hide the way on.
        var possible = Enum.GetValues<OrderVerb>()
            .Where(verb => verb <= Correct && OrderLifecycle.Table.Allows(order.Status, verb));
        return Refuse(order, NotInThisStatus, $"{request.Verb} is not a move of this status", $"Moves of this status: {Listed(possible)}");
    }

    private static Refusal? StageWasRemoved(OrderRules rules, Order order, in Request request) =>
        order.Stage is { } stage && rules.FindStage(stage) is null
            && HoldType.Stoppable.Contains(request.Verb) && request.Trigger != Stage.LeaveRemoved
            ? Refuse(order, StageRemoved, $"its stage {stage} is not registered any more, so {request.Verb} waits",
                $"Register the stage again, or Advance with {Stage.LeaveRemoved}", new Unlock(nameof(Advance), Stage.LeaveRemoved.Value))
            : null;

    private static Refusal? Confirmation(OrderRules rules, Order order, in Request request) => request.Verb switch
    {
        Confirm when order.IsConfirmed => Refuse(order, AlreadyConfirmed, "it has been confirmed before", "Nothing is left to confirm"),
        Allocate or Tailor or Pack or Ship or Complete when !order.IsConfirmed =>
            Refuse(order, NotConfirmed, $"{request.Verb} needs the shop's confirmation", "Confirm it first",
                new Unlock(nameof(Confirm), "")),
        _ => null,
    };

    private static Refusal? WholeOrderHasLeft(OrderRules rules, Order order, in Request request)
    {
        if (request.Verb != Cancel || !request.IsWholeOrder)
        {
            return null;
        }

        var units = OrderRollUp.Count(order);
        return units.Out + units.Arrived == 0
            ? null
            : Refuse(order, UnitsHaveLeft, $"{units.Out + units.Arrived} units have left and cannot be called off",
                $"Cancel up to {units.Inside} units that are inside, line by line");
    }

    private static Refusal? StillUnderWay(OrderRules rules, Order order, in Request request)
    {
        if (request.Verb != Complete)
        {
            return null;
        }

        var units = OrderRollUp.Count(order);
        return units.Inside + units.Shipped == 0
            ? null
            : Refuse(order, UnitsUnderWay, $"{units.Inside} units are inside and {units.Shipped} on their way",
                "Complete when each has arrived, come back, been lost or been cancelled");
    }

    internal static Refusal? Held(OrderRules rules, Order order, in Request request)
    {
        if (order.Holds.Count == 0 || !HoldType.Stoppable.Contains(request.Verb))
        {
            return null;
        }

        var asked = request;
        var holds = order.Holds.Where(hold => Stops(rules, hold, asked)).ToList();
        return holds.Count == 0
            ? null
            : Refuse(order, OnHold, $"{request.Verb} is stopped by {Listed(holds.Select(h => $"hold {h.Number} ({h.Type})"))}",
                $"Release {(holds.Count == 1 ? "it" : "them")} first",
                [.. holds.Select(h => new Unlock(nameof(Release), $"hold {h.Number}"))]);
    }

    // A hold whose type the host has removed stops all that a hold can: nobody has said that it may not.
    private static bool Stops(OrderRules rules, OrderHold hold, in Request request) =>
        (rules.FindHoldType(hold.Type)?.Stops ?? HoldType.Stoppable).Contains(request.Verb)
        && (hold.Line is not { } line || request.IsWholeOrder || request.Names(line));

    private static Refusal? Gated(OrderRules rules, Order order, in Request request) =>
        order.Stage is { } name && rules.FindStage(name) is { } stage && stage.Gates.Contains(request.Verb)
            ? Refuse(order, BehindGate, $"stage {name} stops {request.Verb}", $"Advance with {stage.LeftBy} first",
                new Unlock(nameof(Advance), stage.LeftBy?.Value ?? ""))
            : null;

    private static Refusal? Unpaid(OrderRules rules, Order order, in Request request) =>
        request.Verb == Ship && IsGated(order)
            ? Uncovered(order, OrderDecider.LeavingWith(order, request.Lines), request.Now)
            : null;

    private static bool IsGated(Order order) => order.Payment.Policy is PaymentPolicy.WhenAuthorised or PaymentPolicy.WhenCaptured;

    /// <summary>Refuses when the money for what is to have left is not there as the payment policy asks.</summary>
    internal static Refusal? Uncovered(Order order, ValueList<LineQuantity> leaving, Instant now)
    {
        if (!IsGated(order))
        {
            return null;
        }

        var account = order.Payment;
        var needed = OrderMoney.Earned(order, leaving);
        var (there, reason, word, report) = account.Policy == PaymentPolicy.WhenAuthorised
            ? (account.Retained + account.HeldAt(now), NotAuthorised, "authorised or captured", ReportAuthorised)
            : (account.Retained, NotCaptured, "captured", ReportCaptured);
        return there.Amount >= needed.Amount ? null : Short(order, needed, needed - there, reason, word, report);
    }

    // What went back unasked is asked for by nobody, so waiting would never end: the shop lets the customer off, or calls units off.
    private static Refusal Short(Order order, Money needed, Money lack, RefusalReason reason, string word, OrderVerb report)
    {
        var asked = $"{needed} must be {word} before these units leave";
        var advanced = PaymentAccount.Min(order.Payment.Advanced, lack);
        return advanced.Amount > 0
            ? Refuse(order, reason, asked, $"Wait for {lack} more, or let the customer off {advanced} that went back unasked",
                new Unlock($"{report}", $"{lack}"), new Unlock(nameof(Refund), $"{advanced}"))
            : Refuse(order, reason, asked, $"Wait for {lack} more", new Unlock($"{report}", $"{lack}"));
    }

    private static string Listed<T>(IEnumerable<T> items) => string.Join(", ", items) is { Length: > 0 } text ? text : "none";

    /// <summary>A request as the checks see it.</summary>
    internal readonly record struct Request(OrderVerb Verb, ValueList<LineQuantity> Lines, Instant Now, Code? Trigger = null)
    {
        internal bool IsWholeOrder => Lines.Count == 0;

        internal bool Names(LineNumber line)
        {
            foreach (var named in Lines.AsSpan())
            {
                if (named.Line == line)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
