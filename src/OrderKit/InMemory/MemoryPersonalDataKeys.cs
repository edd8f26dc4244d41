using System.Collections.Concurrent;
using System.Security.Cryptography;
using OrderKit.PersonalData;

namespace OrderKit.InMemory;

/// <summary>Keeps the keys of envelopes in memory: all personal data are gone when the process ends.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class MemoryPersonalDataKeys : IPersonalDataKeys
{
    // Null where a key was erased.
    private readonly ConcurrentDictionary<OrderId, byte[]?> keys = new();

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken) =>
        keys.GetOrAdd(order, _ => RandomNumberGenerator.GetBytes(32)) is { } key
            ? new(key)
            : throw new InvalidOperationException($"The personal data of order {order} were erased; an erased order gets no new key.");

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        new(keys.GetValueOrDefault(order) is { } key ? key : (ReadOnlyMemory<byte>?)null);

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken) =>
        new(keys.GetValueOrDefault(order) is { } key && keys.TryUpdate(order, null, key));
}
