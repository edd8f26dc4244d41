using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The reports: taken even when they contradict the lifecycle, refused only when malformed.</content>
public static partial class OrderDecider
{
    private static Refusal? Tell(OrderDraft draft, OrderCommand.Report report) => report switch
    {
        OrderCommand.ShipmentReport r => ShipmentReportForm(draft.Order, r) ?? TellShipment(draft, r),
        OrderCommand.ReportCancelled r => TellCancelled(draft, r),
        OrderCommand.ReportBackorder r => BackorderForm(draft.Order, r) ?? TellBackorder(draft, r),
        OrderCommand.ReportRestocked r => RestockForm(draft.Order, r) ?? TellRestocked(draft, r),
        OrderCommand.ReportBackorderPromise r => UnitSelection.CheckForm(draft.Order, r.Verb, [r.Waiting]) ?? TellPromise(draft, r),
        OrderCommand.PaymentReport r => PaymentForm(draft.Order, r) ?? TellPayment(draft, r),
        _ => throw new InvalidOperationException($"{report.Verb} is no report: a fault of OrderKit."),
    };

    private static Refusal? ShipmentReportForm(Order order, OrderCommand.ShipmentReport report)
    {
        if (report.Lines.Count == 0)
        {
            return OrderChecks.Refuse(order, NoLines, $"{report.Verb} names no line", "Name the lines and their units");
        }

        return UnitSelection.CheckForm(order, report.Verb, report.Lines)
            ?? (report is OrderCommand.Retract { Retracted: not (UnitPlace.Delivered or UnitPlace.Returned or UnitPlace.Lost) } retract
                ? OrderChecks.Refuse(order, PlacesNotPossible, $"{retract.Retracted} cannot be taken back",
                    "Take back Delivered, Returned or Lost")
                : null);
    }

    private static Refusal? TellShipment(OrderDraft draft, OrderCommand.ShipmentReport report)
    {
        var before = draft.Order;
        var news = new UnitNews(before, report);
        if (news.IsOld)
        {
            return null;
        }

        draft.Record(news.ToEvent());
        Circumstances(draft, before, report, news);
        LeftUnapproved(draft, before, report, news);
        foreach (var (kind, line, quantity) in news.Contradictions)
        {
            draft.Contradict(kind, report.Shipment, line, quantity);
        }

        return null;
    }

    /// <summary>Records what contradicts the order as a whole rather than one line.</summary>
    private static void Circumstances(OrderDraft draft, Order before, OrderCommand.ShipmentReport report, UnitNews news)
    {
        Common(draft, before, report, report.Shipment);
        if (report is OrderCommand.Retract)
        {
            return;
        }

        if (!before.IsConfirmed && before.Ending is null)
        {
            draft.Contradict(ContradictionKind.BeforeConfirmed, report.Shipment);
        }

        var shipping = new OrderChecks.Request(OrderVerb.Ship, news.Leaving, draft.Now);
        if (shipping.Lines.Count == 0)
        {
            return;
        }

        if (OrderChecks.Held(draft.Rules, before, shipping) is not null)
        {
            draft.Contradict(ContradictionKind.WhileOnHold, report.Shipment);
        }

        if (PassesGate(draft, before))
        {
            draft.Contradict(ContradictionKind.PastOpenGate, report.Shipment);
        }

        if (OrderChecks.Uncovered(before, news.Leaving, report.OccurredAt ?? draft.Now) is not null)
        {
            draft.Contradict(ContradictionKind.BeforePaid, report.Shipment);
        }
    }

    // Units that leave pass a gate that stops shipping, and any gate whose status they make the order leave.
    private static bool PassesGate(OrderDraft draft, Order before) =>
        before.Stage is { } name && draft.Rules.FindStage(name) is { IsGate: true } gate
        && (gate.Gates.Contains(OrderVerb.Ship) || draft.Order.Status != before.Status);

    private static void Common(OrderDraft draft, Order before, OrderCommand.Report report, ShipmentId? shipment)
    {
        if (report.OccurredAt is null)
        {
            draft.Contradict(ContradictionKind.TimeUnknown, shipment);
        }
        else if (report.OccurredAt < before.PlacedAt)
        {
            draft.Contradict(ContradictionKind.BeforePlaced, shipment);
        }

        if (before.Ending is not null)
        {
            draft.Contradict(ContradictionKind.AfterEnd, shipment);
        }
    }

    private static Refusal? TellCancelled(OrderDraft draft, OrderCommand.ReportCancelled report)
    {
        var before = draft.Order;
        if (before.Ending == OrderStatus.Cancelled)
        {
            return null;
        }

        draft.Record(new OrderEvent.Cancelled(report.Reason, EndsOrder: true, AllInside(before)));
        Common(draft, before, report, null);
        var units = OrderRollUp.Count(before);
        if (units.Out + units.Arrived > 0)
        {
            draft.Contradict(ContradictionKind.CancelledAfterHandOver, quantity: units.Out + units.Arrived);
        }

        return null;
    }
}
