using System.Text;
using Microsoft.Data.Sqlite;

namespace OrderKit.Sqlite;

/// <summary>Reads columns.</summary>
internal static class SqliteRows
{
    internal static ReadOnlyMemory<byte> Json(this SqliteDataReader row, int column) => Encoding.UTF8.GetBytes(row.GetString(column));

    internal static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
