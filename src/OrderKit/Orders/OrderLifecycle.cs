using static OrderKit.Orders.OrderStatus;
using static OrderKit.Orders.OrderVerb;

namespace OrderKit.Orders;

/// <summary>Which statuses an order can have and which moves lead from one to another. May a shipped order be cancelled? Read it
/// here.</summary>
public static class OrderLifecycle
{
    /// <summary>The frozen table. It says which moves exist; whether one is allowed now is for <see cref="OrderDecider"/> to say.</summary>
    public static Lifecycle<OrderStatus, OrderVerb> Table { get; } = Declare().Freeze();

    // While units may be inside, their proofs and instructions may be dealt with.
    private static OrderVerb[] Tailorings => [SendProof, ApproveProof, DeclineProof, Retailor];

    // Permit: a move to another status. Stay: a request that leaves the status as it is. Contradict: a move that a report makes only
    // together with a contradiction. The status led to is the roll-up's; an order that goes elsewhere is a fault.
    internal static LifecycleDraft<OrderStatus, OrderVerb> Declare(OrderStatus initial = Placed)
    {
        var order = new LifecycleDraft<OrderStatus, OrderVerb>(initial);
        BeforeLeaving(order);
        OnTheWay(order);
        Arrived(order);
        order.In(Rejected).Stay(Release, Correct, Refund, WithdrawChange).End();
        order.In(Cancelled).Stay(Release, Recall, Correct, Refund, WithdrawChange).End();
        return order;
    }

    private static void BeforeLeaving(LifecycleDraft<OrderStatus, OrderVerb> order)
    {
        order.In(Placed)
            .Stay(Hold, Release, Advance, Cancel, Refund, ProposeChange, ApplyChange, WithdrawChange)
            .Stay(Tailorings)
            .Permit(Confirm, Confirmed)
            .Permit(Reject, Rejected)
            .Permit(Cancel, Cancelled)
            .Permit(ReportCancelled, Cancelled)
            .Contradict(ReportShipped, PartiallyShipped, Shipped)
            .Contradict(ReportDelivered, PartiallyDelivered, Delivered)
            .Contradict(ReportReturned, PartiallyDelivered, Returned)
            .Contradict(ReportLost, PartiallyShipped, Shipped);
        order.In(Confirmed)
            .Stay(Hold, Release, Advance, Ship, Recall, Cancel, Refund)
            .Stay(ProposeChange, ApplyChange, WithdrawChange)
            .Stay(Tailorings)
            .Permit(Allocate, InFulfilment)
            .Permit(Tailor, InFulfilment)
            .Permit(Pack, InFulfilment)
            .Permit(Cancel, Cancelled)
            .Permit(ReportShipped, PartiallyShipped, Shipped)
            .Permit(ReportDelivered, PartiallyDelivered, Delivered)
            .Permit(ReportCancelled, Cancelled)
            .Contradict(ReportReturned, PartiallyDelivered, Returned)
            .Contradict(ReportLost, PartiallyShipped, Shipped);
        order.In(InFulfilment)
            .Stay(Hold, Release, Advance, Allocate, Tailor, Pack, Ship, Recall, Cancel, Refund)
            .Stay(ProposeChange, ApplyChange, WithdrawChange)
            .Stay(Tailorings)
            .Permit(Cancel, Confirmed, Cancelled)
            .Permit(ApplyChange, Confirmed)
            .Permit(ReportBackorder, Confirmed)
            .Permit(ReportShipped, PartiallyShipped, Shipped)
            .Permit(ReportDelivered, PartiallyDelivered, Delivered)
            .Permit(ReportCancelled, Cancelled)
            .Contradict(ReportReturned, PartiallyDelivered, Returned)
            .Contradict(ReportLost, PartiallyShipped, Shipped);
    }

    private static void OnTheWay(LifecycleDraft<OrderStatus, OrderVerb> order)
    {
        order.In(PartiallyShipped)
            .Stay(Confirm, Hold, Release, Advance, Allocate, Tailor, Pack, Ship, Recall, Cancel, Correct, Refund)
            .Stay(ProposeChange, ApplyChange, WithdrawChange)
            .Stay(Tailorings)
            .Permit(Cancel, Shipped)
            .Permit(ApplyChange, Shipped)
            .Permit(Correct, Placed, Confirmed, InFulfilment)
            .Permit(ReportShipped, Shipped)
            .Permit(ReportDelivered, PartiallyDelivered, Delivered)
            .Permit(ReportReturned, PartiallyDelivered)
            .Contradict(ReportReturned, Returned)
            .Contradict(ReportLost, Shipped)
            .Contradict(ReportCancelled, Cancelled);
        order.In(Shipped)
            .Stay(Confirm, Hold, Release, Advance, Recall, Refund, ProposeChange, ApplyChange, WithdrawChange)
            .Permit(Complete, Completed)
            .Permit(Correct, Placed, Confirmed, InFulfilment, PartiallyShipped)
            .Permit(ApplyChange, PartiallyShipped)
            .Permit(ReportDelivered, PartiallyDelivered, Delivered)
            .Permit(ReportReturned, PartiallyDelivered, Returned)
            .Contradict(ReportCancelled, Cancelled);
    }

    private static void Arrived(LifecycleDraft<OrderStatus, OrderVerb> order)
    {
        order.In(PartiallyDelivered)
            .Stay(Confirm, Hold, Release, Advance, Allocate, Tailor, Pack, Ship, Recall, Cancel, Correct, Refund)
            .Stay(ProposeChange, ApplyChange, WithdrawChange)
            .Stay(Tailorings)
            .Permit(Cancel, Delivered, Returned)
            .Permit(ApplyChange, Delivered)
            .Permit(Complete, Completed)
            .Permit(Correct, PartiallyShipped, Shipped)
            .Permit(ReportDelivered, Delivered)
            .Permit(ReportReturned, Delivered, Returned)
            .Permit(Retract, PartiallyShipped, Shipped)
            .Contradict(ReportLost, PartiallyShipped, Shipped)
            .Contradict(ReportCancelled, Cancelled);
        order.In(Delivered)
            .Stay(Confirm, Hold, Release, Advance, Recall, Refund, ProposeChange, ApplyChange, WithdrawChange)
            .Permit(Complete, Completed)
            .Permit(Correct, Shipped, PartiallyDelivered)
            .Permit(ApplyChange, PartiallyDelivered)
            .Permit(ReportReturned, Returned)
            .Permit(Retract, Shipped, PartiallyDelivered)
            .Contradict(ReportShipped, PartiallyDelivered)
            .Contradict(ReportLost, Shipped, PartiallyDelivered)
            .Contradict(ReportCancelled, Cancelled);
        order.In(Completed)
            .Stay(Hold, Release, Advance, Recall, Refund, WithdrawChange)
            .Permit(Correct, Shipped, PartiallyDelivered)
            .Permit(ReportReturned, Returned)
            .Permit(Retract, Shipped, PartiallyDelivered)
            .Contradict(ReportShipped, Shipped, PartiallyDelivered)
            .Contradict(ReportCancelled, Cancelled);
        order.In(Returned)
            .Stay(Confirm, Hold, Release, Advance, Recall, WithdrawChange)
            .Permit(Retract, Shipped, PartiallyDelivered)
            .Contradict(ReportShipped, PartiallyDelivered)
            .Contradict(ReportDelivered, Delivered)
            .Contradict(ReportLost, Shipped, PartiallyDelivered)
            .Contradict(ReportCancelled, Cancelled);
    }
}
