using Npgsql;

namespace OrderKit.PostgreSql;

/// <summary>The database that the hosts of a shop share, and this host's connections to it.</summary>
/// <remarks>Safe to share between threads; one for a host. Every connection waits for the commit to be safe (<c>synchronous_commit</c>) and
/// gives up a transaction that was left open for ten seconds, whatever the server's defaults are. Needs a connection of its own to the
/// primary: settings are given at the start of a session, which some poolers do not pass on.</remarks>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    /// <summary>Prepares connections; none is opened yet, unless the tables are to be brought up to date.</summary>
    /// <param name="connectionString">Npgsql's connection string: host, database, user.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The connection string or a setting is wrong.</exception>
    public PostgreSqlDatabase(string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new();
        options.ThrowIfWrong();
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = options.ConnectionsMax,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            IncludeErrorDetail = false,
        };
        settings.Options = $"{settings.Options} -c synchronous_commit={options.SynchronousCommit} -c idle_in_transaction_session_timeout=10s"
            .TrimStart();
        if (options.UpgradesSchema)
        {
            PostgreSqlSchema.Upgrade(connectionString);
        }

        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        source = builder.Build();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    internal ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => source.OpenConnectionAsync(cancellationToken);

    internal NpgsqlBatch Batch() => source.CreateBatch();

    internal NpgsqlCommand Command(string sql) => source.CreateCommand(sql);
}
