namespace OrderKit.Delivery;

/// <summary>The host's own ways of delivering: own vans, pickup in store.</summary>
public interface IOwnDelivery
{
    /// <summary>The host's own delivery options.</summary>
    /// <param name="question">Where to, what and when.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The options in any order, without a carrier; empty when there is none for this question.</returns>
    Task<ValueList<DeliveryOption>> FindOptionsAsync(DeliveryQuestion question, CancellationToken cancellationToken);
}
