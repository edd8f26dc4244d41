using System.Diagnostics;
using System.Globalization;

namespace OrderKit.Crash;

/// <summary>Looks at processes and sends them signals.</summary>
internal static class LinuxProcesses
{
    /// <summary>Sends a signal to those that are there.</summary>
    internal static void Signal(string signal, params ReadOnlySpan<int> processes)
    {
        var numbers = string.Join(' ', processes.ToArray());
        using var sent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -{signal} {numbers} 2>/dev/null"]))!;
        sent.WaitForExit();
    }

    /// <summary>The children of a process whose command line has a word in it.</summary>
    internal static int[] ChildrenOf(int parent, string word = "") =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0 && Stat(number) is [_, var mother, ..] && mother == parent.ToString(CultureInfo.InvariantCulture))
            .Where(number => Read(number, "cmdline").Contains(word, StringComparison.Ordinal)),
    ];

    /// <summary>Whether it runs: one that has ended and whom nobody has asked after does not.</summary>
    internal static bool IsAlive(int process) => Stat(process) is [not "Z", ..];

    /// <summary>Waits until none of them runs; those that will not end by themselves are killed.</summary>
    internal static void WaitForEnd(int[] processes)
    {
        for (var waited = Stopwatch.StartNew(); processes.Any(IsAlive); Thread.Sleep(1))
        {
            if (waited.ElapsedMilliseconds > 2000)
            {
                Signal("KILL", processes);
            }
        }
    }

    // State, parent and so on: what comes after the name, which may have any letters in it.
    private static string[] Stat(int process)
    {
        var line = Read(process, "stat");
        return line.Length == 0 ? [] : line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
