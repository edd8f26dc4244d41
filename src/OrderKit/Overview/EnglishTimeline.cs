using NodaTime;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Overview;

/// <summary>The timeline in English: one arm for each kind of event.</summary>
internal sealed partial class EnglishTimeline(DateTimeZone zone, Func<Code, string?>? wording) : TimelineTongue(zone, wording)
{
    internal const string Neutral = "Something was recorded that this version has no words for.";

    internal override string Sentence(RecordedEvent recorded, TimelineBackground known) => recorded.Event switch
    {
        OrderEvent.Placed e => Placed(e, known),
        OrderEvent.Confirmed => "The shop confirmed the order.",
        OrderEvent.Completed => "The order was completed.",
        OrderEvent.Held e => $"{HeldThing(e, known)} was put on hold{InBrackets(Word(e.Type))}{Because(e.Reason)}.",
        OrderEvent.Released e => Released(e, known),
        OrderEvent.StageEntered e => $"The order entered the stage {Named(e.Stage)}.",
        OrderEvent.StageLeft { Passed: true } e => $"The order passed the check {Named(e.Stage)}.",
        OrderEvent.StageLeft e => $"The order left the stage {Named(e.Stage)}.",
        OrderEvent.ShipRequested e => $"The dispatch of {Goods(PerLine(e.Lines), known)} was requested{With(e.Shipment)}.",
        OrderEvent.Recalled e => $"What had not yet left of shipment {e.Shipment} was called off{Because(e.Reason)}.",
        OrderEvent.PaymentReported e => Paid(e),
        OrderEvent.BackorderPromised e => Promised(e, known),
        OrderEvent.TailoringChanged e => Tailored(e, known),
        OrderEvent.ChangeProposed e => Proposed(e, known),
        OrderEvent.ChangeWithdrawn e => Withdrawn(e),
        OrderEvent.ChangeApplied e => Applied(e, known),
        OrderEvent.RefundGranted e => $"The customer was let off {Money(e.Amount)}{Because(e.Reason)}.",
        OrderEvent.CaptureDue e => $"{Money(e.Amount)} became due from the customer{ForShipment(e.Shipment)}.",
        OrderEvent.RefundDue e => $"{Money(e.Amount)} became due to the customer{ForShipment(e.Shipment)}.",
        OrderEvent.DueWithdrawn e => NoLongerDue(Money(e.Amount), known.IsRefund(e.Number)),
        OrderEvent.Contradicted e => Contradicted(e, recorded.Status, known),
        OrderEvent.Reassessed e =>
            $"The status of the order was brought in line with today's rules: from “{Status(e.From)}” to “{Status(e.To)}”.",
        OrderEvent.Rejected e => $"The shop was unable to accept the order{Because(e.Reason)}.",
        OrderEvent.Cancelled { EndsOrder: true } e => $"The order was cancelled{Because(e.Reason)}.",
        OrderEvent.UnitsMoved e => Moved(e, Goods(PerLine(e.Moves), known), known),
        _ => Neutral,
    };

    private string Moved(OrderEvent.UnitsMoved moved, GoodsPhrase goods, TimelineBackground known) => moved switch
    {
        OrderEvent.ShipmentReported { Moves.Count: 0 } e => NothingNew(e, Goods(PerLine(e.Reported), known)),
        OrderEvent.Backordered => $"{goods} {Was(goods)} not in stock and {goods.Pick("is", "are")} waiting for new stock.",
        OrderEvent.Restocked => $"{goods} {goods.Pick("is", "are")} now in stock.",
        OrderEvent.Allocated => $"{goods} {Was(goods)} released for picking.",
        OrderEvent.TailoringStarted => $"The tailoring of {goods} began.",
        OrderEvent.Packed => $"{goods} {Was(goods)} packed.",
        OrderEvent.Cancelled e => $"{goods} {Was(goods)} cancelled{Because(e.Reason)}.",
        OrderEvent.Corrected e => Corrected(e, goods),
        OrderEvent.Shipped e => $"{goods} {Was(goods)} handed over to the carrier{With(e.Shipment)}.",
        OrderEvent.Delivered e => $"{goods} {Was(goods)} delivered{With(e.Shipment)}.",
        OrderEvent.Returned e => $"{goods} came back to the shop{With(e.Shipment)}.",
        OrderEvent.Lost e => $"{goods} {Was(goods)} reported lost on the way{With(e.Shipment)}.",
        OrderEvent.Retracted e => $"The news that {goods} had {Arrived(e.Place)} was taken back; "
            + $"{goods.Pick("it is on its", "they are on their")} way{With(e.Shipment)}.",
        _ => Neutral,
    };

    private string Paid(OrderEvent.PaymentReported told) => told switch
    {
        OrderEvent.Authorised e => $"A payment of {Money(e.Amount)} was authorised.",
        OrderEvent.Captured e => $"{Money(e.Amount)} was paid.",
        OrderEvent.Voided e => $"The authorisation of {Money(e.Amount)} was released.",
        OrderEvent.Expired e => $"The authorisation of {Money(e.Amount)} expired.",
        OrderEvent.PaymentFailed e => $"A payment transaction of {Money(e.Amount)} failed{Because(e.Reason)}.",
        OrderEvent.Refunded e => $"{Money(e.Amount)} was refunded.",
        OrderEvent.Disputed { IsWon: null } e => $"A payment of {Money(e.Amount)} was disputed at the bank.",
        OrderEvent.Disputed { IsWon: true } e => $"The dispute over {Money(e.Amount)} was decided in the shop's favour.",
        OrderEvent.Disputed e => $"The dispute over {Money(e.Amount)} was decided in the customer's favour.",
        _ => Neutral,
    };

    private static string NoLongerDue(string amount, bool? isRefund) => isRefund switch
    {
        true => $"{amount} that had become due to the customer is no longer due.",
        false => $"{amount} that had become due from the customer is no longer due.",
        null => $"{amount} that had become due is no longer due.",
    };

    private static string ForShipment(ShipmentId? shipment) => shipment is { } known ? With(known) : "";

    private string Placed(OrderEvent.Placed placed, TimelineBackground known)
    {
        var goods = Goods(PerLine(placed.Lines.Select(l => new LineQuantity(l.Number, l.Quantity))), known);
        var waiting = Goods(PerLine(placed.Lines.Where(l => l.Backordered.Value > 0)
            .Select(l => new LineQuantity(l.Number, l.Backordered))), known);
        var price = Total(placed) is { } total ? $" for {Money(total)}" : "";
        var stock = waiting.Count > 0 ? $"; {waiting} {Was(waiting)} not in stock{Until(placed)}" : "";
        return $"The order was placed: {goods}{price}{stock}{Delivery(placed.Delivery)}.";
    }

    private string Delivery(DeliveryChoice? choice) =>
        choice is not null && DeliveryWords(choice) is { Length: > 0 } words ? $"; delivery: {words}" : "";

    private string DeliveryWords(DeliveryChoice choice)
    {
        var promise = (choice.PromisedFrom, choice.PromisedBy) switch
        {
            (null, null) => "",
            ({ } from, null) => $"promised from {Date(from)}",
            (null, { } by) => $"promised by {Date(by)}",
            ({ } from, { } by) when from == by => $"promised on {Date(by)}",
            ({ } from, { } by) => $"promised between {Date(from)} and {Date(by)}",
        };
        string[] parts = [Word(choice.Option), promise];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static string HeldThing(OrderEvent.Held held, TimelineBackground known) =>
        held.Line is { } line ? LineWithSku(line, known) : "the order";

    private string Released(OrderEvent.Released released, TimelineBackground known) =>
        known.Hold(released.Number) is { } hold
            ? $"The hold on {HeldThing(hold, known)} was lifted{InBrackets(Word(hold.Type))}."
            : $"Hold {released.Number} was lifted.";

    private string Corrected(OrderEvent.Corrected corrected, GoodsPhrase goods)
    {
        var has = goods.Pick("has", "have");
        var truth = corrected.Moves.Select(m => (m.From, m.To)).Distinct().ToArray() switch
        {
            [(UnitPlace.Delivered, UnitPlace.Shipped)] =>
                $"{goods} {has} not been delivered but {goods.Pick("is on its", "are on their")} way",
            [(UnitPlace.Shipped, UnitPlace.Open)] => $"{goods} {has} not been shipped and {goods.Pick("is", "are")} still with the shop",
            [(UnitPlace.Shipped, UnitPlace.Packed)] => $"{goods} {has} been packed but not shipped",
            [(UnitPlace.Shipped, UnitPlace.Cancelled)] => $"{goods} {Was(goods)} never shipped and {goods.Pick("is", "are")} cancelled",
            _ => $"{goods} {Was(goods)} not where {goods.Pick("it was", "they were")} thought to be",
        };
        return $"The records were corrected: {truth}{With(corrected.Shipment)}{Because(corrected.Reason)}.";
    }

    private static string NothingNew(OrderEvent.ShipmentReported told, GoodsPhrase goods)
    {
        var news = told switch
        {
            OrderEvent.Shipped => "had been handed over to the carrier",
            OrderEvent.Delivered => "had been delivered",
            OrderEvent.Returned => "had come back to the shop",
            OrderEvent.Lost => "had been lost on the way",
            OrderEvent.Retracted e => $"had not {Arrived(e.Place)} after all",
            _ => "had moved",
        };
        return $"It was reported that {goods} {news}{With(told.Shipment)}; this changed nothing in the order.";
    }
}
