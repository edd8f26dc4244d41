using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>What a report on a shipment's units says that the order does not know yet: moves and contradictions, line by line.</summary>
internal sealed class UnitNews
{
    private readonly Order order;
    private readonly OrderCommand.ShipmentReport report;
    private readonly List<LineQuantity> told = [];
    private readonly List<UnitMove> moves = [];
    private readonly List<(ContradictionKind Kind, LineNumber Line, Quantity Quantity)> contradictions = [];

    internal UnitNews(Order order, OrderCommand.ShipmentReport report)
    {
        this.order = order;
        this.report = report;
        foreach (var line in report.Lines.AsSpan())
        {
            Tell(order.Line(line.Line)!, line.Quantity.Value);
        }
    }

    /// <summary>Whether the order knew it all.</summary>
    internal bool IsOld => told.Count == 0;

    internal bool LeavesTheHouse => moves.Any(m => !ReportTable.IsOut(m.From) && m.From != UnitPlace.Cancelled);

    internal IReadOnlyList<(ContradictionKind Kind, LineNumber Line, Quantity Quantity)> Contradictions => contradictions;

    internal OrderEvent ToEvent()
    {
        var reported = told.ToValueList();
        var moved = moves.ToValueList();
        return report switch
        {
            OrderCommand.ReportShipped => new OrderEvent.Shipped(report.Shipment, reported, moved),
            OrderCommand.ReportDelivered => new OrderEvent.Delivered(report.Shipment, reported, moved),
            OrderCommand.ReportReturned => new OrderEvent.Returned(report.Shipment, reported, moved),
            OrderCommand.ReportLost => new OrderEvent.Lost(report.Shipment, reported, moved),
            OrderCommand.Retract r => new OrderEvent.Retracted(r.Shipment, r.Retracted, reported, moved),
            _ => throw new InvalidOperationException($"{report.Verb} tells of no shipment: a fault of OrderKit."),
        };
    }

    private void Tell(OrderLine line, int quantity)
    {
        var own = line.Units.Of(report.Shipment);
        var said = AlreadySaid(line.Number);
        if (report is OrderCommand.Retract retract)
        {
            TellRetraction(line.Number, own.In(retract.Retracted), retract.Retracted, quantity - said);
        }
        else if (report is OrderCommand.ReportShipped)
        {
            TellShipped(line, own, quantity);
        }
        else
        {
            TellArrival(line, own, quantity - said, said);
        }
    }

    /// <summary>Units the shipment has told the same of, with the same time.</summary>
    private int AlreadySaid(LineNumber line)
    {
        var (place, retraction) = report is OrderCommand.Retract retract ? (retract.Retracted, true) : (report.To, false);
        var most = 0;
        foreach (var statement in order.Statements.AsSpan())
        {
            if (statement.Line == line && statement.Place == place && statement.IsRetraction == retraction
                && statement.Shipment == report.Shipment && statement.OccurredAt == report.OccurredAt)
            {
                most = Math.Max(most, statement.Quantity.Value);
            }
        }

        return most;
    }

    private void TellRetraction(LineNumber line, int there, UnitPlace place, int quantity)
    {
        if (quantity <= 0)
        {
            return;
        }

        told.Add(new(line, quantity));
        var units = Math.Min(quantity, there);
        if (units > 0)
        {
            moves.Add(new(line, place, UnitPlace.Shipped, units, report.Shipment));
        }

        Contradict(ContradictionKind.RetractedNothing, line, quantity - units);
    }

    /// <summary>A shipment tells its content in full, so what left with it before is not taken again.</summary>
    private void TellShipped(OrderLine line, ShipmentUnits own, int quantity)
    {
        var isFirst = !WasSaidShipped(line.Number);
        var rest = quantity - own.Total;
        if (rest <= 0 && !isFirst)
        {
            return;
        }

        told.Add(new(line.Number, quantity));
        Contradict(ContradictionKind.ShippedAfterArrival, line.Number, isFirst ? Math.Min(quantity, own.Total) : 0);
        Contradict(ContradictionKind.MoreThanOrdered, line.Number, Take(line, own, false, Math.Max(0, rest)));
    }

    private bool WasSaidShipped(LineNumber line) =>
        order.Statements.Any(s => s.Line == line && s.Place == UnitPlace.Shipped && !s.IsRetraction && s.Shipment == report.Shipment);

    private void TellArrival(OrderLine line, ShipmentUnits own, int quantity, int said)
    {
        if (quantity <= 0)
        {
            return;
        }

        var before = moves.Count;
        var rest = Take(line, own, true, quantity);
        rest -= Math.Min(rest, Math.Max(0, own.In(report.To) - said));
        rest = Take(line, own, false, rest);
        if (moves.Count == before && rest == 0)
        {
            return;
        }

        told.Add(new(line.Number, quantity + said));
        Contradict(ContradictionKind.MoreThanOrdered, line.Number, rest);
    }

    /// <summary>Takes units by the table, either those of the shipment or those of none; gives the number it could not take.</summary>
    private int Take(OrderLine line, ShipmentUnits own, bool ofShipment, int quantity)
    {
        foreach (var (place, contradiction) in Takes())
        {
            if (ReportTable.IsOut(place) != ofShipment)
            {
                continue;
            }

            var units = Math.Min(quantity, ofShipment ? own.In(place) : line.Units.In(place));
            if (units == 0)
            {
                continue;
            }

            quantity -= units;
            moves.Add(new(line.Number, place, report.To, units, report.Shipment));
            if (contradiction is { } kind && !IsOrdinary(line, kind))
            {
                Contradict(kind, line.Number, units);
            }
        }

        return quantity;
    }

    // A reporter who knows where its units were means those and no other units of the line.
    private IEnumerable<ReportSource> Takes()
    {
        var takes = ReportTable.Of(report.Verb).Takes;
        return report.From is { } from ? takes.OrderBy(source => source.Place != from) : takes;
    }

    // What does not travel is delivered without being shipped.
    private bool IsOrdinary(OrderLine line, ContradictionKind kind) =>
        kind == ContradictionKind.BeforeShipped && !line.Terms.NeedsShipping && report is OrderCommand.ReportDelivered;

    private void Contradict(ContradictionKind kind, LineNumber line, int quantity)
    {
        if (quantity > 0)
        {
            contradictions.Add((kind, line, quantity));
        }
    }
}
