namespace OrderKit.Documents;

/// <summary>A document of an order, encrypted with the order's own key: worthless once the key is erased.</summary>
/// <param name="Entry">What may be known of it; authenticated with the content, so that nobody can change it unnoticed.</param>
/// <param name="KeyedHash">A hash of the content under the order's own key: equal for equal content, though what is encrypted
/// differs each time.</param>
/// <param name="Sealed">The encrypted content with what is needed to decrypt it, apart from the key.</param>
public sealed record SealedDocument(DocumentEntry Entry, string KeyedHash, ReadOnlyMemory<byte> Sealed)
{
    /// <summary>The document's name and size only.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Document {Entry.Id} of order {Entry.Order}, {Sealed.Length} bytes (withheld)";

    /// <summary>Whether another document is this one sealed once more.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when entry and hash are equal, whatever the bytes.</returns>
    public bool IsRepeatOf(SealedDocument other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Entry == other.Entry && KeyedHash == other.KeyedHash;
    }
}
