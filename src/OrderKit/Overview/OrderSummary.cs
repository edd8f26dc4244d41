using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>An order as a listing shows it.</summary>
/// <param name="Id">The order's number.</param>
/// <param name="Version">The number of events so far.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="PlacedAt">When the customer clicked on purchase.</param>
public sealed record OrderSummary(OrderId Id, long Version, OrderStatus Status, Instant PlacedAt)
{
    /// <summary>The summary of an order.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The summary.</returns>
    public static OrderSummary Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(order.Id, order.Version, order.Status, order.PlacedAt);
    }
}
