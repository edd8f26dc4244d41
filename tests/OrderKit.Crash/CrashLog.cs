using System.Text;

namespace OrderKit.Crash;

/// <summary>What the shop has said to the outside: one line for each thing it stands by. It lies apart from the shop's own files.</summary>
internal sealed class CrashLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file;

    internal CrashLog(string folder) => file = new(PathOf(folder), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void Dispose() => file.Dispose();

    /// <summary>Acknowledgements so far: which step of which order, and the version it led to. A last line that was cut off was not
    /// said.</summary>
    internal static Dictionary<(string Order, string Step), long> Read(string folder)
    {
        var text = File.Exists(PathOf(folder)) ? File.ReadAllText(PathOf(folder)) : "";
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => line.Split(' ')).ToDictionary(parts => (parts[0], parts[1]), parts => long.Parse(parts[2], null));
    }

    internal void Acknowledge(string order, string step, long version)
    {
        lock (gate)
        {
            file.Write(Encoding.ASCII.GetBytes($"{order} {step} {version}\n"));
        }
    }

    private static string PathOf(string folder) => Path.Combine(folder, "log", "acknowledged.txt");
}
