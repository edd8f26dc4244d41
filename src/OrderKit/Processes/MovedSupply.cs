using System.Diagnostics.CodeAnalysis;

namespace OrderKit.Processes;

/// <summary>Articles of which units came or went since those who wait for them were served, each once, in the order in which they
/// moved.</summary>
/// <remarks>Kept in memory only: what a crash loses, the next look of <see cref="BackorderRounds"/> finds.</remarks>
internal sealed class MovedSupply
{
    private readonly Lock gate = new();
    private readonly HashSet<Sku> known = [];
    private readonly Queue<Sku> due = [];

    internal int Count
    {
        get
        {
            lock (gate)
            {
                return due.Count;
            }
        }
    }

    internal void Add(IEnumerable<Sku> skus)
    {
        lock (gate)
        {
            foreach (var sku in skus)
            {
                if (known.Add(sku))
                {
                    due.Enqueue(sku);
                }
            }
        }
    }

    // Taken before it is run, so that what moves meanwhile is run again.
    internal bool TryTake([MaybeNullWhen(false)] out Sku sku)
    {
        lock (gate)
        {
            var isDue = due.TryDequeue(out sku);
            return isDue && known.Remove(sku);
        }
    }
}
