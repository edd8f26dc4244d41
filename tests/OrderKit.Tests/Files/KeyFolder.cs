using OrderKit.Files;

namespace OrderKit.Tests.Files;

/// <summary>A folder of keys for one test, gone with it.</summary>
internal sealed class KeyFolder : IDisposable
{
    internal KeyFolder() => Keys = new(Path);

    internal string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("orderkit-keys-").FullName, "keys");

    internal FilePersonalDataKeys Keys { get; }

    internal string[] Files => [.. Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).Order().OfType<string>()];

    internal string KeyFile => Directory.EnumerateFiles(Path, "*.key").Single();

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    internal bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
