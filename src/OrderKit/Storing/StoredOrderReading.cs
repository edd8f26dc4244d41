using OrderKit.Orders;

namespace OrderKit.Storing;

/// <summary>What a stored order gave.</summary>
/// <param name="Order">The order; null when it must be told by its events, with <see cref="OrderDecider.Replay"/>.</param>
/// <param name="Form">The form it was written in.</param>
public sealed record StoredOrderReading(Order? Order, int Form)
{
    /// <summary>Whether the order must be told by its events: it was written in another form, or holds something that this version or the
    /// one that wrote it did not understand.</summary>
    public bool NeedsReplay => Order is null;
}
