using System.Security.Cryptography;
using OrderKit.PersonalData;

namespace OrderKit.Files;

/// <summary>Keeps the key of each order's personal data in a small file of its own.</summary>
/// <remarks>
/// <para>A key is made once: it is written to a temporary file, flushed to the disk and then given its name in one step that fails when
/// the name is taken, so that callers at the same moment, in one process or in several, get the same key. Files are readable by their
/// owner only.</para>
/// <para>Erasing first leaves a mark that the order was erased, then overwrites the key, deletes it and flushes the folder. The mark
/// stays for good: an erased order gets no new key. A crash in between leaves an order that counts as erased; erasing again ends the
/// work. Overwriting is as good as the disk is: a disk that keeps old blocks may keep the 32 bytes too, so use an encrypted one, and let no
/// backup of the folder outlive the time in which the law wants things erased.</para>
/// <para>Safe to share between threads and processes on one machine. Needs a file system with hard links on Unix.</para>
/// </remarks>
public sealed class FilePersonalDataKeys : IPersonalDataKeys
{
    private readonly string folder;

    /// <summary>Keeps keys in a folder.</summary>
    /// <param name="folder">The folder, made when it is not there, for its owner only. Apart from the data.</param>
    /// <exception cref="ArgumentException">The folder is empty or no path.</exception>
    public FilePersonalDataKeys(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = Path.GetFullPath(folder);
        FileSteps.MakeFolder(this.folder);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The key was erased.</exception>
    /// <exception cref="InvalidOrderDataException">The key's file is damaged; it is never replaced.</exception>
    /// <exception cref="IOException">The disk does not do it.</exception>
    public ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = new KeyFile(folder, order);
        var key = file.Read() ?? (file.IsErased ? null : file.Create(RandomNumberGenerator.GetBytes(KeyFile.KeyBytes)));
        return key is not null
            ? new(key)
            : throw new InvalidOperationException($"The personal data of order {order} were erased; an erased order gets no new key.");
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOrderDataException">The key's file is damaged.</exception>
    /// <exception cref="IOException">The disk does not do it.</exception>
    public ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new KeyFile(folder, order).Read() is { } key ? key : (ReadOnlyMemory<byte>?)null);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The disk does not do it; part of the work may be done, and erasing again ends it.</exception>
    public ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(new KeyFile(folder, order).Erase());
    }
}
