namespace OrderKit.PersonalData;

/// <summary>Where a host keeps what the law wants kept after a customer is erased: beside its books, apart from the orders.</summary>
public interface IRetentionStore
{
    /// <summary>Keeps an envelope, one an order. Of two for one order the one kept longer stays, in one step; of two kept equally long the
    /// one that was there.</summary>
    /// <param name="envelope">What to keep.</param>
    /// <param name="cancellationToken">Gives up waiting; then it is unknown whether it was kept.</param>
    /// <returns>When what is kept lies safely.</returns>
    ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken);

    /// <summary>Loads what is kept of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The envelope; null when nothing was ever kept.</returns>
    ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken);
}
