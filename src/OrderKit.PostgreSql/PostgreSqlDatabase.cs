using Npgsql;

namespace OrderKit.PostgreSql;

/// <summary>The database that the hosts of a shop share, and this host's connections to it.</summary>
/// <remarks>
/// <para>Every connection waits until a commit is safe (<c>synchronous_commit</c>), gives up a transaction that was left open for ten
/// seconds and a lock it did not get in thirty, whatever the server's defaults are. It looks rows up by their indexes even where the tables
/// were never analysed.</para>
/// <para>A write that was sent is waited for, without a time limit: called off while it waits for a standby, PostgreSQL would answer that
/// it is done although one server alone has it.</para>
/// <para>Where the connection string names several servers (<c>Host=a,b</c>), the one that is the primary now is used, also after another
/// was promoted. Never connects to a replica; not for a pooler that does not pass on the settings of a session. Safe to share between
/// threads; one for a host.</para>
/// </remarks>
public sealed class PostgreSqlDatabase : IAsyncDisposable, IDisposable
{
    // An index is looked into even where a young table seems empty, and plans are not compiled for a handful of rows.
    private const string Session =
        "-c statement_timeout=0 -c lock_timeout=30s -c idle_in_transaction_session_timeout=10s "
        + "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    private const string Primary = "primary";

    private readonly string connectionString;
    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly Lock opening = new();
    private volatile NpgsqlDataSource? source;

    /// <summary>Prepares connections; none is opened yet.</summary>
    /// <param name="connectionString">Npgsql's connection string: host, database, user.</param>
    /// <param name="options">What the host sets; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string is empty or wrong, or asks for servers other than the
    /// primary.</exception>
    public PostgreSqlDatabase(string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        Options = options ?? new();
        settings = Settings(connectionString, Options);
        this.connectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            TargetSessionAttributes = IsOneOfSeveral ? Primary : null,
        }.ConnectionString;
    }

    /// <summary>The SQL that makes the tables in an empty database, for people who run such things themselves.</summary>
    public static string MigrationScript => PostgreSqlMigrations.Script;

    /// <summary>What the host sets.</summary>
    public PostgreSqlOptions Options { get; }

    /// <summary>Makes the tables, or brings them up to date: every step that has not run yet, all of them or none. Hosts that do so at once
    /// wait for each other.</summary>
    /// <returns>The names of the steps that ran now; empty when the tables were up to date.</returns>
    /// <exception cref="InvalidOperationException">A step failed; nothing was changed.</exception>
    /// <exception cref="InvalidOrderDataException">The tables are of a later release.</exception>
    public ValueList<string> Migrate() => PostgreSqlMigrations.Run(connectionString).ToValueList();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source?.DisposeAsync() ?? default;

    /// <inheritdoc/>
    public void Dispose() => source?.Dispose();

    private bool IsOneOfSeveral => settings.Host?.Contains(',', StringComparison.Ordinal) == true;

    internal ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => Opened().OpenConnectionAsync(cancellationToken);

    internal NpgsqlBatch Batch() => Opened().CreateBatch();

    internal NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = Opened().CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    private static NpgsqlConnectionStringBuilder Settings(string connectionString, PostgreSqlOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = options.ConnectionsMax,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            IncludeErrorDetail = false,
        };
        if (settings.TargetSessionAttributes is not (null or Primary))
        {
            throw new ArgumentException(
                $"Target Session Attributes is {settings.TargetSessionAttributes}; a store reads and writes on the primary alone.",
                nameof(connectionString));
        }

        // The pool is told in another way.
        settings.TargetSessionAttributes = null;
        settings.Options = $"{settings.Options} -c synchronous_commit={options.SynchronousCommit} {Session}".TrimStart();
        return settings;
    }

    private NpgsqlDataSource Opened()
    {
        if (source is { } opened)
        {
            return opened;
        }

        lock (opening)
        {
            return source ??= Open();
        }
    }

    private NpgsqlDataSource Open()
    {
        if (Options.MigratesAtStart)
        {
            Migrate();
        }

        PostgreSqlMigrations.Check(connectionString);
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return IsOneOfSeveral ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary) : builder.Build();
    }
}
