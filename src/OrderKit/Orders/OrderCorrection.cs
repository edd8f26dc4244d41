using OrderKit.Units;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>Putting right a wrong shipped or delivered: an audited statement of where the units really are, not an undo.</content>
public static partial class OrderDecider
{
    private static Refusal? CorrectionForm(Order order, OrderCommand.Correct correct)
    {
        if (correct.Lines.Count == 0)
        {
            return OrderChecks.Refuse(order, NoLines, "a correction names the units it puts right", "Name the lines and their units");
        }

        var places = Corrections(order);
        return UnitSelection.CheckForm(order, correct.Verb, correct.Lines)
            ?? (order.Lines.All(l => l.Units.Of(correct.Shipment).Total == 0)
                ? OrderChecks.Refuse(order, ShipmentUnknown, $"nothing left with a shipment {correct.Shipment}", Known(order))
                : null)
            ?? (places.Contains((correct.From, correct.To))
                ? null
                : OrderChecks.Refuse(order, PlacesNotPossible, $"{correct.From} cannot be corrected to {correct.To}",
                    $"Corrections now: {string.Join(", ", places.Select(p => $"{p.From} to {p.To}"))}"));
    }

    private static List<(UnitPlace From, UnitPlace To)> Corrections(Order order)
    {
        List<(UnitPlace From, UnitPlace To)> places = [(UnitPlace.Delivered, UnitPlace.Shipped)];
        if (order.Ending is not null)
        {
            places.Add((UnitPlace.Shipped, UnitPlace.Cancelled));
            return places;
        }

        places.Add((UnitPlace.Shipped, UnitPlace.Open));
        if (order.IsConfirmed)
        {
            places.Add((UnitPlace.Shipped, UnitPlace.Packed));
        }

        return places;
    }

    private static bool HasCorrectable(Order order, ValueList<LineQuantity> lines) =>
        order.Lines
            .Where(l => lines.Count == 0 || lines[0].Line == l.Number)
            .Any(l => l.Units.In(UnitPlace.Shipped) + l.Units.In(UnitPlace.Delivered) > 0);

    private static Refusal? Correct(OrderDraft draft, OrderCommand.Correct correct)
    {
        foreach (var (number, quantity) in correct.Lines)
        {
            var there = draft.Order.Line(number)!.Units.Of(correct.Shipment).In(correct.From);
            if (quantity.Value > there)
            {
                return OrderChecks.Refuse(draft.Order, NotEnoughUnits,
                    $"{quantity} units of line {number} with shipment {correct.Shipment} are to be corrected",
                    $"Up to {there} are {correct.From}");
            }
        }

        var moves = correct.Lines.Select(l => new UnitMove(l.Line, correct.From, correct.To, l.Quantity, correct.Shipment));
        return Done(draft, new OrderEvent.Corrected(correct.Shipment, correct.Reason, moves.ToValueList()));
    }
}
