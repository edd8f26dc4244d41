namespace OrderKit.Carriers;

/// <summary>The printable label of a booking. Personal data: it shows the receiver, and is kept only in the order's envelope.</summary>
/// <param name="Format">As in <c>pdf</c>, <c>zpl</c>, <c>png</c>.</param>
/// <param name="Content">The document as the carrier gave it.</param>
public sealed record LabelDocument(Code Format, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether both are the same document, byte for byte.</summary>
    /// <param name="other">The other document.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(LabelDocument? other) =>
        other is not null && Format == other.Format && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Format, Content.Length);

    /// <summary>Format and size only: a label must not reach a log by accident.</summary>
    /// <returns>The text without the label.</returns>
    public override string ToString() => FormattableString.Invariant($"LabelDocument {Format}, {Content.Length} bytes (withheld)");
}
