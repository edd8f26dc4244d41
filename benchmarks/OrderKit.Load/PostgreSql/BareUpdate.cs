using Npgsql;

namespace OrderKit.Load.PostgreSql;

/// <summary>The least that anybody could do: one conditional update of one row, without reservation or ledger.</summary>
internal sealed class BareUpdate(RunDatabase database, int connections) : IContender
{
    private const string Take = """
        update orderkit.stock_positions set reserved = reserved + 1, version = version + 1
        where sku = $1 and location = $2 and on_hand - reserved - safety - quarantined >= 1
        """;

    private readonly NpgsqlDataSource source = RunDatabase.Connections(database.ConnectionString, connections);

    public string Name => FormattableString.Invariant($"bare update, pool of {connections}");

    public string Durability => "synchronous_commit on";

    public async ValueTask<bool> TakeAsync(string order)
    {
        await using var command = source.CreateCommand(Take);
        command.Parameters.Add(new() { Value = HotSku.Sku.Value });
        command.Parameters.Add(new() { Value = HotSku.Location.Value });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    // There is one row only to hold against what was told.
    public (long Reserved, long Reservations, long Ledger) Count() =>
        HotShelf.Reserved(database) is var reserved ? (reserved, reserved, reserved) : default;

    public void Dispose()
    {
        source.Dispose();
        database.Dispose();
    }
}
