using NodaTime;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>What is malformed about a change document and about what is asked of it.</content>
public static partial class OrderDecider
{
    private static Refusal? ProposalForm(Order order, OrderCommand.ProposeChange propose) =>
        ChangeForm(order, propose.Changes)
        ?? (propose.ValidFor <= Duration.Zero || propose.ValidFor > OrderCommand.ProposeChange.ValidForMax
            ? OrderChecks.Refuse(order, ChangeMalformed, $"a change is proposed for {propose.ValidFor.TotalHours} hours",
                $"Propose it for more than 0 and at most {OrderCommand.ProposeChange.ValidForMax.TotalDays} days")
            : null);

    private static Refusal? ChangeForm(Order order, ValueList<OrderChange> changes) =>
        changes.Select(change => ChangeForm(order, change)).OfType<Refusal>().MinBy(refusal => refusal.Number)
        ?? (changes.Count == 0
            ? OrderChecks.Refuse(order, ChangeMalformed, "a change says nothing", "Say what is to be changed")
            : changes.DistinctBy(Subject).Count() < changes.Count
                ? OrderChecks.Refuse(order, ChangeMalformed, "a change names one line or subject twice", "Name each once")
                : null);

    private static (Type Kind, LineNumber? Line) Subject(OrderChange change) => change switch
    {
        OrderChange.AddLine add => (typeof(LineNumber), add.Terms.Number),
        OrderChange.SetQuantity set => (typeof(LineNumber), set.Line),
        OrderChange.RemoveLine remove => (typeof(LineNumber), remove.Line),
        OrderChange.Retailor retailor => (typeof(OrderChange.Retailor), retailor.Line),
        _ => (change.GetType(), null),
    };

    private static Refusal? ChangeForm(Order order, OrderChange change) => change switch
    {
        OrderChange.AddLine { Terms: var terms } when terms.Quantity.IsZero => NoUnit(order, terms.Number),
        OrderChange.AddLine { Terms: var terms } when !terms.Backordered.IsZero => OrderChecks.Refuse(order, ChangeMalformed,
            $"line {terms.Number} says what is backordered", "Leave it 0: that is found out when the change is applied"),
        OrderChange.AddLine { Terms: var terms } when !IsPricedIn(terms.Price, order.Currency) => Foreign(order, terms.Number),
        OrderChange.SetQuantity set when order.Line(set.Line) is null => UnknownLine(order, set.Line),
        OrderChange.SetQuantity set when set.Quantity.IsZero => NoUnit(order, set.Line),
        OrderChange.AddLine { Terms: var terms } when IsTooLarge(terms.Price) => TooLarge(order, $"line {terms.Number} is"),
        OrderChange.SetQuantity set when !IsPricedIn(set.Price, order.Currency) => Foreign(order, set.Line),
        OrderChange.SetQuantity set when IsTooLarge(set.Price) => TooLarge(order, $"line {set.Line} is"),
        OrderChange.RemoveLine remove when order.Line(remove.Line) is null => UnknownLine(order, remove.Line),
        OrderChange.Retailor retailor when order.Line(retailor.Line) is null => UnknownLine(order, retailor.Line),
        OrderChange.SetDelivery { Delivery.Price: { } price } when price.Currency != order.Currency =>
            OrderChecks.Refuse(order, CurrencyMixed, "its delivery is to be priced in another currency", $"Price it in {order.Currency}"),
        OrderChange.SetDelivery { Delivery.Price: { } price } when IsTooLarge(price) => TooLarge(order, "its delivery is"),
        _ => null,
    };

    private static Refusal NoUnit(Order order, LineNumber line) =>
        OrderChecks.Refuse(order, QuantityZero, $"line {line} is to have no unit", "Name at least one unit, or remove the line");

    private static Refusal Foreign(Order order, LineNumber line) =>
        OrderChecks.Refuse(order, CurrencyMixed, $"line {line} is not priced in the order's currency", $"Price it in {order.Currency}");

    private static Refusal TooLarge(Order order, string what) =>
        OrderChecks.Refuse(order, AmountTooLarge, $"{what} to cost more than an order can come to", AtMost);

    internal static Refusal UnknownLine(Order order, LineNumber line) => OrderChecks.Refuse(order, LineUnknown, $"it has no line {line}",
        $"Lines: {string.Join(", ", order.Lines.Select(l => l.Number))}");

    /// <summary>Refuses a document that is not open; without a number, refuses when none is.</summary>
    private static Refusal? DocumentForm(Order order, int? number) => order.Change switch
    {
        { } open when number is null || open.Number == number => null,
        { } other => OrderChecks.Refuse(order, ChangeUnknown, $"change {number} is not open", $"Change {other.Number} is"),
        null => OrderChecks.Refuse(order, ChangeUnknown, number is null ? "no change is open" : $"change {number} is not open",
            "Propose one first", new Unlock(nameof(OrderVerb.ProposeChange), "")),
    };

    private static Refusal? ApplyForm(Order order, OrderCommand.ApplyChange apply, Instant now) =>
        UnitSelection.CheckShape(order, apply.Verb, apply.Waiting)
        ?? (order.Change is { } open && open.Number == apply.Number ? WaitingForm(order, open, apply.Waiting, now) : null)
        ?? DocumentForm(order, apply.Number);

    private static Refusal? WaitingForm(Order order, OrderChange.Document open, ValueList<LineQuantity> waiting, Instant now)
    {
        var effect = ChangeEffect.Of(order, open.Changes, now);
        foreach (var (line, quantity) in waiting.AsSpan())
        {
            var added = effect.Lines.FirstOrDefault(l => l.Line == line)?.Added ?? 0;
            if (quantity > added)
            {
                return OrderChecks.Refuse(order, MoreBackorderedThanOrdered, $"{quantity} units of line {line} are said to wait",
                    $"{added} units of it come in");
            }
        }

        return null;
    }
}
