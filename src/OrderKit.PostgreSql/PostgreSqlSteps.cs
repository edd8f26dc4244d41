using Npgsql;
using NpgsqlTypes;

namespace OrderKit.PostgreSql;

/// <summary>How statements and their values are put together.</summary>
internal static class PostgreSqlSteps
{
    /// <summary>What our own guard raises; see <c>orderkit.require</c>.</summary>
    internal const string Required = "OK001";

    /// <summary>Adds a statement to a batch. Without a transaction of its own a batch is one transaction and one round trip.</summary>
    internal static void Step(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        batch.BatchCommands.Add(command);
    }

    internal static NpgsqlParameter Text(string? value) => Value(NpgsqlDbType.Text, value);

    internal static NpgsqlParameter Texts(IEnumerable<string?> values) => Many(NpgsqlDbType.Text, values.ToArray());

    internal static NpgsqlParameter Whole(long value) => new NpgsqlParameter<long> { TypedValue = value };

    internal static NpgsqlParameter Wholes(IEnumerable<long> values) => Many(NpgsqlDbType.Bigint, values.ToArray());

    internal static NpgsqlParameter Numbers(IEnumerable<int> values) => Many(NpgsqlDbType.Integer, values.ToArray());

    internal static NpgsqlParameter Flags(IEnumerable<bool> values) => Many(NpgsqlDbType.Boolean, values.ToArray());

    internal static NpgsqlParameter Bytes(ReadOnlyMemory<byte> value) => Value(NpgsqlDbType.Bytea, value.ToArray());

    internal static NpgsqlParameter Json(byte[] value) => Value(NpgsqlDbType.Json, value);

    internal static NpgsqlParameter Jsons(IEnumerable<byte[]?> values) => Many(NpgsqlDbType.Json, values.ToArray());

    internal static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static byte[]? BytesOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    /// <summary>Runs a statement and reads its rows.</summary>
    internal static async Task<List<T>> AllAsync<T>(
        this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        return await reader.RowsAsync(read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement that writes. Once sent it is not called off; see <see cref="WriteAsync"/>.</summary>
    /// <returns>How many rows it wrote.</returns>
    internal static async Task<int> RunAsync(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var _ = command.ConfigureAwait(false);
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Runs statements that write. Once sent they are not called off, by no time limit and by no token.</summary>
    /// <remarks>A commit that waits for a synchronous standby and is called off is answered by PostgreSQL as done, although this server
    /// alone has it: a failover would lose what was answered.</remarks>
    internal static Task WriteAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        batch.Timeout = 0;
        return batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Runs statements that write and answer; see <see cref="WriteAsync"/>. The reader is read without a token too.</summary>
    internal static Task<NpgsqlDataReader> WriteAndReadAsync(this NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        batch.Timeout = 0;
        return batch.ExecuteReaderAsync(CancellationToken.None);
    }

    /// <summary>Reads the rows of the statement at which a reader stands.</summary>
    internal static async Task<List<T>> RowsAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Goes on to the next statement of a batch and reads its rows.</summary>
    internal static async Task<List<T>> NextAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return await reader.RowsAsync(read, cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlParameter Value(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private static NpgsqlParameter Many<T>(NpgsqlDbType type, T[] values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values };
}
