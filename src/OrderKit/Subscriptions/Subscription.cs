namespace OrderKit.Subscriptions;

/// <summary>How far one reader of the feed has come, and the orders it has set aside.</summary>
/// <param name="Name">The reader's name, as in <c>processes</c>.</param>
/// <param name="Epoch">Counts the owners so far, 1 or more. Whoever saves under an older one is no longer the owner and is
/// refused.</param>
/// <param name="Position">Every event up to this position was worked on, but for the orders set aside; 0 before the first.</param>
public sealed record Subscription(Code Name, long Epoch, long Position)
{
    /// <summary>The orders that failed, each once: their later events wait with them.</summary>
    public ValueList<ParkedOrder> Parked { get; init; } = [];

    /// <summary>Finds an order among those set aside.</summary>
    /// <param name="order">The order.</param>
    /// <returns>What is known of its failure; null when it is not set aside.</returns>
    public ParkedOrder? Find(OrderId order) => Parked.FirstOrDefault(parked => parked.Order == order);
}
