using System.Runtime.InteropServices;

namespace OrderKit.Files;

/// <summary>The steps on files that must be whole: each has happened or has not, also when the machine stops in the middle.</summary>
internal static partial class FileSteps
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // What link answers when the file is gone and when the name is taken: ENOENT and EEXIST, the same on Linux, macOS and BSD.
    private const int FileGone = 2;
    private const int NameTaken = 17;

    internal static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    internal static byte[]? ReadIfThere(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            return content.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a file that is not there yet and waits until it lies on the disk.</summary>
    internal static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes an empty file, which may be there already.</summary>
    /// <returns>True for the one caller that made it.</returns>
    internal static bool Mark(string path)
    {
        try
        {
            WriteNew(path, []);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Gives a finished file a second name, unless that is taken: then the file that has it stays as it is. An
    /// eraser may have taken the finished file away meanwhile; then nothing gets the name.</summary>
    /// <remarks>Moving would look first and then replace on Unix, so that the slower of two would win.</remarks>
    internal static void NameOnce(string path, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(path, name, overwrite: false);
            }
            catch (IOException) when (File.Exists(name) || !File.Exists(path))
            {
            }
        }
        else if (Link(path, name) != 0 && Marshal.GetLastPInvokeError() is var error and not (NameTaken or FileGone))
        {
            throw new IOException($"A key file could not be named ({Marshal.GetPInvokeErrorMessage(error)}); are there hard links here?");
        }
    }

    /// <summary>Gives a file another name, in one step, if it is there.</summary>
    internal static void Rename(string path, string name)
    {
        try
        {
            File.Move(path, name);
        }
        catch (FileNotFoundException)
        {
            // Somebody else has taken it away, or a crash came after that.
        }
    }

    /// <summary>Overwrites a file as well as the disk allows, and deletes it; somebody else may be doing the same.</summary>
    internal static void Destroy(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        File.Delete(path);
    }

    /// <summary>Waits until the names in a folder lie on the disk. Windows keeps them without being asked.</summary>
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenFolder(folder, 0);
        if (handle < 0 || (Flush(handle) | Close(handle)) != 0)
        {
            throw new IOException($"A folder of keys could not be flushed ({Marshal.GetLastPInvokeErrorMessage()}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
