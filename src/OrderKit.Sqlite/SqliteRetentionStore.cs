using NodaTime.Text;
using OrderKit.PersonalData;

namespace OrderKit.Sqlite;

/// <summary>Keeps in a file what the law wants kept after a customer is erased.</summary>
/// <remarks>A host that keeps its books in another database keeps it there instead. Safe to share between threads.</remarks>
/// <param name="database">The file; better another than that of the orders, with its own backups.</param>
public sealed class SqliteRetentionStore(SqliteDatabase database) : IRetentionStore
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);

        // Dates of this form are ordered as texts, from year 0 to 9999.
        await database.WriteAsync(
            session => session.Run(
                "INSERT INTO retained_envelope (order_id, ground, kept_until, sealed) VALUES (?1, ?2, ?3, ?4) "
                + "ON CONFLICT (order_id) DO UPDATE SET ground = ?2, kept_until = ?3, sealed = ?4 WHERE kept_until < ?3",
                envelope.OrderId.Value, envelope.Mark.Ground.Value,
                LocalDatePattern.Iso.Format(envelope.Mark.Until), envelope.Sealed.ToArray()),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One(
            "SELECT ground, kept_until, sealed FROM retained_envelope WHERE order_id = ?1",
            row => new RetainedEnvelope(
                order,
                new(new(row.GetString(0)), LocalDatePattern.Iso.Parse(row.GetString(1)).Value),
                row.Bytes(2)),
            order.Value)));
    }
}
