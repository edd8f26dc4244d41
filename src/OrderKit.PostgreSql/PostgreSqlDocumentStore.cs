using Npgsql;
using OrderKit.Documents;

namespace OrderKit.PostgreSql;

/// <summary>Keeps the sealed documents of orders in PostgreSQL.</summary>
/// <remarks>Safe to share between threads and hosts.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlDocumentStore(PostgreSqlDatabase database) : IDocumentStore
{
    private const string Put = """
        insert into orderkit.documents (order_id, id, kind, format, keyed_hash, sealed) values ($1, $2, $3, $4, $5, $6)
        on conflict (order_id, id) do nothing
        """;

    private const string Same = """
        select 1 from orderkit.documents where order_id = $1 and id = $2 and kind = $3 and format = $4 and keyed_hash = $5
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(SealedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        NpgsqlParameter[] Values() =>
        [
            PostgreSqlSteps.Text(document.Entry.Order.Value), PostgreSqlSteps.Text(document.Entry.Id.Value),
            PostgreSqlSteps.Text(document.Entry.Kind.Value), PostgreSqlSteps.Text(document.Entry.Format.Value),
            PostgreSqlSteps.Text(document.KeyedHash),
        ];

        // The second statement sees what is kept now, whoever was faster.
        await using var batch = database.Batch();
        batch.Step(Put, [.. Values(), PostgreSqlSteps.Bytes(document.Sealed)]);
        batch.Step(Same, Values());
        await using var reader = await batch.WriteAndReadAsync(cancellationToken).ConfigureAwait(false);
        return (await reader.RowsAsync(_ => 1, default).ConfigureAwait(false)).Count > 0;
    }

    /// <inheritdoc/>
    public async ValueTask<SealedDocument?> FindAsync(OrderId order, DocumentId id, CancellationToken cancellationToken)
    {
        var rows = await database.Command(
            "select kind, format, keyed_hash, sealed from orderkit.documents where order_id = $1 and id = $2",
            PostgreSqlSteps.Text(order.Value), PostgreSqlSteps.Text(id.Value))
            .AllAsync(
                row => new SealedDocument(
                    new(order, id, new(row.GetString(0)), new(row.GetString(1))), row.GetString(2), row.GetFieldValue<byte[]>(3)),
                cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<DocumentEntry>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var rows = await database
            .Command("select id, kind, format from orderkit.documents where order_id = $1 order by id", PostgreSqlSteps.Text(order.Value))
            .AllAsync(
                row => new DocumentEntry(order, new(row.GetString(0)), new(row.GetString(1)), new(row.GetString(2))),
                cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }
}
