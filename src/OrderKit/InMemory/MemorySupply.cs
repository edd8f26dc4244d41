using OrderKit.Availability;
using OrderKit.Promising;

namespace OrderKit.InMemory;

/// <summary>The shelves of a stock together with receipts that the host tells: for tests, samples, and hosts whose purchase orders lie
/// elsewhere.</summary>
/// <remarks>Of a stock that shows no shelves, as by <see cref="IStockLedger"/>, it knows what is free and not what is owed. What is on
/// its way between two locations is on no shelf. Safe to use from many threads.</remarks>
/// <param name="stock">The stock.</param>
public sealed class MemorySupply(IStock stock) : ISupply
{
    private readonly Dictionary<Sku, List<(LocationId Location, Receipt Receipt)>> expected = [];
    private readonly Lock gate = new();

    /// <summary>Says what is expected: in place of what was said of this receipt before.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="location">Where it comes.</param>
    /// <param name="receipt">The receipt; with 0 units it is expected no more, as when it has come or was called off.</param>
    public void Expect(Sku sku, LocationId location, Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        lock (gate)
        {
            var all = expected.TryGetValue(sku, out var known) ? known : expected[sku] = [];
            all.RemoveAll(one => one.Location == location && one.Receipt.Id == receipt.Id);
            if (!receipt.Quantity.IsZero)
            {
                all.Add((location, receipt));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<SupplyPicture>> OfAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        var free = (await stock.CheckAsync([sku], cancellationToken).ConfigureAwait(false))[0];
        var shelves = stock is IStockLedger ledger
            ? Shown(free, await ledger.PositionsAsync(sku, cancellationToken).ConfigureAwait(false))
            : Free(free);
        lock (gate)
        {
            var receipts = (expected.TryGetValue(sku, out var known) ? known : []).ToLookup(one => one.Location, one => one.Receipt);
            var bare = receipts.Select(group => group.Key).Except(shelves.Select(shelf => shelf.Location))
                .Select(location => new SupplyPicture(sku, location));
            return shelves.Concat(bare)
                .Select(picture => picture with { Receipts = receipts[picture.Location].ToValueList() })
                .OrderBy(picture => picture.Location.Value, StringComparer.Ordinal).ToValueList();
        }
    }

    private static ValueList<SupplyPicture> Shown(SkuAvailability free, ValueList<StockPosition> positions) =>
        positions.Where(position => free.Locations.Any(at => at.Location == position.Location)).Select(SupplyPicture.Of).ToValueList();

    private static ValueList<SupplyPicture> Free(SkuAvailability answer) =>
        answer.Locations.Select(at => new SupplyPicture(answer.Sku, at.Location)
        {
            Opening = at.IsUnlimited ? 0 : at.Available,
            IsUnlimited = at.IsUnlimited,
        }).ToValueList();
}
