namespace OrderKit.Availability;

/// <summary>A stock whose shelves OrderKit keeps itself: it is also told what the warehouse does, and swept.</summary>
/// <remarks>Optional beside <see cref="IStock"/>, found by type: a host with stock in an ERP has no use for it.</remarks>
public interface IStockKeeper : IStock
{
    /// <summary>Decides any stock command: goods in, counts, settings, and those of <see cref="IStock"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was done is then unknown, and a repeat tells.</param>
    /// <returns>What it gave, or a refusal.</returns>
    ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default);

    /// <summary>Expires pending reservations whose time is out, the longest overdue first.</summary>
    /// <remarks>Safe to repeat. A host calls it when it likes; the stock itself has no timer.</remarks>
    /// <param name="max">How many at most, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The orders whose reservations expired now; fewer than <paramref name="max"/> when no more are due.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is below 1.</exception>
    ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default);

    /// <summary>Finds an order's reservation.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The reservation, ended and expired ones included; null when the order never had one.</returns>
    ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default);
}
