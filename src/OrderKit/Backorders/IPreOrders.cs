using OrderKit.Promising;

namespace OrderKit.Backorders;

/// <summary>Which articles are sold before their release: from which day they leave the house, and how many may be sold until then. A host
/// implements it over its product data.</summary>
/// <remarks>Safe to call from many threads.</remarks>
public interface IPreOrders
{
    /// <summary>The terms of an article.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The terms, with what was taken outside OrderKit: units that wait in OrderKit's orders are counted by it. Null when the
    /// article is sold in the ordinary way; terms whose release has come mean the same.</returns>
    ValueTask<PreOrder?> OfAsync(Sku sku, CancellationToken cancellationToken = default);
}
