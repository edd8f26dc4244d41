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

    /// <summary>The lines of which units leave the house by it.</summary>
    internal ValueList<LineQuantity> Leaving =>
        moves.Where(m => ReportTable.Inside.Contains(m.From)).Select(m => new LineQuantity(m.Line, m.Quantity)).ToValueList();

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

    /// <summary>Tells one line: what moves, and what the shipment has not said before and cannot be.</summary>
    private void Tell(OrderLine line, int quantity)
    {
        var own = line.Units.Of(report.Shipment);
        var (atThisTime, ever) = Said(line.Number);
        if (quantity <= atThisTime)
        {
            return;
        }

        var before = moves.Count;
        var rest = report switch
        {
            OrderCommand.Retract retract => TakeBack(line, own.In(retract.Retracted), retract.Retracted, quantity - atThisTime),
            OrderCommand.ReportShipped => Take(line, own, false, Math.Max(0, quantity - Math.Max(own.Total, atThisTime))),
            _ => TakeArrived(line, own, quantity - atThisTime, atThisTime),
        };

        // What the shipment has said at another time is no contradiction either.
        var excess = quantity > ever ? rest : 0;
        var late = report is OrderCommand.ReportShipped ? Math.Max(0, Math.Min(quantity, own.Total) - ever) : 0;
        if (moves.Count == before && excess == 0 && late == 0)
        {
            return;
        }

        told.Add(new(line.Number, quantity));
        Contradict(ContradictionKind.ShippedAfterArrival, line.Number, late);
        var beyond = report is OrderCommand.Retract ? ContradictionKind.RetractedNothing : ContradictionKind.MoreThanOrdered;
        Contradict(beyond, line.Number, excess);
    }

    /// <summary>The most units the shipment has said the same of, with the same time and at any time.</summary>
    private (int AtThisTime, int Ever) Said(LineNumber line)
    {
        var (place, retraction) = report is OrderCommand.Retract retract ? (retract.Retracted, true) : (report.To, false);
        var (atThisTime, ever) = (0, 0);
        foreach (var statement in order.Statements.AsSpan())
        {
            if (statement.Line != line || statement.Place != place || statement.IsRetraction != retraction
                || statement.Shipment != report.Shipment)
            {
                continue;
            }

            ever = Math.Max(ever, statement.Quantity.Value);
            atThisTime = statement.OccurredAt == report.OccurredAt ? Math.Max(atThisTime, statement.Quantity.Value) : atThisTime;
        }

        return (atThisTime, ever);
    }

    private int TakeBack(OrderLine line, int there, UnitPlace place, int quantity)
    {
        var units = Math.Min(quantity, there);
        if (units > 0)
        {
            moves.Add(new(line.Number, place, UnitPlace.Shipped, units, report.Shipment));
        }

        return quantity - units;
    }

    /// <summary>Takes the shipment's own units, then counts those that have arrived already, then takes units of no shipment.</summary>
    private int TakeArrived(OrderLine line, ShipmentUnits own, int quantity, int said)
    {
        var rest = Take(line, own, true, quantity);
        rest -= Math.Min(rest, Math.Max(0, own.In(report.To) - said));
        return Take(line, own, false, rest);
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
