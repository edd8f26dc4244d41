namespace OrderKit.Availability;

/// <summary>Shows the shelves of a stock and what ever happened to them, for people, checks and audits.</summary>
/// <remarks>Optional beside <see cref="IStockKeeper"/>, found by type.</remarks>
public interface IStockLedger
{
    /// <summary>What every location has of an article, spoken for and set aside.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The positions in the order of the location's text; empty when the article is not stocked.</returns>
    ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default);

    /// <summary>Reads on in the ledger of one position, the oldest entry first. All of them added up give the position.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="location">The location.</param>
    /// <param name="after">The sequence number of the last entry read; 0 for the beginning.</param>
    /// <param name="most">The most entries to read, 1 or more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The entries after that one, without gaps; empty when there are no more.</returns>
    ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default);
}
