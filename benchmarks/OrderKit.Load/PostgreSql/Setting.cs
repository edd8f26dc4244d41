using OrderKit.Tests.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>What the figures were taken under: server, durability, disk and load.</summary>
internal static class Setting
{
    private const string Settings = """
        select string_agg(name || ' ' || setting, ', ' order by name) from pg_settings where name in
            ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers', 'max_wal_size')
        """;

    /// <summary>Prints what a part's figures are taken under.</summary>
    internal static void Tell(TextWriter page)
    {
        using var database = new RunDatabase();
        page.WriteLine(FormattableString.Invariant(
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores, load average {Load()}."));
        page.WriteLine($"{database.Text("select version()").Split(" on ")[0]}, {database.Text(Settings)}.");
        page.WriteLine();
    }

    /// <summary>The load average of the last minute.</summary>
    internal static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>How long 4 KiB wait for the disk on which the server's files lie, in milliseconds, as a table says it; a dash where another
    /// has started the server.</summary>
    internal static string FlushTime()
    {
        _ = PostgresServer.ConnectionString;
        return PostgresServer.Folder is { } folder && Directory.GetParent(folder) is { } beside
            ? FormattableString.Invariant($"{Flush.Time(beside.FullName):0.000}")
            : "–";
    }
}
