using System.Diagnostics;

namespace OrderKit.Load;

/// <summary>How long a small write waits for the disk.</summary>
internal static class Flush
{
    /// <summary>Writes 4 KiB and waits for the disk, 200 times.</summary>
    /// <returns>The median, in milliseconds.</returns>
    internal static double Time(string folder)
    {
        var path = Path.Combine(folder, "flush");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var (page, times) = (new byte[4096], new List<double>());
        for (var write = 0; write < 200; write++)
        {
            var from = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
