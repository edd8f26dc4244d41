using OrderKit.PostgreSql;

namespace OrderKit.Crash;

/// <summary>A PostgreSQL server, which is killed too: while a shop works on it, and again while it recovers.</summary>
internal sealed class ServerPlace : CrashPlace
{
    private readonly PostgresCluster server;
    private readonly bool isLazy;
    private int serial;
    private (int All, int InRecovery, int Enumerated) kills;

    internal ServerPlace(PostgresCluster server, bool isLazy = false)
    {
        this.server = server;
        this.isLazy = isLazy;
    }

    internal override int LongestLife => 1200;

    internal override int LateOneIn => 2;

    internal override (int All, int InRecovery, int Enumerated) ServerKills => kills;

    internal static async Task<ServerPlace> StartAsync(CrashControl control)
    {
        // Checkpoints and vacuums come as often as can be, so that they are hit as well. A lazy server writes its log when it must.
        var isLazy = control == CrashControl.CommitsLazily;
        var server = PostgresCluster.Create(
        [
            "checkpoint_timeout=30s", "autovacuum_naptime=1s", "max_connections=60",
            .. isLazy ? (string[])["wal_writer_delay=10s", "wal_writer_flush_after=1GB", "wal_buffers=64MB", "autovacuum=off"] : [],
        ]);
        server.Start();
        await server.ReadyAsync();
        return new(server, isLazy);
    }

    public override void Dispose() => server.Dispose();

    internal override void Begin(string folder)
    {
        var name = $"shop{++serial}";
        server.Run($"create database {name}");
        CrashStore.WriteConnection(folder, server.ConnectionString(name));
        if (isLazy)
        {
            using (var database = new PostgreSqlDatabase(server.ConnectionString(name)))
            {
                database.Migrate();
            }

            server.Run(Lazily, name);
        }
    }

    internal override void Copy(string folder, string to)
    {
        var name = CrashStore.DatabaseOf(folder);
        for (var waited = 0; server.Ask($"select count(*) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()"
            + " and backend_type = 'client backend'") is not 0L; waited++)
        {
            // A killed shop's connections end when they notice it.
            Thread.Sleep(waited < 2000 ? 5 : throw new InvalidOperationException("Connections of a killed shop do not end."));
        }

        var copy = $"copy{++serial}";
        server.Run($"create database {copy} template {name}");
        CrashStore.WriteConnection(to, server.ConnectionString(copy));
    }

    internal override void End(string folder)
    {
        foreach (var name in server.AskAll("select datname from pg_database where datname like 'shop%' or datname like 'copy%'"))
        {
            server.Run($"drop database {name} with (force)");
        }
    }

    internal override async Task<CrashShop> LiveAsync(Random random, Func<int, int, CrashShop> start)
    {
        switch (isLazy ? 3 : random.Next(4))
        {
            case 0 or 1:
                return await KillShopAsync(random, start);
            case 2:
                var stops = start(0, random.Next(1, LastPoint));
                if (await stops.Point)
                {
                    kills.Enumerated++;
                    await CrashAsync(random, ServerKill.Everything, stops.GoOn);
                }

                await stops.KillAfterAsync(random.Next(0, LongestLife), isLate: random.Next(LateOneIn) == 0);
                return stops;
            default:
                var lives = start(0, 0);
                await KillServerAsync(random, lives);
                return lives;
        }
    }

    // Up to eight times while the shop lives; then the shop ends too, half of the times before the server is there again.
    private async Task KillServerAsync(Random random, CrashShop shop)
    {
        await (random.Next(3) == 0 ? shop.Up : shop.Recovered);
        for (var left = random.Next(2, 9); left > 0 && !shop.End.IsCompleted; left--)
        {
            await Task.WhenAny(Task.Delay(random.Next(0, LongestLife)), shop.End);
            if (!shop.End.IsCompleted)
            {
                var isLast = left == 1 && random.Next(2) == 0;
                await CrashAsync(random, (ServerKill)random.Next(3), isLast || isLazy ? shop.Kill : () => { });
            }
        }

        await shop.KillAfterAsync(random.Next(0, LongestLife), isLate: random.Next(LateOneIn) == 0);
    }

    private async Task CrashAsync(Random random, ServerKill what, Action meanwhile)
    {
        kills.All++;
        var isDown = server.Kill(what);
        meanwhile();
        if (isDown)
        {
            server.Start();
        }

        while (random.Next(2) == 0)
        {
            await Task.Delay(random.Next(0, 200));
            kills.All++;
            kills.InRecovery += server.IsRecovering ? 1 : 0;
            server.Kill();
            server.Start();
        }

        await server.ReadyAsync();
    }

    // Behind the back of every shop, whatever its connections ask for: its transactions no longer wait for the disk.
    private const string Lazily = """
        create function lazily() returns trigger language plpgsql as $$
        begin
            perform set_config('synchronous_commit', 'off', true);
            return null;
        end
        $$;
        do $$
        declare name text;
        begin
            for name in select tablename from pg_tables where schemaname = 'orderkit' loop
                execute format('create trigger lazily after insert or update or delete on orderkit.%I for each statement '
                    'execute function public.lazily()', name);
            end loop;
        end
        $$;
        """;
}
