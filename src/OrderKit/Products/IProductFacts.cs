namespace OrderKit.Products;

/// <summary>Where a host keeps what its products are: weight, size, tailoring and what the law asks. Looked up at the purchase and kept
/// on the line.</summary>
public interface IProductFacts
{
    /// <summary>Finds the facts of several articles at once.</summary>
    /// <param name="skus">The articles, each once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The facts by article; an article that is not known is left out.</returns>
    ValueTask<IReadOnlyDictionary<Sku, ProductFacts>> FindAsync(ValueList<Sku> skus, CancellationToken cancellationToken);
}
