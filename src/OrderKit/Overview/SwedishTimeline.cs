using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <summary>The timeline in Swedish: one arm for each kind of event.</summary>
internal sealed partial class SwedishTimeline(DateTimeZone zone, Func<Code, string?>? wording) : TimelineTongue(zone, wording)
{
    internal const string Neutral = "Något registrerades som den här versionen saknar ord för.";

    internal override string Sentence(RecordedEvent recorded, TimelineBackground known) => recorded.Event switch
    {
        OrderEvent.Placed e => Placed(e, known),
        OrderEvent.Confirmed => "Butiken bekräftade beställningen.",
        OrderEvent.Completed => "Beställningen slutfördes.",
        OrderEvent.Held e => $"{HeldThing(e, known)} spärrades{InBrackets(Word(e.Type))}{Because(e.Reason)}.",
        OrderEvent.Released e => Released(e, known),
        OrderEvent.StageEntered e => $"Beställningen gick över till steget {Named(e.Stage)}.",
        OrderEvent.StageLeft { Passed: true } e => $"Beställningen klarade kontrollen {Named(e.Stage)}.",
        OrderEvent.StageLeft e => $"Beställningen lämnade steget {Named(e.Stage)}.",
        OrderEvent.ShipRequested e => $"Utleverans av {Goods(PerLine(e.Lines), known)} begärdes{With(e.Shipment)}.",
        OrderEvent.Recalled e => $"Det som ännu inte hade skickats av sändning {e.Shipment} drogs tillbaka{Because(e.Reason)}.",
        OrderEvent.PaymentReported e => Paid(e),
        OrderEvent.BackorderPromised e => Promised(e, known),
        OrderEvent.TailoringChanged e => Tailored(e, known),
        OrderEvent.ChangeProposed e => Proposed(e, known),
        OrderEvent.ChangeWithdrawn e => Withdrawn(e),
        OrderEvent.ChangeApplied e => Applied(e, known),
        OrderEvent.RefundGranted e => $"Kunden fick ett prisavdrag på {Money(e.Amount)}{Because(e.Reason)}.",
        OrderEvent.CaptureDue e => $"Kunden ska betala {Money(e.Amount)}{ForShipment(e.Shipment)}.",
        OrderEvent.RefundDue e => $"Kunden ska få tillbaka {Money(e.Amount)}{ForShipment(e.Shipment)}.",
        OrderEvent.DueWithdrawn e => NoLongerDue(Money(e.Amount), known.IsRefund(e.Number)),
        OrderEvent.Contradicted e => Contradicted(e, recorded.Status, known),
        OrderEvent.Reassessed e =>
            $"Beställningens status anpassades till dagens regler: från ”{Status(e.From)}” till ”{Status(e.To)}”.",
        OrderEvent.Rejected e => $"Butiken kunde inte ta emot beställningen{Because(e.Reason)}.",
        OrderEvent.Cancelled { EndsOrder: true } e => $"Beställningen annullerades{Because(e.Reason)}.",
        OrderEvent.UnitsMoved e => Moved(e, Goods(PerLine(e.Moves), known), known),
        _ => Neutral,
    };

    private string Moved(OrderEvent.UnitsMoved moved, GoodsPhrase goods, TimelineBackground known) => moved switch
    {
        OrderEvent.ShipmentReported { Moves.Count: 0 } e => NothingNew(e, Goods(PerLine(e.Reported), known)),
        OrderEvent.Backordered => $"{goods} fanns inte i lager och väntar på påfyllning.",
        OrderEvent.Restocked => $"{goods} finns nu i lager.",
        OrderEvent.Allocated => $"{goods} släpptes för plockning.",
        OrderEvent.TailoringStarted => $"Kundanpassningen av {goods} påbörjades.",
        OrderEvent.Packed => $"{goods} packades.",
        OrderEvent.Cancelled e => $"{goods} ströks från beställningen{Because(e.Reason)}.",
        OrderEvent.Corrected e => Corrected(e, goods),
        OrderEvent.Shipped e => $"{goods} lämnades över till transportören{With(e.Shipment)}.",
        OrderEvent.Delivered e => $"{goods} levererades{With(e.Shipment)}.",
        OrderEvent.Returned e => $"{goods} kom tillbaka till butiken{With(e.Shipment)}.",
        OrderEvent.Lost e => $"{goods} rapporterades ha kommit bort på vägen{With(e.Shipment)}.",
        OrderEvent.Retracted e => $"Beskedet att {goods} hade {Arrived(e.Place)} togs tillbaka; "
            + $"{goods.Pick("varan", "varorna")} är på väg{With(e.Shipment)}.",
        _ => Neutral,
    };

    private string Paid(OrderEvent.PaymentReported told) => told switch
    {
        OrderEvent.Authorised e => $"En betalning på {Money(e.Amount)} reserverades.",
        OrderEvent.Captured e => $"{Money(e.Amount)} betalades.",
        OrderEvent.Voided e => $"Reservationen på {Money(e.Amount)} hävdes.",
        OrderEvent.Expired e => $"Reservationen på {Money(e.Amount)} löpte ut.",
        OrderEvent.PaymentFailed e => $"En betalningstransaktion på {Money(e.Amount)} misslyckades{Because(e.Reason)}.",
        OrderEvent.Refunded e => $"{Money(e.Amount)} återbetalades.",
        OrderEvent.Disputed { IsWon: null } e => $"En betalning på {Money(e.Amount)} bestreds hos banken.",
        OrderEvent.Disputed { IsWon: true } e => $"Tvisten om {Money(e.Amount)} avgjordes till butikens fördel.",
        OrderEvent.Disputed e => $"Tvisten om {Money(e.Amount)} avgjordes till kundens fördel.",
        _ => Neutral,
    };

    private static string NoLongerDue(string amount, bool? isRefund) => isRefund switch
    {
        true => $"Kunden ska inte längre få tillbaka {amount}.",
        false => $"Kunden ska inte längre betala {amount}.",
        null => $"Det belopp på {amount} som skulle betalas eller återbetalas är inte längre aktuellt.",
    };

    private static string ForShipment(ShipmentId? shipment) => shipment is { } known ? With(known) : "";

    private string Placed(OrderEvent.Placed placed, TimelineBackground known)
    {
        var goods = Goods(PerLine(placed.Lines.Select(l => new LineQuantity(l.Number, l.Quantity))), known);
        var waiting = Goods(PerLine(placed.Lines.Where(l => l.Backordered.Value > 0)
            .Select(l => new LineQuantity(l.Number, l.Backordered))), known);
        var price = Total(placed) is { } total ? $" för {Money(total)}" : "";
        var stock = waiting.Count > 0 ? $"; {waiting} fanns inte i lager{Until(placed)}" : "";
        return $"Beställningen lades: {goods}{price}{stock}{Delivery(placed.Delivery)}.";
    }

    private string Delivery(DeliveryChoice? choice) =>
        choice is not null && DeliveryWords(choice) is { Length: > 0 } words ? $"; leverans: {words}" : "";

    private string DeliveryWords(DeliveryChoice choice)
    {
        var promise = (choice.PromisedFrom, choice.PromisedBy) switch
        {
            (null, null) => "",
            ({ } from, null) => $"utlovad från {Date(from)}",
            (null, { } by) => $"utlovad senast {Date(by)}",
            ({ } from, { } by) when from == by => $"utlovad {Date(by)}",
            ({ } from, { } by) => $"utlovad mellan {Date(from)} och {Date(by)}",
        };
        string[] parts = [Word(choice.Option), promise];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static string HeldThing(OrderEvent.Held held, TimelineBackground known) =>
        held.Line is { } line ? LineWithSku(line, known) : "beställningen";

    private string Released(OrderEvent.Released released, TimelineBackground known) =>
        known.Hold(released.Number) is { } hold
            ? $"Spärren på {HeldThing(hold, known)} hävdes{InBrackets(Word(hold.Type))}."
            : $"Spärr {released.Number} hävdes.";

    private string Corrected(OrderEvent.Corrected corrected, GoodsPhrase goods)
    {
        var truth = corrected.Moves.Select(m => (m.From, m.To)).Distinct().ToArray() switch
        {
            [(UnitPlace.Delivered, UnitPlace.Shipped)] => $"{goods} har inte levererats utan är på väg",
            [(UnitPlace.Shipped, UnitPlace.Open)] => $"{goods} har inte skickats utan finns kvar hos butiken",
            [(UnitPlace.Shipped, UnitPlace.Packed)] => $"{goods} har packats men inte skickats",
            [(UnitPlace.Shipped, UnitPlace.Cancelled)] => $"{goods} har aldrig skickats och utgår ur beställningen",
            _ => $"{goods} fanns inte där uppgifterna sade",
        };
        return $"Uppgifterna rättades: {truth}{With(corrected.Shipment)}{Because(corrected.Reason)}.";
    }

    private static string NothingNew(OrderEvent.ShipmentReported told, GoodsPhrase goods)
    {
        var news = told switch
        {
            OrderEvent.Shipped => "hade lämnats över till transportören",
            OrderEvent.Delivered => "hade levererats",
            OrderEvent.Returned => "hade kommit tillbaka till butiken",
            OrderEvent.Lost => "hade kommit bort på vägen",
            OrderEvent.Retracted e => $"ändå inte hade {Arrived(e.Place)}",
            _ => "hade flyttats",
        };
        return $"Det rapporterades att {goods} {news}{With(told.Shipment)}; det ändrade ingenting i beställningen.";
    }
}
