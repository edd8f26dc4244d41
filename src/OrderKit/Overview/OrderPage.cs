namespace OrderKit.Overview;

/// <summary>One page of a listing of orders.</summary>
/// <param name="Orders">The orders, the newest placed first.</param>
/// <param name="Next">Where to go on; null when this was the last page.</param>
public sealed record OrderPage(ValueList<OrderSummary> Orders, OrderCursor? Next);
