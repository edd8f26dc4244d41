using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>Whom an entry of a timeline is meant for.</summary>
/// <remarks>The numbers are fixed.</remarks>
public enum TimelineAudience
{
    /// <summary>For staff only: how the shop works inside, and news that do not agree.</summary>
    Staff = 0,

    /// <summary>For the customer too: what became of the order and its units.</summary>
    Customer = 1,
}

/// <summary>Decides whom an event is told to.</summary>
internal static class TimelineAudiences
{
    /// <summary>Staff unless named here: a kind that nobody has thought about yet is not shown to customers.</summary>
    internal static TimelineAudience Of(OrderEvent happened) => happened switch
    {
        OrderEvent.ShipmentReported { Moves.Count: 0 } => TimelineAudience.Staff,
        OrderEvent.ShipmentReported or OrderEvent.Corrected => TimelineAudience.Customer,
        OrderEvent.Placed or OrderEvent.Confirmed or OrderEvent.Completed => TimelineAudience.Customer,
        OrderEvent.Rejected or OrderEvent.Cancelled => TimelineAudience.Customer,
        OrderEvent.Backordered or OrderEvent.Restocked or OrderEvent.BackorderPromised => TimelineAudience.Customer,
        OrderEvent.TailoringStarted or OrderEvent.Packed => TimelineAudience.Customer,
        OrderEvent.ProofSent or OrderEvent.ProofApproved or OrderEvent.ProofDeclined => TimelineAudience.Customer,
        OrderEvent.Retailored => TimelineAudience.Customer,
        OrderEvent.ChangeProposed or OrderEvent.ChangeApplied or OrderEvent.ChangeWithdrawn => TimelineAudience.Customer,
        OrderEvent.Authorised or OrderEvent.Captured or OrderEvent.Refunded => TimelineAudience.Customer,
        OrderEvent.CaptureDue or OrderEvent.RefundDue or OrderEvent.RefundGranted => TimelineAudience.Customer,
        _ => TimelineAudience.Staff,
    };
}
