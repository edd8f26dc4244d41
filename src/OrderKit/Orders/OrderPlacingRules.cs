using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The purchase.</content>
public static partial class OrderDecider
{
    private static Refusal? Place(OrderDraft draft, OrderCommand.Place place)
    {
        var refusal = PlacingRefusal(place);
        if (refusal is null)
        {
            draft.Record(new OrderEvent.Placed(place.Lines, place.Currency, place.Delivery, place.Envelope) { Payment = place.Payment });
        }

        return refusal;
    }

    internal static Refusal? PlacingRefusal(OrderCommand.Place place)
    {
        var lines = place.Lines;
        if (lines.Count == 0)
        {
            return Malformed(place, NoLines, "it has no line", "Place at least one line");
        }

        if (lines.Count > OrderCommand.Place.LinesMax)
        {
            return Malformed(place, TooManyLines, $"it has {lines.Count} lines",
                $"Place at most {OrderCommand.Place.LinesMax} lines an order");
        }

        if (lines.Select(l => l.Number).ToHashSet().Count < lines.Count)
        {
            return Malformed(place, LineTwice, "a line number stands twice", "Number the lines one by one");
        }

        return RefuseLine(place, QuantityZero, l => l.Quantity.IsZero, "has no unit", "Order at least one unit")
            ?? TooMany(place)
            ?? RefuseLine(place, CurrencyMixed, l => !IsPricedIn(l.Price, place.Currency),
                "is not priced in the order's currency", $"Price it in {place.Currency}")
            ?? (place.Delivery?.Price is { } price && price.Currency != place.Currency
                ? Malformed(place, CurrencyMixed, "its delivery is not priced in the order's currency", $"Price it in {place.Currency}")
                : null)
            ?? RefuseLine(place, MoreBackorderedThanOrdered, l => l.Backordered > l.Quantity,
                "has more units backordered than ordered", "Backorder at most the units ordered")
            ?? RefuseLine(place, AmountTooLarge, l => IsTooLarge(l.Price), "costs more than an order can come to", AtMost)
            ?? (place.Delivery?.Price is { } much && IsTooLarge(much)
                ? Malformed(place, AmountTooLarge, "its delivery costs more than an order can come to", AtMost)
                : null);
    }

    private static string AtMost => $"Ask at most {OrderCommand.PaymentReport.AmountMax} for it";

    private static Refusal? TooMany(OrderCommand.Place place) =>
        place.Lines.Sum(l => (long)l.Quantity.Value) > Quantity.Max
            ? Malformed(place, TooManyUnits, $"it has more than {Quantity.Max} units", "Order fewer units")
            : null;

    private static Refusal? RefuseLine(
        OrderCommand.Place place, RefusalReason reason, Func<LineTerms, bool> applies, string asked, string possible)
    {
        foreach (var line in place.Lines.AsSpan())
        {
            if (applies(line))
            {
                return Malformed(place, reason, $"line {line.Number} {asked}", possible);
            }
        }

        return null;
    }

    private static Refusal Malformed(OrderCommand.Place place, RefusalReason reason, string asked, string possible) =>
        new(reason, $"Order {place.OrderId} is not placed", asked, possible);

    private static bool IsPricedIn(LinePrice price, Currency currency) =>
        price.Unit.Currency == currency && price.Net.Currency == currency && price.Tax.Currency == currency
        && price.Gross.Currency == currency && price.Discount.Currency == currency;

    // So large that sums of such amounts would not keep their smallest unit.
    private static bool IsTooLarge(LinePrice price) =>
        IsTooLarge(price.Unit) || IsTooLarge(price.Net) || IsTooLarge(price.Tax) || IsTooLarge(price.Gross) || IsTooLarge(price.Discount);

    private static bool IsTooLarge(Money amount) => Math.Abs(amount.Amount) > OrderCommand.PaymentReport.AmountMax;
}
