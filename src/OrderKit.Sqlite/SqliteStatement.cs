using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrderKit.Sqlite;

/// <summary>A prepared statement of one session, with its parameters numbered ?1, ?2 and so on.</summary>
/// <remarks>Speaks to SQLite itself: the reader and parameters of ADO.NET cost several times what a row costs here.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    internal SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public void Dispose() => statement.Dispose();

    internal int Run(ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    internal List<T> All<T>(ReadOnlySpan<object?> values, Func<SqliteRow, T> read)
    {
        Bind(values);
        try
        {
            List<T> rows = [];
            while (Step())
            {
                rows.Add(read(new(statement)));
            }

            return rows;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    internal T? One<T>(ReadOnlySpan<object?> values, Func<SqliteRow, T> read)
    {
        Bind(values);
        try
        {
            var first = Step() ? read(new(statement)) : default;

            // A statement that writes has done so only when it is at its end.
            while (Step())
            {
            }

            return first;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            Check(Bind(index + 1, values[index]));
        }
    }

    private int Bind(int number, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, number),
        string text => raw.sqlite3_bind_text(statement, number, text),
        long whole => raw.sqlite3_bind_int64(statement, number, whole),
        int whole => raw.sqlite3_bind_int64(statement, number, whole),
        Utf8Text text => raw.sqlite3_bind_text(statement, number, text.Bytes.AsSpan()),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, number, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, number, bytes.AsSpan()),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be stored.", nameof(value)),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
