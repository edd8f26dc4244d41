using Npgsql;
using NpgsqlTypes;

namespace OrderKit.PostgreSql;

/// <summary>How statements and their values are put together and run.</summary>
internal static class PostgreSqlSteps
{
    /// <summary>What our own guard raises; see <c>orderkit.require</c>.</summary>
    internal const string Required = "OK001";

    internal static NpgsqlBatchCommand Step(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        batch.BatchCommands.Add(command);
        return command;
    }

    internal static NpgsqlCommand With(this NpgsqlCommand command, params ReadOnlySpan<NpgsqlParameter> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    internal static NpgsqlParameter Text(string? value) => Value(NpgsqlDbType.Text, value);

    internal static NpgsqlParameter Texts(IEnumerable<string?> values) => Many(NpgsqlDbType.Text, values.ToArray());

    internal static NpgsqlParameter Whole(long value) => new NpgsqlParameter<long> { TypedValue = value };

    internal static NpgsqlParameter Wholes(IEnumerable<long> values) => Many(NpgsqlDbType.Bigint, values.ToArray());

    internal static NpgsqlParameter Small(int value) => new NpgsqlParameter<short> { TypedValue = (short)value };

    internal static NpgsqlParameter Smalls(IEnumerable<int> values) =>
        Many(NpgsqlDbType.Smallint, values.Select(value => (short)value).ToArray());

    internal static NpgsqlParameter Numbers(IEnumerable<int> values) => Many(NpgsqlDbType.Integer, values.ToArray());

    internal static NpgsqlParameter Flags(IEnumerable<bool> values) => Many(NpgsqlDbType.Boolean, values.ToArray());

    internal static NpgsqlParameter Bytes(ReadOnlyMemory<byte> value) => Value(NpgsqlDbType.Bytea, value.ToArray());

    internal static NpgsqlParameter Json(byte[] value) => Value(NpgsqlDbType.Json, value);

    internal static NpgsqlParameter Jsons(IEnumerable<byte[]?> values) => Many(NpgsqlDbType.Json, values.ToArray());

    internal static NpgsqlParameter Time(DateTime value) => Value(NpgsqlDbType.TimestampTz, value);

    internal static NpgsqlParameter Times(IEnumerable<DateTime> values) => Many(NpgsqlDbType.TimestampTz, values.ToArray());

    internal static bool Is(this PostgresException fault, params ReadOnlySpan<string> states) => states.Contains(fault.SqlState);

    private static NpgsqlParameter Value(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private static NpgsqlParameter Many<T>(NpgsqlDbType type, T[] values) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values };
}
