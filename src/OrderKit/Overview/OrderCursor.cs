using NodaTime;

namespace OrderKit.Overview;

/// <summary>A place in the listing of orders: just after one order.</summary>
/// <param name="PlacedAt">When that order was placed.</param>
/// <param name="Order">That order.</param>
public readonly record struct OrderCursor(Instant PlacedAt, OrderId Order);
