using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>News from stock: units that wait for it, and units that have it again.</content>
public static partial class OrderDecider
{
    private static readonly ValueList<UnitPlace> MayLackStock = [UnitPlace.Open, UnitPlace.Allocated];

    private static Refusal? BackorderForm(Order order, OrderCommand.ReportBackorder report) =>
        report.Lines.Count == 0
            ? OrderChecks.Refuse(order, NoLines, $"{report.Verb} names no line", "Name the lines and the units that wait")
            : UnitSelection.CheckForm(order, report.Verb, report.Lines, zeroAllowed: true);

    private static Refusal? TellBackorder(OrderDraft draft, OrderCommand.ReportBackorder report)
    {
        var before = draft.Order;
        List<UnitMove> waiting = [];
        List<UnitMove> restocked = [];
        List<LineQuantity> tooMany = [];
        foreach (var (number, quantity) in report.Lines)
        {
            var line = before.Line(number)!;
            var change = quantity.Value - line.Units.Backordered;
            UnitTaking.Take(line, MayLackStock, UnitPlace.Backordered, Math.Max(0, change), waiting);
            UnitTaking.Take(line, [UnitPlace.Backordered], UnitPlace.Open, Math.Max(0, -change), restocked);
            var excess = change - line.Units.Open - line.Units.Allocated;
            if (excess > 0)
            {
                tooMany.Add(new(number, excess));
            }
        }

        RecordBackorder(draft, report.ByStock, waiting, restocked, tooMany);
        if (!draft.IsEmpty)
        {
            Common(draft, before, report, null);
        }

        return null;
    }

    private static Refusal? RestockForm(Order order, OrderCommand.ReportRestocked report) =>
        report.Lines.Count == 0
            ? OrderChecks.Refuse(order, NoLines, $"{report.Verb} names no line", "Name the lines and the units filled")
            : UnitSelection.CheckForm(order, report.Verb, report.Lines);

    private static Refusal? TellRestocked(OrderDraft draft, OrderCommand.ReportRestocked report)
    {
        var before = draft.Order;
        List<UnitMove> restocked = [];
        List<LineQuantity> tooMany = [];
        foreach (var (number, quantity) in report.Lines)
        {
            var line = before.Line(number)!;
            UnitTaking.Take(line, [UnitPlace.Backordered], UnitPlace.Open, quantity.Value, restocked);
            if (quantity.Value > line.Units.Backordered)
            {
                tooMany.Add(new(number, quantity.Value - line.Units.Backordered));
            }
        }

        RecordBackorder(draft, byStock: true, [], restocked, tooMany);
        Common(draft, before, report, null);
        return null;
    }

    private static Refusal? TellPromise(OrderDraft draft, OrderCommand.ReportBackorderPromise report)
    {
        var before = draft.Order;
        var (number, units) = report.Waiting;
        if (before.Line(number)!.PromisedFor is var promised && (promised != report.Date || report.IsAsked))
        {
            draft.Record(new OrderEvent.BackorderPromised(number, units, report.Date, report.Cause)
            {
                Before = promised,
                IsAsked = report.IsAsked,
            });
            Common(draft, before, report, null);
        }

        return null;
    }

    private static void RecordBackorder(
        OrderDraft draft, bool byStock, List<UnitMove> waiting, List<UnitMove> restocked, List<LineQuantity> tooMany)
    {
        if (waiting.Count > 0)
        {
            draft.Record(new OrderEvent.Backordered(waiting.ToValueList()) { ByStock = byStock });
        }

        if (restocked.Count > 0)
        {
            draft.Record(new OrderEvent.Restocked(restocked.ToValueList()) { TakesStock = !byStock });
        }

        foreach (var (line, quantity) in tooMany)
        {
            draft.Contradict(ContradictionKind.MoreThanOrdered, line: line, quantity: quantity);
        }
    }
}
