using System.Diagnostics;

namespace OrderKit.Crash;

/// <summary>Kills a shop again and again, at random moments and at numbered points, and judges the files after every kill.</summary>
public static class CrashCampaign
{
    // Kills of one shop before it may finish: so each kill also hits what the one before left behind.
    private const int KillsEach = 12;

    /// <summary>Runs a campaign.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="kills">Kills that shall hit a living shop.</param>
    /// <param name="seed">The same seed kills at the same numbered points and after the same waits.</param>
    /// <param name="control">How the shop is broken on purpose.</param>
    /// <param name="tell">Hears how far it has come.</param>
    /// <returns>The verdict. With a broken shop it ends at the first fault.</returns>
    public static async Task<CrashVerdict> RunAsync(string store, int kills, int seed, CrashControl control, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var random = new Random(seed);
        var verdict = new CrashVerdict(0, 0, 0, 0, 0, []);
        while (verdict.Kills < kills && (control == CrashControl.None || verdict.Faults.Count == 0))
        {
            verdict = await SeriesAsync(store, Math.Min(KillsEach, kills - verdict.Kills), random, control, verdict);
            tell($"{verdict.Kills} kills, {verdict.Acknowledged} acknowledgements, {verdict.Faults.Count} faults");
        }

        return verdict;
    }

    private static async Task<CrashVerdict> SeriesAsync(
        string store, int kills, Random random, CrashControl control, CrashVerdict verdict)
    {
        var folder = Directory.CreateTempSubdirectory("orderkit-crash-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "log"));
        try
        {
            for (var kill = 0; kill < kills && (control == CrashControl.None || verdict.Faults.Count == 0); kill++)
            {
                var dieAt = random.Next(2) == 0 ? random.Next(1, 120) : 0;
                var (end, hadRecovered) = await RunShopAsync(store, folder, dieAt, dieAt == 0 ? random.Next(0, 260) : null, control);
                verdict = await JudgeAsync(store, folder, isDone: false, With(verdict, end));
                if (end != "")
                {
                    break;
                }

                verdict = verdict with
                {
                    Kills = verdict.Kills + 1,
                    InRecovery = verdict.InRecovery + (hadRecovered ? 0 : 1),
                    Enumerated = verdict.Enumerated + (dieAt == 0 ? 0 : 1),
                };
            }

            if (control != CrashControl.None && verdict.Faults.Count > 0)
            {
                return verdict;
            }

            var (last, _) = await RunShopAsync(store, folder, 0, null, control);
            verdict = await JudgeAsync(store, folder, isDone: true, With(verdict, last));
            return verdict with { Finished = verdict.Finished + 1 };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without a wait the shop goes on until it dies by itself. The end is empty when it was killed.
    private static async Task<(string End, bool HadRecovered)> RunShopAsync(
        string store, string folder, int dieAt, int? killAfter, CrashControl control)
    {
        using var shop = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CrashCampaign).Assembly.Location, "worker", store, folder, $"{dieAt}", $"{control}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var trouble = shop.StandardError.ReadToEndAsync();
        var first = await shop.StandardOutput.ReadLineAsync();
        var rest = shop.StandardOutput.ReadToEndAsync();
        if (first == "up" && killAfter is { } wait)
        {
            await Task.Delay(wait);
            shop.Kill();
        }

        await shop.WaitForExitAsync();
        var said = await rest;
        var end = said.Contains("done", StringComparison.Ordinal) ? "done" : (await trouble).Split('\n')[0];
        return (end, said.Contains("recovered", StringComparison.Ordinal));
    }

    private static CrashVerdict With(CrashVerdict verdict, string end) =>
        end is "" or "done" ? verdict : verdict with { Faults = [.. verdict.Faults, $"broke down: {end}"] };

    private static async Task<CrashVerdict> JudgeAsync(string store, string folder, bool isDone, CrashVerdict verdict)
    {
        var copy = Path.Combine(folder, "copy");
        CrashStore.Copy(folder, copy);
        try
        {
            var acknowledged = CrashLog.Read(folder);
            await using var shop = CrashStore.Open(store, copy, new(0));
            var faults = await new CrashJudge(shop, acknowledged).FindAsync(isDone);
            return verdict with
            {
                Acknowledged = verdict.Acknowledged + acknowledged.Count,
                Faults = [.. verdict.Faults, .. faults],
            };
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
