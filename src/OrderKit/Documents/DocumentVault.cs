using OrderKit.PersonalData;

namespace OrderKit.Documents;

/// <summary>Puts the documents of orders away under the order's own key and takes them out again: labels show names and addresses,
/// uploaded files may be anything.</summary>
/// <remarks>Erasing an order's personal data makes its documents unreadable, in every store and backup. Safe to share between
/// threads.</remarks>
/// <param name="keys">Where the keys live.</param>
/// <param name="store">Where the documents lie.</param>
public sealed class DocumentVault(IPersonalDataKeys keys, IDocumentStore store) : IPersonalFiles
{
    /// <summary>Puts a document away. Putting the same away again is safe.</summary>
    /// <param name="entry">What may be known of it without opening it; no personal data.</param>
    /// <param name="content">The document in the clear.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether it was kept, and a repeat tells.</param>
    /// <returns>The entry; or refused because the order has another document of this id.</returns>
    /// <exception cref="InvalidOperationException">The order's personal data were erased.</exception>
    public async ValueTask<Decision<DocumentEntry>> PutAsync(
        DocumentEntry entry, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var key = await keys.GetOrCreateAsync(entry.Order, cancellationToken).ConfigureAwait(false);
        var document = new SealedDocument(
            entry,
            EnvelopeCipher.KeyedHash(key.Span, content.Span, "document"),
            EnvelopeCipher.Seal(key.Span, Label(entry), content.Span));
        return await store.TryPutAsync(document, cancellationToken).ConfigureAwait(false)
            ? Decision.Accept(entry)
            : new Refusal(
                RefusalReason.DocumentIdReused,
                $"Order {entry.Order} has another document {entry.Id}",
                "one of the same id was to be kept",
                "Possible: keep it under a new id");
    }

    /// <summary>Takes a document out.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The document in the clear; null when there is none of this id, or it was erased.</returns>
    /// <exception cref="InvalidOrderDataException">The document or its entry was changed.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> OpenAsync(
        OrderId order, DocumentId id, CancellationToken cancellationToken = default) =>
        await store.FindAsync(order, id, cancellationToken).ConfigureAwait(false) is { } document
        && await keys.FindAsync(order, cancellationToken).ConfigureAwait(false) is { } key
            ? (ReadOnlyMemory<byte>?)EnvelopeCipher.Open(key.Span, Label(document.Entry), document.Sealed.Span)
            : null;

    /// <inheritdoc/>
    public async ValueTask<ValueList<PersonalFile>> OpenAllAsync(OrderId order, CancellationToken cancellationToken)
    {
        List<PersonalFile> files = [];
        foreach (var entry in await store.ListAsync(order, cancellationToken).ConfigureAwait(false))
        {
            if (await OpenAsync(order, entry.Id, cancellationToken).ConfigureAwait(false) is { } content)
            {
                files.Add(new(entry.Id.Value, entry.Kind, entry.Format, content));
            }
        }

        return files.ToValueList();
    }

    private static string Label(DocumentEntry entry) => $"{entry.Order}\ndocument\n{entry.Id}\n{entry.Kind}\n{entry.Format}";
}
