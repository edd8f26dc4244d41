using OrderKit.PersonalData;

namespace OrderKit.Orders;

/// <summary>Where a host keeps its orders: two methods over any database.</summary>
/// <remarks>State and events are one append: a store keeps both in one transaction, or the events alone and folds them with
/// <see cref="OrderDecider.Replay"/>.</remarks>
public interface IOrderStore
{
    /// <summary>Loads an order as it stands after its last event.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The order; null when there is none of this number.</returns>
    /// <exception cref="InvalidOrderDataException">What is stored makes no sense.</exception>
    ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken);

    /// <summary>Stores the events and the order of one step, all or nothing, unless somebody was faster.</summary>
    /// <param name="step">What to store; it has at least one event.</param>
    /// <param name="envelope">The order's personal data, encrypted; null when they did not change.</param>
    /// <param name="expectedVersion">The version the order must still have; 0 for an order that must not exist yet.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether the events were stored.</param>
    /// <returns>True when stored; false when the order has another version, and nothing was stored.</returns>
    ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken);
}
