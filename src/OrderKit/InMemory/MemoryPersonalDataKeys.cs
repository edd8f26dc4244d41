using System.Collections.Concurrent;
using System.Security.Cryptography;
using OrderKit.PersonalData;

namespace OrderKit.InMemory;

/// <summary>Keeps the keys of envelopes in memory: all personal data are gone when the process ends.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class MemoryPersonalDataKeys : IPersonalDataKeys
{
    private readonly ConcurrentDictionary<OrderId, byte[]> keys = new();

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken) =>
        new(keys.GetOrAdd(order, _ => RandomNumberGenerator.GetBytes(32)));

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        new(keys.TryGetValue(order, out var key) ? key : (ReadOnlyMemory<byte>?)null);

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken) => new(keys.TryRemove(order, out _));
}
