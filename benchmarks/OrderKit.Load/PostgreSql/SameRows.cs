using Npgsql;
using NodaTime.Text;
using NpgsqlTypes;
using OrderKit.Availability;
using OrderKit.Storing;

namespace OrderKit.Load.PostgreSql;

/// <summary>What a careful team writes by hand: one statement, which is one transaction and one round trip, for the same rows.</summary>
/// <remarks>One guarded update decides; reservation and ledger entry follow from the row that it changed. Prepared, and with as many
/// connections as asked: few keep the queue for the row out of the database.</remarks>
internal sealed class SameRows(RunDatabase? database, string connectionString, int connections) : IContender
{
    internal const string Take = """
        with moved as (
            update orderkit.stock_positions set reserved = reserved + 1, version = version + 1
            where sku = $1 and location = $2 and on_hand - reserved - safety - quarantined >= 1 returning version),
        noted as (
            insert into orderkit.stock_entries
                (sku, location, sequence, verb, decided_at, command_id, order_id, on_hand, reserved, shortage, safety, quarantined)
            select $1, $2, version, 'reserve', $4, 'c1', $3, 0, 1, 0, 0, 0 from moved)
        insert into orderkit.reservations (order_id, version, status, expires_at, skus, body)
        select $3, 1, 'pending', $5, array[$1], $6 from moved
        """;

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fffffffff'Z'");

    private readonly NpgsqlDataSource source = RunDatabase.Connections(connectionString, connections);

    public string Name => FormattableString.Invariant($"same rows, pool of {connections}");

    public string Durability => "synchronous_commit on";

    public async ValueTask<bool> TakeAsync(string order)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var reservation = new Reservation(
            new(order), new("c1"), ReservationStatus.Pending, now + HotSku.Lifetime,
            [new(1, HotSku.Sku, 1, [new(HotSku.Location) { Held = 1 }])]) { Version = 1 };
        await using var command = source.CreateCommand(Take);
        command.Parameters.Add(new() { Value = HotSku.Sku.Value });
        command.Parameters.Add(new() { Value = HotSku.Location.Value });
        command.Parameters.Add(new() { Value = order });
        command.Parameters.Add(new() { Value = Moment.Format(now) });
        command.Parameters.Add(new() { Value = Moment.Format(reservation.ExpiresAt) });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Json, Value = StoredReservation.Write(reservation) });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public (long Reserved, long Reservations, long Ledger) Count() => HotShelf.Count(database!);

    public void Dispose()
    {
        source.Dispose();
        database?.Dispose();
    }
}
