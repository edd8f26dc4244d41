using Microsoft.Data.Sqlite;

namespace OrderKit.Sqlite;

/// <summary>One connection to the file with its prepared statements. Used by one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    internal SqliteSession(string connectionString, SqliteOptions options)
    {
        connection = new(connectionString);
        try
        {
            connection.Open();
            Set(FormattableString.Invariant($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}"));
            Set("PRAGMA journal_mode = WAL");
            Set($"PRAGMA synchronous = {options.Flush}");
            Set("PRAGMA foreign_keys = ON");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The rows it changed.</returns>
    internal int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql).Run(values);

    internal List<T> All<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<object?> values) =>
        Prepared(sql).All(values, read);

    /// <summary>The first row; null or 0 when there is none.</summary>
    internal T? One<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<object?> values) => Prepared(sql).One(values, read);

    /// <summary>The value of a pragma as it is in force on this connection.</summary>
    internal long Pragma(string name) => One($"PRAGMA {name}", row => row.GetInt64(0));

    internal void RollBack()
    {
        // After some faults SQLite has rolled back by itself.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            Run("ROLLBACK");
        }
    }

    private void Set(string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new(connection.Handle!, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }
}
