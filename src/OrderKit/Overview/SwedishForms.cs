using System.Globalization;
using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <content>How Swedish counts, names and dates things.</content>
internal sealed partial class SwedishTimeline
{
    // A no-break space between the thousands, so that an amount never runs over the end of a line.
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = ",", NegativeSign = "−",
    };

    internal const string NeutralNews = "händelsen";

    internal const string NeutralStatus = "i ett annat läge";

    private static readonly string[] Months =
    [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
    ];

    internal override string UnknownTime => "Okänd tidpunkt";

    protected override string Told(LocalDateTime at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Date(at.Date)} kl. {at.Hour:00}.{at.Minute:00}");

    private static string Date(LocalDate date)
    {
        var day = date.WithCalendar(CalendarSystem.Iso);
        return string.Create(CultureInfo.InvariantCulture, $"den {day.Day} {Months[day.Month - 1]} {day.Year}");
    }

    private static string Money(Money money) => $"{money.Digits('N', Numbers)}\u00A0{money.Currency}";

    private static string Number(long number) => number.ToString("N0", Numbers);

    private static string Units(long count) => count == 1 ? "1 vara" : $"{Number(count)} varor";

    /// <summary>As in <c>2 st MUG och 1 st TEA</c>.</summary>
    private static GoodsPhrase Goods(ValueList<LineUnits> lines, TimelineBackground known)
    {
        var count = lines.Sum(l => l.Count);
        if (lines.Count == 0)
        {
            return new("ingenting", 0);
        }

        return lines.Count > NamedLinesMax
            ? new($"{Units(count)} på {Number(lines.Count)} rader", count)
            : new(Listed(lines.Select(l => $"{Number(l.Count)} st {Article(l.Line, known)}").ToArray(), "och"), count);
    }

    private static string Article(LineNumber line, TimelineBackground known) => known.SkuOf(line) switch
    {
        null => $"på rad {line}",
        { } sku => known.IsOnSeveralLines(sku) ? $"{sku} (rad {line})" : sku.Value,
    };

    private static string LineWithSku(LineNumber line, TimelineBackground known) =>
        known.SkuOf(line) is { } sku ? $"rad {line} ({sku})" : $"rad {line}";

    private static string With(ShipmentId shipment) => $" (sändning {shipment})";

    private string Because(Code reason) => Word(reason) is { Length: > 0 } word ? $"; orsak: {word}" : "";

    private static string Arrived(UnitPlace place) => place switch
    {
        UnitPlace.Delivered => "levererats",
        UnitPlace.Returned => "kommit tillbaka till butiken",
        UnitPlace.Lost => "kommit bort på vägen",
        _ => "flyttats",
    };

    /// <summary>What a contradiction is about: units, else the shipment, else the goods.</summary>
    private static GoodsPhrase Subject(OrderEvent.Contradicted told, TimelineBackground known)
    {
        if (told.Line is not { } line || told.Quantity == 0)
        {
            return told.Shipment is { } alone ? new($"sändning {alone}", 1) : new("varorna", 2);
        }

        var goods = Goods([new(line, told.Quantity.Value)], known);
        return told.Shipment is { } shipment ? goods with { Text = $"{goods} i sändning {shipment}" } : goods;
    }

    private static string Done(OrderVerb by, GoodsPhrase goods) => by switch
    {
        OrderVerb.ReportShipped => goods.Pick(" som skickad", " som skickade"),
        OrderVerb.ReportDelivered => goods.Pick(" som levererad", " som levererade"),
        OrderVerb.ReportReturned => goods.Pick(" som returnerad", " som returnerade"),
        OrderVerb.ReportLost => goods.Pick(" som förlorad", " som förlorade"),
        _ => "",
    };

    /// <summary>The subject of a sentence on a report; for a report that no arm names, its event alone.</summary>
    private static string News(OrderEvent.Contradicted told)
    {
        var (of, on) = told.Shipment is { } shipment ? ($" av sändning {shipment}", $" om sändning {shipment}") : ("", "");
        return told.By switch
        {
            OrderVerb.ReportShipped => $"överlämningen{of} till transportören",
            OrderVerb.ReportDelivered => $"leveransen{of}",
            OrderVerb.ReportReturned => $"returen{of}",
            OrderVerb.ReportLost => $"förlusten{of}",
            OrderVerb.Retract => $"återtagandet av ett tidigare besked{on}",
            OrderVerb.ReportBackorder => "lagerbristen",
            OrderVerb.ReportRestocked => "påfyllningen",
            OrderVerb.ReportBackorderPromise => "det nya datumet för det som väntar",
            OrderVerb.ReportCancelled => "annulleringen",
            OrderVerb.ReportAuthorised => "reservationen av betalningen",
            OrderVerb.ReportCaptured => "betalningen",
            OrderVerb.ReportVoided => "hävningen av reservationen",
            OrderVerb.ReportExpired => "den utgångna reservationen",
            OrderVerb.ReportPaymentFailed => "den misslyckade betalningen",
            OrderVerb.ReportRefunded => "återbetalningen",
            OrderVerb.ReportDisputed => "tvisten",
            _ => $"{NeutralNews}{on}",
        };
    }

    private static string Status(OrderStatus status) => status switch
    {
        OrderStatus.Placed => "lagd",
        OrderStatus.Confirmed => "bekräftad",
        OrderStatus.InFulfilment => "under behandling",
        OrderStatus.PartiallyShipped => "delvis skickad",
        OrderStatus.Shipped => "skickad",
        OrderStatus.PartiallyDelivered => "delvis levererad",
        OrderStatus.Delivered => "levererad",
        OrderStatus.Completed => "slutförd",
        OrderStatus.Rejected => "avvisad",
        OrderStatus.Cancelled => "annullerad",
        OrderStatus.Returned => "returnerad",
        _ => NeutralStatus,
    };
}
