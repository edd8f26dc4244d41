using OrderKit.Shipments;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Keeps shipments in a file: each shipment is its history, and beside it lie the numbers by which others know it.</summary>
/// <remarks>Safe to share between threads, and with other processes that have the file open.</remarks>
/// <param name="database">The file.</param>
public sealed class SqliteShipmentStore(SqliteDatabase database) : IShipmentStore, IShipmentFinder
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(session => session.All(
            "SELECT body FROM shipment_event WHERE shipment_id = ?1 ORDER BY version",
            row => StoredShipmentRecord.Read(row.Json(0)),
            id.Value)).ToValueList());
    }

    /// <inheritdoc/>
    public Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        var bodies = records.Select(record => new Utf8Text(StoredShipmentRecord.Write(record))).ToArray();
        return database.WriteAsync(session => Append(session, id, records, bodies, expectedVersion), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByOrderAsync(OrderId order, CancellationToken cancellationToken) => FindAsync(
        "SELECT shipment_id FROM shipment WHERE order_id = ?1 ORDER BY shipment_id", cancellationToken, order.Value);

    /// <inheritdoc/>
    public Task<ValueList<ShipmentId>> FindByTrackingNumberAsync(
        Code carrier, string trackingNumber, CancellationToken cancellationToken) => FindAsync(
        "SELECT shipment_id FROM shipment_tracking WHERE carrier = ?1 AND tracking_number = ?2 ORDER BY shipment_id",
        cancellationToken, carrier.Value, trackingNumber);

    private Task<ValueList<ShipmentId>> FindAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(session => session.All(sql, row => new ShipmentId(row.GetString(0)), values)).ToValueList());
    }

    private static bool Append(
        SqliteSession session, ShipmentId id, ValueList<ShipmentRecord> records, Utf8Text[] bodies, long expectedVersion)
    {
        var version = session.One(
            "SELECT coalesce(max(version), 0) FROM shipment_event WHERE shipment_id = ?1", row => row.GetInt64(0), id.Value);
        if (version != expectedVersion)
        {
            return false;
        }

        foreach (var (record, body) in records.Zip(bodies))
        {
            session.Run(
                "INSERT INTO shipment_event (shipment_id, version, body) VALUES (?1, ?2, ?3)", id.Value, record.Version, body);
            KeepNumbers(session, id, record.Event);
        }

        return true;
    }

    // As the shipment itself takes and loses its numbers: all of them with the booking, none once it is voided.
    private static void KeepNumbers(SqliteSession session, ShipmentId id, ShipmentEvent happened)
    {
        switch (happened)
        {
            case ShipmentEvent.Planned planned:
                session.Run(
                    "INSERT INTO shipment (shipment_id, order_id, carrier) VALUES (?1, ?2, ?3)",
                    id.Value, planned.Content.Order.Value, planned.Content.Carrier.Value);
                break;
            case ShipmentEvent.BookingVoided:
                Forget(session, id);
                break;
            case ShipmentEvent.BookingConfirmed booked:
                Forget(session, id);
                foreach (var number in booked.TrackingNumbers.Distinct())
                {
                    session.Run(
                        "INSERT INTO shipment_tracking (carrier, tracking_number, shipment_id) "
                        + "SELECT carrier, ?2, shipment_id FROM shipment WHERE shipment_id = ?1",
                        id.Value, number);
                }

                break;
        }
    }

    private static void Forget(SqliteSession session, ShipmentId id) =>
        session.Run("DELETE FROM shipment_tracking WHERE shipment_id = ?1", id.Value);
}
