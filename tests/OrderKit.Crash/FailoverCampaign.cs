using Npgsql;
using OrderKit.PostgreSql;

namespace OrderKit.Crash;

/// <summary>Kills a primary while a shop works on it, promotes its standby and judges what the standby has.</summary>
public static class FailoverCampaign
{
    private const string Standby = "standby";

    /// <summary>Runs a campaign: a new primary and a new standby each round.</summary>
    /// <param name="rounds">Failovers.</param>
    /// <param name="seed">The same seed kills after the same waits.</param>
    /// <param name="isCutOff">Whether the standby is broken on purpose: the primary does not wait for it, and it hears nothing.</param>
    /// <param name="tell">Hears how far it has come.</param>
    /// <returns>The verdict. With a broken standby it ends at the first fault.</returns>
    public static async Task<CrashVerdict> RunAsync(int rounds, int seed, bool isCutOff, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var random = new Random(seed);
        var verdict = new CrashVerdict([]);
        for (var round = 0; round < rounds && (!isCutOff || verdict.Faults.Count == 0); round++)
        {
            var folder = Directory.CreateTempSubdirectory("orderkit-failover-").FullName;
            Directory.CreateDirectory(Path.Combine(folder, "log"));
            try
            {
                verdict = await RoundAsync(folder, random, isCutOff, verdict);
                tell($"{verdict.ServerKills} failovers, {verdict.Acknowledged} acknowledgements, {verdict.Faults.Count} faults "
                    + verdict.Latest);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return verdict;
    }

    private static async Task<CrashVerdict> RoundAsync(string folder, Random random, bool isCutOff, CrashVerdict verdict)
    {
        using var primary = PostgresCluster.Create();
        primary.Start();
        await primary.ReadyAsync();
        Fill(primary);
        using var standby = primary.BackUp(Standby);
        standby.Start();
        await standby.ReadyAsync();
        await (isCutOff ? CutOffAsync(standby) : WaitForItAsync(primary));
        CrashStore.WriteConnection(folder, new NpgsqlConnectionStringBuilder(primary.ConnectionString("shop"))
        {
            Host = $"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}",
            HostRecheckSeconds = 1,
        }.ConnectionString);
        using var shop = new CrashShop("postgresql", folder, 0, 0, CrashControl.None);
        await UnderLoadAsync(folder, shop);
        await Task.Delay(random.Next(0, 600));

        // Half of the shops die with the primary, so that what was acknowledged is looked at before anybody works on it.
        var dies = isCutOff || random.Next(2) == 0;
        primary.Kill();
        if (dies)
        {
            shop.Kill();
        }

        standby.Promote();
        using var place = new ServerPlace(standby);
        verdict = verdict with { Server = (verdict.ServerKills + 1, 0, 0) };
        if (dies)
        {
            verdict = await CrashCampaign.JudgeAsync(place, "postgresql", folder, isDone: false, await verdict.WithAsync(shop));
            return isCutOff ? verdict : await FinishAsync(new CrashShop("postgresql", folder, 0, 0, CrashControl.None));
        }

        return await FinishAsync(shop);

        async Task<CrashVerdict> FinishAsync(CrashShop last)
        {
            await last.End;
            var judged = await CrashCampaign.JudgeAsync(place, "postgresql", folder, isDone: true, await verdict.WithAsync(last));
            last.Dispose();
            return judged with { Finished = judged.Finished + 1 };
        }
    }

    private static void Fill(PostgresCluster primary)
    {
        primary.Run("create database shop");
        using var database = new PostgreSqlDatabase(primary.ConnectionString("shop"));
        database.Migrate();
    }

    private static async Task WaitForItAsync(PostgresCluster primary)
    {
        primary.Run($"alter system set synchronous_standby_names = '{Standby}'");
        primary.Run("select pg_reload_conf()");
        await UntilAsync(() => primary.Ask("select sync_state from pg_stat_replication") is "sync");
    }

    private static async Task CutOffAsync(PostgresCluster standby)
    {
        standby.Run("alter system set primary_conninfo = ''");
        standby.Run("select pg_reload_conf()");
        await UntilAsync(() => standby.Ask("select count(*) from pg_stat_wal_receiver") is 0L);
    }

    private static Task UnderLoadAsync(string folder, CrashShop shop) =>
        UntilAsync(() => shop.End.IsCompleted || CrashLog.Read(folder).Count >= 20);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var waited = 0; !isSo(); waited++)
        {
            await Task.Delay(waited < 6000 ? 10 : throw new InvalidOperationException("The servers do not come to where they should."));
        }
    }
}
