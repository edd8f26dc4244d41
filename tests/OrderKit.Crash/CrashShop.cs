using System.Diagnostics;

namespace OrderKit.Crash;

/// <summary>The process of a shop, seen from outside.</summary>
internal sealed class CrashShop : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<bool> up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> recovered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> point = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal CrashShop(string store, string folder, int dieAt, int serverDiesAt, CrashControl control)
    {
        DieAt = dieAt;
        process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CrashShop).Assembly.Location, "worker", store, folder, $"{dieAt}", $"{serverDiesAt}", $"{control}" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        End = ListenAsync();
    }

    /// <summary>The numbered point at which it was to die; 0 for none.</summary>
    internal int DieAt { get; }

    /// <summary>How it ended: empty when it was killed, <c>done</c> when it had nothing left to do, else what went wrong.</summary>
    internal Task<string> End { get; }

    /// <summary>True when it has come up, false when it ended before.</summary>
    internal Task<bool> Up => up.Task;

    /// <summary>True when it has caught up with what the kill before had left, false when it ended before.</summary>
    internal Task<bool> Recovered => recovered.Task;

    /// <summary>True when it stands at the numbered point where its server is to be killed, false when it never came there.</summary>
    internal Task<bool> Point => point.Task;

    /// <summary>Commands that were stored without an acknowledgement, and were known as repeats when they were sent again.</summary>
    internal int Repeats { get; private set; }

    public void Dispose() => process.Dispose();

    internal void Kill() => process.Kill();

    /// <summary>Lets it go on from the numbered point.</summary>
    internal void GoOn() => process.StandardInput.WriteLine();

    /// <summary>Kills it so long after its start or its recovery, or waits until it dies by itself.</summary>
    internal async Task KillAfterAsync(int? milliseconds, bool isLate = false)
    {
        if (await (isLate ? Recovered : Up) && milliseconds is { } wait)
        {
            await Task.WhenAny(Task.Delay(wait), End);
            Kill();
        }

        await End;
    }

    private async Task<string> ListenAsync()
    {
        var trouble = process.StandardError.ReadToEndAsync();
        var end = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            up.TrySetResult(true);
            if (line == "recovered")
            {
                recovered.TrySetResult(true);
            }

            Repeats += line == "repeat" ? 1 : 0;
            end = line == "done" ? line : end;
            if (line == "point")
            {
                point.TrySetResult(true);
            }
        }

        up.TrySetResult(false);
        recovered.TrySetResult(false);
        point.TrySetResult(false);
        await process.WaitForExitAsync();
        return end == "done" ? end : (await trouble).Split('\n')[0];
    }
}
