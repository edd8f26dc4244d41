using System.Collections.Concurrent;
using OrderKit.Backorders;
using OrderKit.Promising;

namespace OrderKit.InMemory;

/// <summary>The terms of articles before their release, as a host tells them: for tests, samples, and hosts that tell them anew at every
/// start.</summary>
/// <remarks>Safe to use from many threads.</remarks>
public sealed class MemoryPreOrders : IPreOrders
{
    private readonly ConcurrentDictionary<Sku, PreOrder> known = new();

    /// <summary>Says how an article is sold before its release, in place of what was said before.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="terms">The terms; null when it is sold in the ordinary way.</param>
    public void Announce(Sku sku, PreOrder? terms)
    {
        if (terms is null)
        {
            known.TryRemove(sku, out _);
        }
        else
        {
            known[sku] = terms;
        }
    }

    /// <inheritdoc/>
    public ValueTask<PreOrder?> OfAsync(Sku sku, CancellationToken cancellationToken = default) => new(known.GetValueOrDefault(sku));
}
