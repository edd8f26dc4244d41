using static OrderKit.Orders.OrderStatus;
using static OrderKit.Orders.OrderVerb;

namespace OrderKit.Orders;

/// <summary>Which statuses an order can have and which moves lead from one to another. May a shipped order be cancelled? Read it here.</summary>
public static class OrderLifecycle
{
    /// <summary>The frozen table. It says which moves exist; whether one is allowed now is for <see cref="OrderDecider"/> to say.</summary>
    public static Lifecycle<OrderStatus, OrderVerb> Table { get; } = Declare().Freeze();

    internal static LifecycleDraft<OrderStatus, OrderVerb> Declare()
    {
        var order = new LifecycleDraft<OrderStatus, OrderVerb>(Placed);
        order.In(Placed).Permit(Confirm, Confirmed).Permit(Reject, Rejected);
        order.In(Confirmed);
        order.In(InFulfilment);
        order.In(PartiallyShipped);
        order.In(Shipped);
        order.In(PartiallyDelivered);
        order.In(Delivered);
        order.In(Completed);
        order.In(Returned);
        order.In(Rejected).End();
        order.In(Cancelled).End();
        return order;
    }
}
