using OrderKit.PostgreSql;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A database for the tests of one class, with OrderKit's tables; gone afterwards.</summary>
public sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private readonly List<PostgreSqlDatabase> hosts = [];

    /// <summary>A connection string for it.</summary>
    internal string ConnectionString { get; } = PostgresServer.Create();

    /// <summary>The connections of one more host.</summary>
    internal PostgreSqlDatabase Host(PostgreSqlOptions? options = null)
    {
        var host = new PostgreSqlDatabase(ConnectionString, options);
        hosts.Add(host);
        return host;
    }

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
