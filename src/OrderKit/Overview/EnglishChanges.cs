using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>Tailoring, and what was changed after the purchase.</content>
internal sealed partial class EnglishTimeline
{
    private string Tailored(OrderEvent.TailoringChanged changed, TimelineBackground known)
    {
        var article = Article(changed.Line, known);
        return changed switch
        {
            OrderEvent.ProofSent e =>
                $"A proof of {article} was sent to the customer; an answer is awaited until {Moment(e.AnswerBy)}.",
            OrderEvent.ProofApproved { BySilence: true } =>
                $"The proof of {article} counts as approved, as no answer came in time.",
            OrderEvent.ProofApproved => $"The customer approved the proof of {article}.",
            OrderEvent.ProofDeclined e => $"The customer declined the proof of {article}{Because(e.Reason)}.",
            OrderEvent.Retailored => $"The instructions for the tailoring of {article} were changed.",
            _ => Neutral,
        };
    }

    private string Proposed(OrderEvent.ChangeProposed proposed, TimelineBackground known) =>
        $"A change to the order was proposed{Change(proposed.Changes, known.Live, known.With(proposed.Changes))}; "
        + $"it can be made until {Moment(proposed.ExpiresAt)}.";

    private string Withdrawn(OrderEvent.ChangeWithdrawn withdrawn) => IsExpired(withdrawn)
        ? "The proposed change to the order ran out without being made."
        : $"The proposed change to the order was withdrawn{Because(withdrawn.Reason)}.";

    private string Applied(OrderEvent.ChangeApplied applied, TimelineBackground known)
    {
        var waiting = Goods(PerLine(applied.Waiting), known);
        var stock = waiting.Count > 0 ? $"; {waiting} {Was(waiting)} not in stock" : "";
        return $"The order was changed{Change(applied.Changes, known.LiveBefore, known)}{stock}.";
    }

    /// <summary>As in <c>: 2 units of MUG more, 1 unit of TEA fewer; new delivery: service point</c>.</summary>
    private string Change(ValueList<OrderChange> changes, ValueList<LineUnits> live, TimelineBackground known)
    {
        var told = ChangeTold.Of(changes, live);
        string[] things =
        [
            .. told.More.Count > 0 ? [$"{Goods(told.More, known)} more"] : Array.Empty<string>(),
            .. told.Fewer.Count > 0 ? [$"{Goods(told.Fewer, known)} fewer"] : Array.Empty<string>(),
            .. told.InAll.Count > 0 ? [$"{Goods(told.InAll, known)} in all"] : Array.Empty<string>(),
            .. told.Gone.Select(line => $"{Article(line, known)} taken out"),
            .. told.Repriced.Select(line => $"a new price for {Article(line, known)}"),
            .. told.Retailored.Select(line => $"new instructions for the tailoring of {Article(line, known)}"),
            .. told.HasRecipient ? ["a new receiver or address"] : Array.Empty<string>(),
        ];
        return (things.Length > 0 ? $": {string.Join(", ", things)}" : "") + NewDelivery(told.Delivery);
    }

    private string NewDelivery(OrderChange.SetDelivery? set) => set switch
    {
        null => "",
        { Delivery: null } => "; no delivery chosen any more",
        { Delivery: { } choice } => DeliveryWords(choice) is { Length: > 0 } words ? $"; new delivery: {words}" : "; another delivery",
    };
}
