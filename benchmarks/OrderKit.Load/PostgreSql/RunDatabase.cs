using System.Globalization;
using Npgsql;
using OrderKit.Tests.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>A database with OrderKit's tables for one run, on the one server; gone afterwards.</summary>
internal sealed class RunDatabase : IDisposable
{
    private readonly NpgsqlConnection connection;

    internal RunDatabase()
    {
        ConnectionString = PostgresServer.Create();
        connection = new(ConnectionString + ";Pooling=false;Command Timeout=0");
        connection.Open();
    }

    internal string ConnectionString { get; }

    public void Dispose()
    {
        connection.Dispose();
        PostgresServer.Drop(ConnectionString);
    }

    /// <summary>Connections as a careful team sets them: so many at most, statements prepared by themselves.</summary>
    internal static NpgsqlDataSource Connections(string connectionString, int most) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = most,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Timeout = 60,
        });

    /// <summary>Runs a statement.</summary>
    /// <returns>Its first number; 0 when it gives none.</returns>
    internal long Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(command.ExecuteScalar() is { } found and not DBNull ? found : 0L, CultureInfo.InvariantCulture);
    }

    internal string Text(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>What was told and what the rows say must be equal.</summary>
    internal void Check(string what, long told, string sql)
    {
        if (Run(sql) is var found && found != told)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{what}: told of {told}, and the rows say {found}."));
        }
    }
}
