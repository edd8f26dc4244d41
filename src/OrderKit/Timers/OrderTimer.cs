using NodaTime;

namespace OrderKit.Timers;

/// <summary>Something to be done for an order at a moment. An order has at most one timer of a kind.</summary>
/// <param name="Kind">What is to be done, as in <c>proof-deadline</c>.</param>
/// <param name="Order">The order.</param>
/// <param name="Due">When; at this very instant it is due.</param>
public sealed record OrderTimer(Code Kind, OrderId Order, Instant Due);
