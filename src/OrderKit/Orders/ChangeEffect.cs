using NodaTime;
using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <summary>What changes would do to an order: the units that come in and go out, and all that stands against them.</summary>
/// <remarks>The preview and the decision both ask here, so what is shown is what is done.</remarks>
internal sealed class ChangeEffect
{
    private readonly Order order;
    private readonly Instant now;
    private readonly List<UnitMove> moves = [];
    private readonly List<OrderChange.LineEffect> lines = [];
    private readonly List<Refusal> objections = [];

    private ChangeEffect(Order order, Instant now) => (this.order, this.now) = (order, now);

    internal ValueList<UnitMove> Moves => moves.ToValueList();

    internal ValueList<OrderChange.LineEffect> Lines => lines.ToValueList();

    internal ValueList<LineQuantity> Added =>
        lines.Where(l => !l.Added.IsZero).Select(l => new LineQuantity(l.Line, l.Added)).ToValueList();

    /// <summary>All that stands against it, the lowest number first.</summary>
    internal ValueList<Refusal> Objections => objections.OrderBy(o => o.Number).ToValueList();

    internal static ChangeEffect Of(Order order, ValueList<OrderChange> changes, Instant now)
    {
        var effect = new ChangeEffect(order, now);
        foreach (var change in changes.AsSpan())
        {
            effect.Weigh(change);
        }

        effect.WeighWhole(changes);
        return effect;
    }

    private void Weigh(OrderChange change)
    {
        switch (change)
        {
            case OrderChange.AddLine add:
                Add(add.Terms);
                break;
            case OrderChange.SetQuantity set when order.Line(set.Line) is { } line:
                Set(line, set.Quantity.Value);
                break;
            case OrderChange.RemoveLine remove when order.Line(remove.Line) is { } line:
                Set(line, 0);
                break;
            case OrderChange.Retailor retailor when order.Line(retailor.Line) is { } line:
                objections.AddRange(Retailoring(line, retailor.Fingerprint));
                break;
            case OrderChange.SetDelivery:
                Redirect("the delivery");
                break;
            case OrderChange.SetRecipient:
                Redirect("the receiver");
                break;
        }
    }

    private ValueList<Refusal> Retailoring(OrderLine line, string fingerprint) =>
        (OrderDecider.TailoringRefusal(order, line, OrderVerb.Retailor, now) ?? OrderDecider.Unchanged(order, line, fingerprint))
            is { } refusal ? [refusal] : [];

    private void Add(LineTerms terms)
    {
        if (order.Line(terms.Number) is not null)
        {
            Object(LineExists, $"line {terms.Number} is to be added", "Add it under a number the order does not have");
            return;
        }

        lines.Add(new(terms.Number, terms.Sku, terms.IsStocked, terms.Quantity, 0, 0));
    }

    private void Set(OrderLine line, int wanted)
    {
        var live = OrderMoney.Live(line);
        var more = Math.Max(0, wanted - live);
        var fewer = Math.Max(0, live - wanted);
        if (fewer > line.Units.Inside)
        {
            Object(NotEnoughUnits, $"line {line.Number} is to have {wanted} units",
                $"{live - line.Units.Inside} units have left; set at least those");
            return;
        }

        var before = moves.Count;
        UnitTaking.Take(line, OrderDecider.LeastWorkFirst, UnitPlace.Cancelled, fewer, moves);
        var waiting = moves.Skip(before).Where(m => m.From == UnitPlace.Backordered).Sum(m => m.Quantity.Value);
        if (more + fewer > 0)
        {
            lines.Add(new(line.Number, line.Sku, line.Terms.IsStocked, more, fewer, waiting));
        }
    }

    /// <summary>What a carrier was asked for goes where it was to go: its shipment must be given up first.</summary>
    private void Redirect(string subject)
    {
        var asked = order.ShipRequests.Where(r => OrderDecider.IsOutstanding(order, r)).ToList();
        if (asked.Count > 0)
        {
            var shipments = string.Join(", ", asked.Select(r => r.Shipment));
            Object(ShipmentUnderWay, $"{subject} is to change after shipment {shipments} was asked for",
                "Recall what has not left first",
                [.. asked.Select(r => new Unlock(nameof(OrderVerb.Recall), $"shipment {r.Shipment}"))]);
        }
    }

    private void WeighWhole(ValueList<OrderChange> changes)
    {
        var added = changes.OfType<OrderChange.AddLine>().Count();
        if (order.Lines.Count + added > OrderCommand.Place.LinesMax)
        {
            Object(TooManyLines, $"{added} lines are to be added", $"An order has at most {OrderCommand.Place.LinesMax} lines");
        }

        var units = order.Lines.Sum(l => (long)l.Ordered.Value) + lines.Sum(l => (long)l.Added.Value);
        if (units > Quantity.Max)
        {
            Object(TooManyUnits, $"it would have {units} units", $"An order has at most {Quantity.Max} units");
        }

        if (order.Lines.Sum(l => (long)OrderMoney.Live(l)) + lines.Sum(l => (long)l.Added.Value - l.Removed.Value) <= 0)
        {
            Object(NothingLeft, "nothing of it would be left", "Cancel the order instead", new Unlock(nameof(OrderVerb.Cancel), ""));
        }
    }

    private void Object(RefusalReason reason, string asked, string possible, params ReadOnlySpan<Unlock> unlocks) =>
        objections.Add(OrderChecks.Refuse(order, reason, asked, possible, unlocks));
}
