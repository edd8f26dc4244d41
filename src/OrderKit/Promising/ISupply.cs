namespace OrderKit.Promising;

/// <summary>What is known of an article's coming and going: the shelves, and what is expected. A host implements it over its purchase
/// orders.</summary>
/// <remarks>Safe to call from many threads.</remarks>
public interface ISupply
{
    /// <summary>The supply pictures of an article as they are now.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>One picture a location; empty when nothing is known of it.</returns>
    ValueTask<ValueList<SupplyPicture>> OfAsync(Sku sku, CancellationToken cancellationToken = default);
}
