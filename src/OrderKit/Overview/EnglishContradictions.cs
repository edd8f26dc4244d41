using OrderKit.Orders;

namespace OrderKit.Overview;

/// <content>News that do not agree with what the order knew.</content>
internal sealed partial class EnglishTimeline
{
    internal const string NeutralContradiction = "The news just recorded does not agree with what was known about the order.";

    private static string Contradicted(OrderEvent.Contradicted told, OrderStatus status, TimelineBackground known)
    {
        var goods = Subject(told, known);
        var (it, they) = ($"{goods.Pick("it", "they")} had", $"{goods} {Was(goods)} reported{Done(told.By)}");
        return told.Kind switch
        {
            ContradictionKind.BeforePlaced => $"{News(told)} was reported with an earlier time than that of the purchase.",
            ContradictionKind.BeforeConfirmed => $"{News(told)} was reported although the shop had not yet confirmed the order.",
            ContradictionKind.WhileOnHold => $"{News(told)} was reported although a hold should have kept the goods with the shop.",
            ContradictionKind.PastOpenGate => $"{News(told)} was reported although a required check had not been passed.",
            ContradictionKind.BeforeShipped => $"{they} although {it} never been reported as shipped.",
            ContradictionKind.ShippedAfterArrival => $"{they} although {it} already been delivered, returned or lost.",
            ContradictionKind.MoreThanOrdered =>
                $"{News(told)} was reported with {Subject(told with { Shipment = null }, known)} more than the order can account for.",
            ContradictionKind.RetractedNothing => $"News of {goods} was taken back although there had been no such news.",
            ContradictionKind.AfterEnd => $"{News(told)} was reported although the order had already been {Status(status)}.",
            ContradictionKind.TimeUnknown => $"{News(told)} was reported without the time at which it happened.",
            ContradictionKind.AfterCancelled => $"{they} although {it} been cancelled.",
            ContradictionKind.AfterDelivered => $"{they} although {it} already been delivered.",
            ContradictionKind.AfterReturned => $"{they} although {it} already come back.",
            ContradictionKind.AfterLost => $"{they} although {it} been reported as lost.",
            ContradictionKind.CancelledAfterHandOver => $"The order was cancelled although {Units(told.Quantity.Value)} had already left.",
            ContradictionKind.MoreThanAuthorised => "More money was taken than had been authorised.",
            ContradictionKind.MoreThanCaptured => "More money was refunded than had been paid.",
            ContradictionKind.RefundedUnasked => "The refund had not been asked for.",
            ContradictionKind.Overcharged => "More money has been paid than the order comes to.",
            ContradictionKind.PaymentAmountDiffers => "A payment that was known already was reported again with another amount.",
            ContradictionKind.MoreThanHeld => "More money was released than was authorised.",
            ContradictionKind.BeforePaid => $"{News(told)} was reported although the goods had not been paid for as agreed.",
            ContradictionKind.MoreThanDisputed => "A dispute was decided over more money than had been disputed.",
            ContradictionKind.BeforeApproval => $"{News(told)} was reported although the customer had not yet approved the proof.",
            _ => NeutralContradiction,
        };
    }
}
