using NodaTime.Text;
using OrderKit.PersonalData;

namespace OrderKit.PostgreSql;

/// <summary>Keeps in PostgreSQL what the law wants kept after a customer is erased.</summary>
/// <remarks>A host that keeps its books in another database keeps it there instead. Safe to share between threads and hosts.</remarks>
/// <param name="database">The database; better another than that of the orders, with its own backups.</param>
public sealed class PostgreSqlRetentionStore(PostgreSqlDatabase database) : IRetentionStore
{
    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);

        // Dates of this form are ordered as texts, from year 0 to 9999.
        await database.Command("""
            insert into orderkit.retained_envelopes as kept (order_id, ground, kept_until, sealed) values ($1, $2, $3, $4)
            on conflict (order_id) do update set ground = excluded.ground, kept_until = excluded.kept_until, sealed = excluded.sealed
            where kept.kept_until < excluded.kept_until
            """,
            PostgreSqlSteps.Text(envelope.OrderId.Value), PostgreSqlSteps.Text(envelope.Mark.Ground.Value),
            PostgreSqlSteps.Text(LocalDatePattern.Iso.Format(envelope.Mark.Until)), PostgreSqlSteps.Bytes(envelope.Sealed))
            .RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken)
    {
        var rows = await database
            .Command(
                "select ground, kept_until, sealed from orderkit.retained_envelopes where order_id = $1", PostgreSqlSteps.Text(order.Value))
            .AllAsync(
                row => new RetainedEnvelope(
                    order,
                    new(new(row.GetString(0)), LocalDatePattern.Iso.Parse(row.GetString(1)).Value),
                    row.GetFieldValue<byte[]>(2)),
                cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }
}
