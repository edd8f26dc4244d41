namespace OrderKit.Shipments;

/// <summary>Where shipments are kept. A host implements these two over its own storage.</summary>
/// <remarks>State and events are one: a shipment is its history. What else the store can do is found by type, as
/// <see cref="IShipmentFinder"/>.</remarks>
public interface IShipmentStore
{
    /// <summary>The whole history of a shipment.</summary>
    /// <param name="id">The shipment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its events, oldest first; empty when there is no such shipment.</returns>
    Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken);

    /// <summary>Appends to a shipment's history, all or nothing, if nobody else did so first.</summary>
    /// <param name="id">The shipment.</param>
    /// <param name="records">1 event or more, whose versions follow the expected one without a gap.</param>
    /// <param name="expectedVersion">The number of events the history must have now; 0 for a new shipment.</param>
    /// <param name="cancellationToken">Stops waiting; whether the append happened is then unknown.</param>
    /// <returns>True when appended; false when the history has another length, and nothing was changed.</returns>
    Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken);
}
