using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>What waits for stock, and until when.</content>
internal sealed partial class SwedishTimeline
{
    private string Promised(OrderEvent.BackorderPromised told, TimelineBackground known)
    {
        var goods = Goods([new(told.Line, told.Units.Value)], known);
        var news = (told.Before, told.Date) switch
        {
            (null, null) => $"{goods} har ännu inget väntat datum",
            (null, { } date) => $"{goods} väntas till lagret {Date(date)}",
            ({ } before, null) => $"{goods} väntas inte längre {Date(before)}, och inget nytt datum är känt",
            ({ } before, { } date) when date == before => $"{goods} väntas fortfarande till lagret {Date(date)}",
            ({ } before, { } date) => $"{goods} väntas till lagret {(date < before ? "tidigare" : "senare")}, {Date(date)} "
                + $"i stället för {Date(before)}",
        };
        return $"{news}{Slipped(told)}{(told.IsAsked ? "; kunden tillfrågas om beställningen ska ligga kvar" : "")}.";
    }

    // A better day needs no reason.
    private string Slipped(OrderEvent.BackorderPromised told) => told.Cause.Value switch
    {
        "first-promise" or "earlier" or "not-covered" => "",
        "receipt-late" => "; orsak: leveransen till butiken är försenad",
        "receipt-short" => "; orsak: leveransen till butiken blir mindre än aviserat",
        "receipt-gone" => "; orsak: leveransen till butiken uteblir",
        "stock-short" => "; orsak: färre varor fanns i lager",
        "made-late" => "; orsak: tillverkningen tar längre tid",
        "other-demand" or "knock-on" or "outranked" => "; orsak: andra beställningar går före",
        _ => Because(told.Cause),
    };

    private static string Until(OrderEvent.Placed placed)
    {
        var waiting = placed.Lines.Where(l => l.Backordered.Value > 0).Select(l => l.BackorderedUntil).ToList();
        return waiting.Count > 0 && waiting.TrueForAll(day => day is not null) ? $" och väntas senast {Date(waiting.Max()!.Value)}" : "";
    }
}
