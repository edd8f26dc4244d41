using System.Collections.Concurrent;
using OrderKit.Products;

namespace OrderKit.InMemory;

/// <summary>Keeps product facts in memory, for trials and tests.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class MemoryProductFacts : IProductFacts
{
    private readonly ConcurrentDictionary<Sku, ProductFacts> facts = new();

    /// <summary>Says what a product is, in place of what was said before.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="product">The facts.</param>
    /// <returns>The same, for the next product.</returns>
    /// <exception cref="ArgumentException">The facts are faulty; the message lists every fault.</exception>
    public MemoryProductFacts Put(Sku sku, ProductFacts product)
    {
        ArgumentNullException.ThrowIfNull(product);
        var faults = product.Faults();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(product));
        }

        facts[sku] = product;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<Sku, ProductFacts>> FindAsync(ValueList<Sku> skus, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var found = new Dictionary<Sku, ProductFacts>();
        foreach (var sku in skus)
        {
            if (facts.TryGetValue(sku, out var product))
            {
                found[sku] = product;
            }
        }

        return new(found);
    }
}
