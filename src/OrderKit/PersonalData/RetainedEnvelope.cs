namespace OrderKit.PersonalData;

/// <summary>What the law wants kept of an order's customer, encrypted with a key of its own, apart from the order's other
/// envelope.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Mark">Why it is kept, and until when. It is authenticated with the content, so nobody can change it unnoticed.</param>
/// <param name="Sealed">The encrypted content.</param>
public sealed record RetainedEnvelope(OrderId OrderId, RetentionMark Mark, ReadOnlyMemory<byte> Sealed)
{
    /// <summary>The order, the mark and the size only.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Kept of order {OrderId} for {Mark.Ground}, {Sealed.Length} bytes (withheld)";
}
