namespace OrderKit.PersonalData;

/// <summary>An order's personal data, encrypted with the order's own key: all that names, reaches or describes the customer.</summary>
/// <remarks>A store keeps the bytes as they are, apart from the events. Without the key they are worthless; erasing a customer erases the
/// key.</remarks>
/// <param name="OrderId">The order.</param>
/// <param name="Sealed">The encrypted content with what is needed to decrypt it, apart from the key.</param>
public sealed record Envelope(OrderId OrderId, ReadOnlyMemory<byte> Sealed)
{
    /// <summary>The order and the size only.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Envelope of order {OrderId}, {Sealed.Length} bytes (withheld)";
}
