namespace OrderKit.Documents;

/// <summary>Where the documents of orders are kept: labels, proofs, uploaded files. They arrive sealed.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps a document; it never changes afterwards.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether it was kept, and a repeat tells.</param>
    /// <returns>True when it is kept, also when a document that <see cref="SealedDocument.IsRepeatOf"/> it was kept before; false when the
    /// order has another document of this id, which stays.</returns>
    ValueTask<bool> TryPutAsync(SealedDocument document, CancellationToken cancellationToken);

    /// <summary>Finds a document.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The document as it was first kept; null when there is none of this id.</returns>
    ValueTask<SealedDocument?> FindAsync(OrderId order, DocumentId id, CancellationToken cancellationToken);

    /// <summary>Lists the documents of an order without their content.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The documents, ordinally sorted by id; empty when there is none.</returns>
    ValueTask<ValueList<DocumentEntry>> ListAsync(OrderId order, CancellationToken cancellationToken);
}
