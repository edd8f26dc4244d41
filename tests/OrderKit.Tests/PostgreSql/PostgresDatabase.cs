using OrderKit.PostgreSql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A database for the tests of one class, with OrderKit's tables; gone afterwards.</summary>
public sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private readonly List<PostgreSqlDatabase> hosts = [];

    /// <summary>A connection string for it.</summary>
    internal string ConnectionString { get; } = PostgresServer.Create();

    /// <summary>The connections of a host: of the first, or of one more where it sets something.</summary>
    internal PostgreSqlDatabase Host(PostgreSqlOptions? options = null)
    {
        if (options is null && hosts.Count > 0)
        {
            return hosts[0];
        }

        var host = new PostgreSqlDatabase(ConnectionString, options);
        hosts.Add(host);
        return host;
    }

    /// <summary>Takes everything out of the tables.</summary>
    internal void Empty() => PostgresServer.Run(ConnectionString, """
        do $$
        declare name text;
        begin
            for name in select tablename from pg_tables where schemaname = 'orderkit' and tablename not in ('schema_scripts', 'relay') loop
                execute format('delete from orderkit.%I', name);
            end loop;
            update orderkit.relay set position = 0, owner = null;
        end
        $$
        """);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        hosts.Clear();
        PostgresServer.Drop(ConnectionString);
    }
}
