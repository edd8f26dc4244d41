namespace OrderKit.Orders;

/// <summary>How far an order has come, rolled up from the places of its units and three facts (confirmed, ending, completed).</summary>
/// <remarks>A status exists only if it changes which moves are allowed. Backordered is a quantity on the line, on hold a set of holds,
/// late a query. The numbers are fixed.</remarks>
public enum OrderStatus
{
    /// <summary>The customer clicked on purchase; the shop has not confirmed yet.</summary>
    Placed = 0,

    /// <summary>The shop stands by the order; nothing is being made, picked or packed yet.</summary>
    Confirmed = 1,

    /// <summary>Units are released to picking, in tailoring or packed; none has left.</summary>
    InFulfilment = 2,

    /// <summary>Some units have left, none has arrived.</summary>
    PartiallyShipped = 3,

    /// <summary>All live units have left, none has arrived.</summary>
    Shipped = 4,

    /// <summary>Some units have arrived, others not.</summary>
    PartiallyDelivered = 5,

    /// <summary>All live units have arrived.</summary>
    Delivered = 6,

    /// <summary>The shop has closed the order; returns and claims are still taken.</summary>
    Completed = 7,

    /// <summary>The shop declined the order before confirming it. An end.</summary>
    Rejected = 8,

    /// <summary>The order, or every unit of it, was called off. An end.</summary>
    Cancelled = 9,

    /// <summary>All live units came back.</summary>
    Returned = 10,
}
