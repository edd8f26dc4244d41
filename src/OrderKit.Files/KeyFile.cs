using System.Security.Cryptography;
using System.Text;

namespace OrderKit.Files;

/// <summary>The file of one order's key, and the mark that it was erased. Its name is a hash of the order's number, for a number may hold
/// any character.</summary>
/// <remarks>The content is four letters, the key, and the first 8 bytes of a SHA-256 over name, letters and key: a file that was cut,
/// changed or copied over another is noticed.</remarks>
internal sealed class KeyFile
{
    internal const int KeyBytes = 32;

    private const int CheckBytes = 8;

    private readonly OrderId order;
    private readonly string folder;
    private readonly string name;
    private readonly string path;
    private readonly string erased;

    internal KeyFile(string folder, OrderId order)
    {
        ArgumentException.ThrowIfNullOrEmpty(order.Value, nameof(order));
        this.order = order;
        this.folder = folder;
        name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"orderkit key {order.Value}")));
        path = Path.Combine(folder, $"{name}.key");
        erased = Path.Combine(folder, $"{name}.erased");
    }

    internal bool IsErased => File.Exists(erased);

    private static ReadOnlySpan<byte> Letters => "OKK1"u8;

    // The mark is looked for after the file was read: whoever reads a key that is being overwritten finds the mark.
    internal byte[]? Read()
    {
        var content = FileSteps.ReadIfThere(path);
        return content is null || IsErased ? null : Check(content);
    }

    /// <summary>Gives the order this key, unless somebody was faster.</summary>
    /// <returns>The order's key, whoever made it; null when it was erased meanwhile.</returns>
    internal byte[]? Create(byte[] key)
    {
        var draft = Draft();
        FileSteps.WriteNew(draft, [.. Letters, .. key, .. CheckOf(key)]);
        try
        {
            FileSteps.NameOnce(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }

        FileSteps.FlushFolder(folder);
        if (!IsErased)
        {
            return Read();
        }

        // Erased between the first look and the naming: the eraser may not have seen this file.
        Remove();
        return null;
    }

    /// <summary>Erases the key and leaves the mark; ends the work that a crash cut short.</summary>
    /// <returns>True for the one call that left the mark: from then on there is no key.</returns>
    internal bool Erase()
    {
        if (!File.Exists(path) && !IsErased)
        {
            return false;
        }

        var first = FileSteps.Mark(erased);
        FileSteps.FlushFolder(folder);
        Remove();
        return first;
    }

    // The name goes first, in one step; then everything of the order is destroyed, drafts that a crash left behind too.
    private void Remove()
    {
        FileSteps.Rename(path, Draft());
        foreach (var draft in Directory.EnumerateFiles(folder, $"{name}.*.new"))
        {
            FileSteps.Destroy(draft);
        }

        FileSteps.FlushFolder(folder);
    }

    private string Draft() => Path.Combine(folder, $"{name}.{Path.GetRandomFileName()}.new");

    private byte[] Check(byte[] content)
    {
        if (content.Length != Letters.Length + KeyBytes + CheckBytes || !content.AsSpan().StartsWith(Letters))
        {
            throw new InvalidOrderDataException($"The key file of order {order} is none: {content.Length} bytes. Put back a copy.");
        }

        var key = content.AsSpan(Letters.Length, KeyBytes).ToArray();
        return CryptographicOperations.FixedTimeEquals(content.AsSpan(Letters.Length + KeyBytes), CheckOf(key))
            ? key
            : throw new InvalidOrderDataException($"The key file of order {order} was changed or belongs to another. Put back a copy.");
    }

    private byte[] CheckOf(byte[] key) => SHA256.HashData([.. Encoding.ASCII.GetBytes(name), .. Letters, .. key])[..CheckBytes];
}
