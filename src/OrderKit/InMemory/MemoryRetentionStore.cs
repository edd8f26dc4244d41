using System.Collections.Concurrent;
using OrderKit.PersonalData;

namespace OrderKit.InMemory;

/// <summary>Keeps in memory what the law wants kept, which no law is content with: for trials and tests.</summary>
/// <remarks>Safe to share between threads. Everything is gone when the process ends.</remarks>
public sealed class MemoryRetentionStore : IRetentionStore
{
    private readonly ConcurrentDictionary<OrderId, RetainedEnvelope> kept = new();

    /// <inheritdoc/>
    public ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        kept.AddOrUpdate(envelope.OrderId, envelope, (_, before) => before.Mark.Until >= envelope.Mark.Until ? before : envelope);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken) =>
        new(kept.GetValueOrDefault(order));
}
