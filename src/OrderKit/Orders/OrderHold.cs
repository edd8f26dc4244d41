using NodaTime;

namespace OrderKit.Orders;

/// <summary>One reason to stop an order or a line for a while. Holds stack: each is placed and released on its own.</summary>
/// <param name="Number">The hold's number in the order, 1 for the first ever placed.</param>
/// <param name="Type">The hold type, which names the requests it stops.</param>
/// <param name="Line">The line it stops; null for the whole order.</param>
/// <param name="Reason">Why it was placed.</param>
/// <param name="Since">When it was placed.</param>
public sealed record OrderHold(int Number, Code Type, LineNumber? Line, Code Reason, Instant Since);
