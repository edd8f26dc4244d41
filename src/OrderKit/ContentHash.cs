using System.Globalization;

namespace OrderKit;

/// <summary>The fingerprint of a command's content, by which a repeat is told from another command under the same id.</summary>
/// <remarks>The first 128 bits of a SHA-256 over a fixed form of the content: the same in every process and in every later
/// version.</remarks>
/// <param name="High">The first 64 bits.</param>
/// <param name="Low">The next 64 bits.</param>
public readonly record struct ContentHash(ulong High, ulong Low)
{
    /// <summary>32 hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
