using System.Collections.Concurrent;
using OrderKit.Documents;

namespace OrderKit.InMemory;

/// <summary>Keeps documents in memory, for trials and tests.</summary>
/// <remarks>Safe to share between threads. Holds every document until the process ends.</remarks>
public sealed class MemoryDocumentStore : IDocumentStore
{
    private readonly ConcurrentDictionary<(OrderId Order, DocumentId Id), SealedDocument> documents = new();

    /// <inheritdoc/>
    public ValueTask<bool> TryPutAsync(SealedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        return new(document.IsRepeatOf(documents.GetOrAdd((document.Entry.Order, document.Entry.Id), document)));
    }

    /// <inheritdoc/>
    public ValueTask<SealedDocument?> FindAsync(OrderId order, DocumentId id, CancellationToken cancellationToken) =>
        new(documents.GetValueOrDefault((order, id)));

    /// <inheritdoc/>
    public ValueTask<ValueList<DocumentEntry>> ListAsync(OrderId order, CancellationToken cancellationToken) =>
        new(documents.Values.Where(document => document.Entry.Order == order).Select(document => document.Entry)
            .OrderBy(entry => entry.Id.Value, StringComparer.Ordinal).ToValueList());
}
