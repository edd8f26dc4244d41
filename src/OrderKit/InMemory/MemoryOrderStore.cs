using System.Collections.Concurrent;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;

namespace OrderKit.InMemory;

/// <summary>Keeps orders in memory, for trials, tests and hosts that can lose everything at a restart.</summary>
/// <remarks>Safe to share between threads. Holds every order and event until the process ends.</remarks>
public sealed class MemoryOrderStore : IOrderStore, IOrderFeed, IEnvelopeStore, IOrderQueries
{
    private readonly ConcurrentDictionary<OrderId, Order> orders = new();
    private readonly ConcurrentDictionary<OrderId, Envelope> envelopes = new();
    private readonly List<FeedEvent> history = [];
    private readonly Dictionary<OrderId, List<FeedEvent>> byOrder = [];
    private readonly Lock writing = new();

    /// <inheritdoc/>
    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => new(orders.GetValueOrDefault(id));

    /// <inheritdoc/>
    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (writing)
        {
            if ((orders.GetValueOrDefault(step.Order.Id)?.Version ?? 0) != expectedVersion)
            {
                return new(false);
            }

            // Readers take no lock: whoever sees the order must find its envelope.
            if (envelope is not null)
            {
                envelopes[step.Order.Id] = envelope;
            }

            Append(step);
            orders[step.Order.Id] = step.Order;
        }

        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
        new(envelopes.GetValueOrDefault(order));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        lock (writing)
        {
            var from = (int)Math.Min(after, history.Count);
            return new(history.GetRange(from, Math.Min(most, history.Count - from)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        lock (writing)
        {
            return new([.. byOrder.GetValueOrDefault(order, []).SkipWhile(happened => happened.Position <= after).Take(most)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        lock (writing)
        {
            return new(history.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return new(MemoryListing.PageOf(orders.Values, listing));
    }

    private void Append(OrderStep step)
    {
        if (!byOrder.TryGetValue(step.Order.Id, out var own))
        {
            byOrder[step.Order.Id] = own = [];
        }

        foreach (var recorded in step.Events.AsSpan())
        {
            var happened = new FeedEvent(history.Count + 1, recorded);
            history.Add(happened);
            own.Add(happened);
        }
    }
}
