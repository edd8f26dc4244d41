using OrderKit.Shipments;

namespace OrderKit.InMemory;

/// <summary>Keeps shipments in this process only: for tests, samples and trials. All is lost when it ends.</summary>
/// <remarks>Safe to use from many threads.</remarks>
public sealed class MemoryShipmentStore : IShipmentStore, IShipmentFinder
{
    private readonly Lock gate = new();
    private readonly Dictionary<ShipmentId, ValueList<ShipmentRecord>> histories = [];

    /// <inheritdoc/>
    public Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(histories.GetValueOrDefault(id) ?? []);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var history = histories.GetValueOrDefault(id) ?? [];
            if (history.Count != expectedVersion)
            {
                return Task.FromResult(false);
            }

            histories[id] = [.. history, .. records];
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        FindAsync(s => s.Plan.Order == order, cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByTrackingNumberAsync(
        Code carrier, string trackingNumber, CancellationToken cancellationToken) =>
        FindAsync(s => s.Plan.Carrier == carrier && s.Parcels.Any(p => p.TrackingNumber == trackingNumber), cancellationToken);

    private Task<ValueList<ShipmentId>> FindAsync(Func<Shipment, bool> matches, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(histories.Values.Select(ShipmentDecider.Replay).OfType<Shipment>().Where(matches)
                .Select(s => s.Id).OrderBy(id => id.Value, StringComparer.Ordinal).ToValueList());
        }
    }
}
