namespace OrderKit.Sourcing;

/// <summary>What sending from each location to a customer would mean: cost, distance, date, capacity. A host implements it over its
/// carriers' prices or its own map.</summary>
/// <remarks>Optional: without it locations are chosen by the fewest shipments alone. Safe to call from many threads.</remarks>
public interface ISourcingPlaces
{
    /// <summary>Says what is known of the locations for one order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="delivery">How and when the customer wants it; null when nothing was chosen.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The locations of which something is known, each once; the others count as alike.</returns>
    ValueTask<ValueList<SourcingPlace>> OfAsync(OrderId order, DeliveryChoice? delivery, CancellationToken cancellationToken = default);
}
