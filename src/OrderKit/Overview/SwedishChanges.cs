using System.Globalization;
using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>Tailoring, and what was changed after the purchase.</content>
internal sealed partial class SwedishTimeline
{
    private string Tailored(OrderEvent.TailoringChanged changed, TimelineBackground known)
    {
        var article = Thing(changed.Line, known);
        return changed switch
        {
            OrderEvent.ProofSent e =>
                $"Ett korrektur på {article} skickades till kunden; svar önskas senast {InSentence(e.AnswerBy)}.",
            OrderEvent.ProofApproved { BySilence: true } =>
                $"Korrekturet på {article} räknas som godkänt eftersom inget svar kom i tid.",
            OrderEvent.ProofApproved => $"Kunden godkände korrekturet på {article}.",
            OrderEvent.ProofDeclined e => $"Kunden godkände inte korrekturet på {article}{Because(e.Reason)}.",
            OrderEvent.Retailored => $"Instruktionerna för kundanpassningen av {article} ändrades.",
            _ => Neutral,
        };
    }

    private string Proposed(OrderEvent.ChangeProposed proposed, TimelineBackground known) =>
        $"En ändring av beställningen föreslogs{Change(proposed.Changes, known.Live, known.With(proposed.Changes))}; "
        + $"förslaget gäller till {InSentence(proposed.ExpiresAt)}.";

    private string Withdrawn(OrderEvent.ChangeWithdrawn withdrawn) => IsExpired(withdrawn)
        ? "Förslaget om att ändra beställningen hann löpa ut utan att ändringen gjordes."
        : $"Förslaget om att ändra beställningen drogs tillbaka{Because(withdrawn.Reason)}.";

    private string Applied(OrderEvent.ChangeApplied applied, TimelineBackground known)
    {
        var waiting = Goods(PerLine(applied.Waiting), known);
        var stock = waiting.Count > 0 ? $"; {waiting} fanns inte i lager" : "";
        return $"Beställningen ändrades{Change(applied.Changes, known.LiveBefore, known)}{stock}.";
    }

    /// <summary>As in <c>: 2 st MUG tillkommer, 1 st TEA utgår; ny leverans: ombud</c>.</summary>
    private string Change(ValueList<OrderChange> changes, ValueList<LineUnits> live, TimelineBackground known)
    {
        var told = ChangeTold.Of(changes, live);
        string[] things =
        [
            .. told.More.Count > 0 ? [$"{Goods(told.More, known)} tillkommer"] : Array.Empty<string>(),
            .. told.Fewer.Count > 0 ? [$"{Goods(told.Fewer, known)} utgår"] : Array.Empty<string>(),
            .. told.InAll.Count > 0 ? [$"sammanlagt {Goods(told.InAll, known)}"] : Array.Empty<string>(),
            .. told.Gone.Select(line => $"{Thing(line, known)} utgår"),
            .. told.Repriced.Select(line => $"nytt pris för {Thing(line, known)}"),
            .. told.Retailored.Select(line => $"nya instruktioner för kundanpassningen av {Thing(line, known)}"),
            .. told.HasRecipient ? ["ny mottagare eller adress"] : Array.Empty<string>(),
        ];
        return (things.Length > 0 ? $": {string.Join(", ", things)}" : "") + NewDelivery(told.Delivery);
    }

    private string NewDelivery(OrderChange.SetDelivery? set) => set switch
    {
        null => "",
        { Delivery: null } => "; ingen leverans är vald längre",
        { Delivery: { } choice } => DeliveryWords(choice) is { Length: > 0 } words ? $"; ny leverans: {words}" : "; ändrad leverans",
    };

    private static string Thing(LineNumber line, TimelineBackground known) =>
        known.SkuOf(line) is null ? $"rad {line}" : Article(line, known);

    // Inside a sentence the word is written out: the full stop of "kl." would look like its end.
    private string InSentence(Instant at)
    {
        var local = Local(at);
        return string.Create(CultureInfo.InvariantCulture, $"{Date(local.Date)} klockan {local.Hour:00}.{local.Minute:00}");
    }
}
