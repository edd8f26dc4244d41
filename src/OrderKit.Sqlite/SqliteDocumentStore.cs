using OrderKit.Documents;

namespace OrderKit.Sqlite;

/// <summary>Keeps documents of orders in a file, sealed as they come.</summary>
/// <remarks>For labels and proofs, some hundred kilobytes each; a host with large uploads keeps them elsewhere. Safe to share between
/// threads, and with other processes that have the file open.</remarks>
/// <param name="database">The file.</param>
public sealed class SqliteDocumentStore(SqliteDatabase database) : IDocumentStore
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public ValueTask<bool> TryPutAsync(SealedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return database.WriteAsync(session => Put(session, document), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SealedDocument?> FindAsync(OrderId order, DocumentId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => Find(session, order, id)));
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<DocumentEntry>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.All(
            "SELECT document_id, kind, format FROM document WHERE order_id = ?1 ORDER BY document_id",
            row => new DocumentEntry(order, new(row.GetString(0)), new(row.GetString(1)), new(row.GetString(2))),
            order.Value)).ToValueList());
    }

    private static bool Put(SqliteSession session, SealedDocument document)
    {
        var entry = document.Entry;
        return session.Run(
            "INSERT INTO document (order_id, document_id, kind, format, keyed_hash, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
            + "ON CONFLICT (order_id, document_id) DO NOTHING",
            entry.Order.Value, entry.Id.Value, entry.Kind.Value, entry.Format.Value, document.KeyedHash, document.Sealed.ToArray()) > 0
            || document.IsRepeatOf(Find(session, entry.Order, entry.Id)!);
    }

    private static SealedDocument? Find(SqliteSession session, OrderId order, DocumentId id) => session.One(
        "SELECT kind, format, keyed_hash, sealed FROM document WHERE order_id = ?1 AND document_id = ?2",
        row => new SealedDocument(
            new(order, id, new(row.GetString(0)), new(row.GetString(1))), row.GetString(2), row.Bytes(3)),
        order.Value, id.Value);
}
