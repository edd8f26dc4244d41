namespace OrderKit.PersonalData;

/// <summary>Where the keys of the envelopes live: outside the files that hold the envelopes, so that erasing a key erases the
/// data.</summary>
/// <remarks>An erased order stays erased: no call may make it another key, or what is written next would be readable again although
/// somebody was told that it is gone.</remarks>
public interface IPersonalDataKeys
{
    /// <summary>The key of an order, made at the first call.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>32 random bytes, the same at every call until they are erased.</returns>
    /// <exception cref="InvalidOperationException">The key was erased. Order numbers are not used twice.</exception>
    ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>The key of an order, if there is one.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The key; null when none was made or it was erased.</returns>
    ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Erases the key of an order, and with it the order's personal data in every store and backup.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>True when there was a key.</returns>
    ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken);
}
