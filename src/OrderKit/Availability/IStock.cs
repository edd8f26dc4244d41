namespace OrderKit.Availability;

/// <summary>The stock as orders, delivery and checkout see it: five moves, whoever keeps the shelves.</summary>
/// <remarks>OrderKit's own engines implement it, and a host with stock in an ERP does. Each move is atomic and once only: the same verb,
/// order, id and content again is accepted, changes nothing and says so. Nothing is accepted beyond what the stock shows at the moment
/// of decision. Safe to call from many threads.</remarks>
public interface IStock
{
    /// <summary>How much of each article is free right now.</summary>
    /// <param name="skus">The articles, in any number.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>One answer per article, in the order asked; an unknown article is answered as not stocked.</returns>
    ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>Speaks for an order's units until a time.</summary>
    /// <remarks>Another reserve command for the same order replaces its pending reservation in one step; when the new one is refused, the
    /// old one stands untouched. Units of one SKU are summed over the whole order before deciding.</remarks>
    /// <param name="command">What to reserve.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was done is then unknown, and a repeat tells.</param>
    /// <returns>The reservation, or a refusal: an article not stocked, not enough stock, the order already committed or ended.</returns>
    ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(StockCommand.Reserve command, CancellationToken cancellationToken = default);

    /// <summary>Keeps a reservation without end, wholly or partly; what is not kept goes back.</summary>
    /// <remarks>After expiry the units are taken again in the same step if they are still free, and
    /// <see cref="Reservation.IsRetaken"/> says so; otherwise it is refused with what is possible.</remarks>
    /// <param name="command">What to keep.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was done is then unknown, and a repeat tells.</param>
    /// <returns>The reservation, or a refusal.</returns>
    ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(StockCommand.Commit command, CancellationToken cancellationToken = default);

    /// <summary>Takes committed units off the shelf, because they left for the customer.</summary>
    /// <param name="command">What left.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was done is then unknown, and a repeat tells.</param>
    /// <returns>The reservation, or a refusal: not committed, more than is reserved, more than is on hand.</returns>
    ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(StockCommand.Consume command, CancellationToken cancellationToken = default);

    /// <summary>Gives reserved units back, pending or committed, wholly or partly.</summary>
    /// <param name="command">What goes back.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was done is then unknown, and a repeat tells.</param>
    /// <returns>The reservation, or a refusal: more than is reserved, already ended.</returns>
    ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(StockCommand.Release command, CancellationToken cancellationToken = default);
}
