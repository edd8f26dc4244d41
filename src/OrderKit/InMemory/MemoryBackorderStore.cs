using OrderKit.Backorders;

namespace OrderKit.InMemory;

/// <summary>The lists of those who wait, kept in memory. Ends with the process; the orders' events fill it anew.</summary>
public sealed class MemoryBackorderStore : IBackorderStore
{
    private readonly Dictionary<Sku, WaitingList> lists = [];
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(Find(sku));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (Find(list.Sku).Version + 1 != list.Version)
            {
                return new(false);
            }

            lists[list.Sku] = list;
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(lists.Values.Where(list => list.Lines.Count > 0 || list.Errands.Count > 0).Select(list => list.Sku)
                .OrderBy(sku => sku.Value, StringComparer.Ordinal).ToValueList());
        }
    }

    private WaitingList Find(Sku sku) => lists.TryGetValue(sku, out var list) ? list : new(sku, [], 0);
}
