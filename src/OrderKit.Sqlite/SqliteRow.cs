using SQLitePCL;

namespace OrderKit.Sqlite;

/// <summary>The row a statement stands on.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement)
{
    internal string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    internal string? TextOrNull(int column) => IsNull(column) ? null : GetString(column);

    internal long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    internal int GetInt32(int column) => checked((int)GetInt64(column));

    internal bool GetBoolean(int column) => GetInt64(column) != 0;

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>A stored form: the bytes of a text.</summary>
    internal ReadOnlyMemory<byte> Json(int column) => Bytes(column);
}
