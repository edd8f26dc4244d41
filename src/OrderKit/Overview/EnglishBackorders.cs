using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>What waits for stock, and until when.</content>
internal sealed partial class EnglishTimeline
{
    private string Promised(OrderEvent.BackorderPromised told, TimelineBackground known)
    {
        var goods = Goods([new(told.Line, told.Units.Value)], known);
        var isNow = goods.Pick("is", "are");
        var news = (told.Before, told.Date) switch
        {
            (null, null) => $"no date is known yet for {goods}",
            (null, { } date) => $"{goods} {isNow} expected in stock on {Date(date)}",
            ({ } before, null) => $"{goods} {isNow} no longer expected on {Date(before)}, and no new date is known",
            ({ } before, { } date) when date == before => $"{goods} {isNow} still expected in stock on {Date(date)}",
            ({ } before, { } date) => $"{goods} {isNow} expected in stock {(date < before ? "earlier" : "later")}, on {Date(date)} "
                + $"instead of {Date(before)}",
        };
        return $"{news}{Slipped(told)}{(told.IsAsked ? "; the customer is asked whether to wait" : "")}.";
    }

    // A better day needs no reason.
    private string Slipped(OrderEvent.BackorderPromised told) => told.Cause.Value switch
    {
        "first-promise" or "earlier" or "not-covered" => "",
        "receipt-late" => "; reason: the delivery to the shop is late",
        "receipt-short" => "; reason: the delivery to the shop has fewer units than announced",
        "receipt-gone" => "; reason: the delivery to the shop does not come",
        "stock-short" => "; reason: fewer units were found in stock",
        "made-late" => "; reason: making them takes longer",
        "other-demand" or "knock-on" or "outranked" => "; reason: other orders are served first",
        _ => Because(told.Cause),
    };

    private static string Until(OrderEvent.Placed placed)
    {
        var waiting = placed.Lines.Where(l => l.Backordered.Value > 0).Select(l => l.BackorderedUntil).ToList();
        return waiting.Count > 0 && waiting.TrueForAll(day => day is not null) ? $" and expected by {Date(waiting.Max()!.Value)}" : "";
    }
}
