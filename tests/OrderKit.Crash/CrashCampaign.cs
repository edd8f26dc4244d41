namespace OrderKit.Crash;

/// <summary>Kills a shop and its server again and again, at random moments and at numbered points, and judges what is left.</summary>
public static class CrashCampaign
{
    // Kills of one shop before it may finish: so each kill also hits what the one before left behind.
    private const int KillsEach = 12;

    /// <summary>Runs a campaign.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="kills">Kills that shall hit a living shop or its server.</param>
    /// <param name="seed">The same seed kills at the same numbered points and after the same waits.</param>
    /// <param name="control">How the shop is broken on purpose.</param>
    /// <param name="tell">Hears how far it has come.</param>
    /// <returns>The verdict. With a broken shop it ends at the first fault.</returns>
    public static async Task<CrashVerdict> RunAsync(string store, int kills, int seed, CrashControl control, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var random = new Random(seed);
        var verdict = new CrashVerdict([]);
        using var place = await CrashPlace.OfAsync(store, control);
        while (verdict.AllKills < kills && (control == CrashControl.None || verdict.Faults.Count == 0))
        {
            verdict = await SeriesAsync(place, store, kills - verdict.AllKills, random, control, verdict);
            tell($"{verdict.Kills} + {verdict.ServerKills} kills, {verdict.Acknowledged} acknowledgements, {verdict.Faults.Count} faults "
                + verdict.Latest);
        }

        return verdict;
    }

    private static async Task<CrashVerdict> SeriesAsync(
        CrashPlace place, string store, int kills, Random random, CrashControl control, CrashVerdict verdict)
    {
        var folder = Directory.CreateTempSubdirectory("orderkit-crash-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "log"));
        place.Begin(folder);
        var wanted = verdict.AllKills + kills;
        try
        {
            for (var life = 0; life < KillsEach && verdict.AllKills < wanted && !verdict.IsCaught(control); life++)
            {
                using var shop = await place.LiveAsync(random, (dieAt, serverDiesAt) => new(store, folder, dieAt, serverDiesAt, control));
                verdict = (await verdict.WithAsync(shop)) with { Server = place.ServerKills };
                verdict = await JudgeAsync(place, store, folder, isDone: false, verdict);
                if (await shop.End != "")
                {
                    break;
                }
            }

            if (verdict.IsCaught(control))
            {
                return verdict;
            }

            using var last = new CrashShop(store, folder, 0, 0, control);
            await last.End;
            verdict = await JudgeAsync(place, store, folder, isDone: true, await verdict.WithAsync(last));
            return verdict with { Finished = verdict.Finished + 1 };
        }
        finally
        {
            place.End(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Holds a copy of what a shop has kept against its log.</summary>
    internal static async Task<CrashVerdict> JudgeAsync(CrashPlace place, string store, string folder, bool isDone, CrashVerdict verdict)
    {
        var copy = Path.Combine(folder, "copy");
        Directory.CreateDirectory(Path.Combine(copy, "keys"));
        place.Copy(folder, copy);
        try
        {
            var acknowledged = CrashLog.Read(folder);
            await using var shop = CrashStore.Open(store, copy, new(0, 0));
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
