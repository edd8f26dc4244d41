using System.Globalization;
using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <content>How English counts, names and dates things.</content>
internal sealed partial class EnglishTimeline
{
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ",", NumberDecimalSeparator = ".", NegativeSign = "−",
    };

    internal const string NeutralNews = "the event";

    internal const string NeutralStatus = "in another state";

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    internal override string UnknownTime => "Time unknown";

    protected override string Told(LocalDateTime at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Date(at.Date)} at {at.Hour:00}:{at.Minute:00}");

    private static string Date(LocalDate date)
    {
        var day = date.WithCalendar(CalendarSystem.Iso);
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");
    }

    private static string Money(Money money) => $"{money.Currency} {money.Digits('N', Numbers)}";

    private static string Number(long number) => number.ToString("N0", Numbers);

    private static string Units(long count) => count == 1 ? "1 unit" : $"{Number(count)} units";

    /// <summary>As in <c>2 units of MUG and 1 of TEA</c>.</summary>
    private static GoodsPhrase Goods(ValueList<LineUnits> lines, TimelineBackground known)
    {
        var count = lines.Sum(l => l.Count);
        if (lines.Count == 0)
        {
            return new("nothing", 0);
        }

        if (lines.Count > NamedLinesMax)
        {
            return new($"{Units(count)} on {Number(lines.Count)} lines", count);
        }

        var parts = lines.Select((l, i) => $"{(i == 0 ? Units(l.Count) : Number(l.Count))} of {Article(l.Line, known)}").ToArray();
        return new(Listed(parts, "and"), count);
    }

    private static string Article(LineNumber line, TimelineBackground known) => known.SkuOf(line) switch
    {
        null => $"line {line}",
        { } sku => known.IsOnSeveralLines(sku) ? $"{sku} (line {line})" : sku.Value,
    };

    private static string LineWithSku(LineNumber line, TimelineBackground known) =>
        known.SkuOf(line) is { } sku ? $"line {line} ({sku})" : $"line {line}";

    private static string Was(GoodsPhrase goods) => goods.Pick("was", "were");

    private static string With(ShipmentId shipment) => $" (shipment {shipment})";

    private string Because(Code reason) => Word(reason) is { Length: > 0 } word ? $"; reason: {word}" : "";

    private static string Arrived(UnitPlace place) => place switch
    {
        UnitPlace.Delivered => "been delivered",
        UnitPlace.Returned => "come back to the shop",
        UnitPlace.Lost => "been lost on the way",
        _ => "moved",
    };

    /// <summary>What a contradiction is about: units, else the shipment, else the goods.</summary>
    private static GoodsPhrase Subject(OrderEvent.Contradicted told, TimelineBackground known)
    {
        if (told.Line is not { } line || told.Quantity == 0)
        {
            return told.Shipment is { } alone ? new($"shipment {alone}", 1) : new("the goods", 2);
        }

        var goods = Goods([new(line, told.Quantity.Value)], known);
        return told.Shipment is { } shipment ? goods with { Text = $"{goods} in shipment {shipment}" } : goods;
    }

    private static string Done(OrderVerb by) => by switch
    {
        OrderVerb.ReportShipped => " as shipped",
        OrderVerb.ReportDelivered => " as delivered",
        OrderVerb.ReportReturned => " as returned",
        OrderVerb.ReportLost => " as lost",
        _ => "",
    };

    /// <summary>The subject of a sentence on a report; for a report that no arm names, its event alone.</summary>
    private static string News(OrderEvent.Contradicted told)
    {
        var (of, on) = told.Shipment is { } shipment ? ($" of shipment {shipment}", $" on shipment {shipment}") : ("", "");
        return told.By switch
        {
            OrderVerb.ReportShipped => $"the hand-over{of} to the carrier",
            OrderVerb.ReportDelivered => $"the delivery{of}",
            OrderVerb.ReportReturned => $"the return{of}",
            OrderVerb.ReportLost => $"the loss{of}",
            OrderVerb.Retract => $"the withdrawal of earlier news{on}",
            OrderVerb.ReportBackorder => $"the shortage of stock{of}",
            OrderVerb.ReportRestocked => $"the arrival of new stock{of}",
            OrderVerb.ReportBackorderPromise => $"the new date for what is waiting{of}",
            OrderVerb.ReportCancelled => $"the cancellation{of}",
            OrderVerb.ReportAuthorised => $"the authorisation of the payment{of}",
            OrderVerb.ReportCaptured => $"the payment{of}",
            OrderVerb.ReportVoided => $"the release of the authorisation{of}",
            OrderVerb.ReportExpired => $"the expiry of the authorisation{of}",
            OrderVerb.ReportPaymentFailed => $"the failed payment{of}",
            OrderVerb.ReportRefunded => $"the refund{of}",
            OrderVerb.ReportDisputed => $"the dispute{of}",
            _ => $"{NeutralNews}{on}",
        };
    }

    private static string Status(OrderStatus status) => status switch
    {
        OrderStatus.Placed => "placed",
        OrderStatus.Confirmed => "confirmed",
        OrderStatus.InFulfilment => "in preparation",
        OrderStatus.PartiallyShipped => "partly shipped",
        OrderStatus.Shipped => "shipped",
        OrderStatus.PartiallyDelivered => "partly delivered",
        OrderStatus.Delivered => "delivered",
        OrderStatus.Completed => "completed",
        OrderStatus.Rejected => "declined",
        OrderStatus.Cancelled => "cancelled",
        OrderStatus.Returned => "returned",
        _ => NeutralStatus,
    };
}
