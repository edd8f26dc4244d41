namespace OrderKit.Shipments;

/// <summary>What a shipment store may also offer: finding shipments by what others know them by.</summary>
public interface IShipmentFinder
{
    /// <summary>The shipments of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Their ids, ordinally sorted; empty when there is none.</returns>
    Task<ValueList<ShipmentId>> FindByOrderAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>The shipments that have a parcel of this tracking number now.</summary>
    /// <param name="carrier">The carrier that gave the number; two carriers may give the same.</param>
    /// <param name="trackingNumber">The number.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Their ids, ordinally sorted; usually one, for carriers use a number again after a year or so.</returns>
    Task<ValueList<ShipmentId>> FindByTrackingNumberAsync(Code carrier, string trackingNumber, CancellationToken cancellationToken);
}
