using Npgsql;
using OrderKit.Shipments;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Keeps shipments in PostgreSQL: each shipment is its history, and beside it lie the numbers by which others know it.</summary>
/// <remarks>Safe to share between threads and hosts.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlShipmentStore(PostgreSqlDatabase database) : IShipmentStore, IShipmentFinder
{
    private const string NewEvents = """
        insert into orderkit.shipment_events (shipment_id, version, body)
        select $1, version, body from unnest($2, $3) as new (version, body)
        """;

    // Says no where the history has another length; the first event, the plan, makes the row.
    private const string Grow = """
        with grown as (update orderkit.shipments set version = $2 where id = $1 and version = $3 returning 1)
        select orderkit.require(count(*) = 1, 'the shipment has another version') from grown
        """;

    private const string None = """
        select orderkit.require(not exists (select from orderkit.shipments where id = $1), 'the shipment is there')
        """;

    private const string Plan = "insert into orderkit.shipments (id, version, order_id, carrier) values ($1, $2, $3, $4)";

    private const string Forget = "delete from orderkit.shipment_tracking where shipment_id = $1";

    private const string Number = """
        insert into orderkit.shipment_tracking (carrier, tracking_number, shipment_id)
        select shipments.carrier, number, shipments.id from orderkit.shipments, unnest($2) as number where shipments.id = $1
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken)
    {
        var rows = await database
            .Command("select body from orderkit.shipment_events where shipment_id = $1 order by version", PostgreSqlSteps.Text(id.Value))
            .AllAsync(row => StoredShipmentRecord.Read(row.GetFieldValue<byte[]>(0)), cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }

    /// <inheritdoc/>
    public async Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        await using var batch = database.Batch();
        batch.Step(
            NewEvents,
            PostgreSqlSteps.Text(id.Value),
            PostgreSqlSteps.Wholes(records.Select(record => record.Version)),
            PostgreSqlSteps.Jsons(records.Select(StoredShipmentRecord.Write)));
        if (expectedVersion == 0)
        {
            batch.Step(None, PostgreSqlSteps.Text(id.Value));
        }
        else
        {
            batch.Step(
                Grow, PostgreSqlSteps.Text(id.Value), PostgreSqlSteps.Whole(records[^1].Version), PostgreSqlSteps.Whole(expectedVersion));
        }

        foreach (var record in records)
        {
            KeepNumbers(batch, id, records[^1].Version, record.Event);
        }

        try
        {
            await batch.WriteAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException fault) when (
            fault.SqlState is PostgreSqlSteps.Required or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByOrderAsync(OrderId order, CancellationToken cancellationToken) => FindAsync(
        database.Command("select id from orderkit.shipments where order_id = $1 order by id", PostgreSqlSteps.Text(order.Value)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByTrackingNumberAsync(
        Code carrier, string trackingNumber, CancellationToken cancellationToken) => FindAsync(
        database.Command(
            "select shipment_id from orderkit.shipment_tracking where carrier = $1 and tracking_number = $2 order by shipment_id",
            PostgreSqlSteps.Text(carrier.Value), PostgreSqlSteps.Text(trackingNumber)),
        cancellationToken);

    private static async Task<ValueList<ShipmentId>> FindAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var rows = await command.AllAsync(row => new ShipmentId(row.GetString(0)), cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }

    // As the shipment itself takes and loses its numbers: all of them with the booking, none once it is voided.
    private static void KeepNumbers(NpgsqlBatch batch, ShipmentId id, long version, ShipmentEvent happened)
    {
        switch (happened)
        {
            case ShipmentEvent.Planned planned:
                batch.Step(
                    Plan,
                    PostgreSqlSteps.Text(id.Value), PostgreSqlSteps.Whole(version),
                    PostgreSqlSteps.Text(planned.Content.Order.Value), PostgreSqlSteps.Text(planned.Content.Carrier.Value));
                break;
            case ShipmentEvent.BookingVoided:
                batch.Step(Forget, PostgreSqlSteps.Text(id.Value));
                break;
            case ShipmentEvent.BookingConfirmed booked:
                batch.Step(Forget, PostgreSqlSteps.Text(id.Value));
                batch.Step(Number, PostgreSqlSteps.Text(id.Value), PostgreSqlSteps.Texts(booked.TrackingNumbers.Distinct()));
                break;
        }
    }
}
