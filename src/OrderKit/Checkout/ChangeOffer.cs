using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>What an open change would do now: shown to whoever decides on it.</summary>
/// <param name="Document">The change.</param>
/// <param name="Preview">What it would do to the order and its price, and what stands against it.</param>
/// <param name="Lacking">Articles of which fewer units are free than come in; empty when all are. With a best effort the rest is
/// backordered.</param>
public sealed record ChangeOffer(OrderChange.Document Document, OrderChange.Preview Preview, ValueList<ChangeOffer.Shortage> Lacking)
{
    /// <summary>An article of which too little is free.</summary>
    /// <param name="Sku">The article.</param>
    /// <param name="Wanted">Units that come in.</param>
    /// <param name="Free">Units that are free now.</param>
    public sealed record Shortage(Sku Sku, Quantity Wanted, Quantity Free);
}
