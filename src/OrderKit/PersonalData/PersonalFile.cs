namespace OrderKit.PersonalData;

/// <summary>A file of an order in the clear. Personal data; lives in memory only.</summary>
/// <param name="Id">The file's name within the order.</param>
/// <param name="Kind">What it is, as in <c>label</c>.</param>
/// <param name="Format">How it is written, as in <c>pdf</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PersonalFile(string Id, Code Kind, Code Format, ReadOnlyMemory<byte> Content)
{
    /// <summary>Name and size only.</summary>
    /// <returns>The text without the content.</returns>
    public override string ToString() => FormattableString.Invariant($"File {Id}, {Content.Length} bytes (withheld)");
}
