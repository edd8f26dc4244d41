using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrderKit.Sqlite;

/// <summary>A prepared statement of one session, with its parameters named $1, $2 and so on.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand command;

    internal SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${number}") });
        }

        command.Prepare();
    }

    public void Dispose() => command.Dispose();

    internal int Run(ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    internal List<T> All<T>(ReadOnlySpan<object?> values, Func<SqliteDataReader, T> read)
    {
        Bind(values);
        List<T> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }
}
