using System.Collections.Concurrent;
using OrderKit.Backorders;

namespace OrderKit.Tests.Testing;

/// <summary>Lists of those who wait that are saved over whatever is there, or over what was there when the caller looked.</summary>
/// <param name="gap">Where callers meet between looking and saving; null for a store that does not look.</param>
internal sealed class BrokenWaiting(Meeting? gap) : IBackorderStore
{
    private readonly ConcurrentDictionary<Sku, WaitingList> lists = new();

    public ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken) => new(Find(sku));

    public async ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken)
    {
        if (gap is not null)
        {
            if (Find(list.Sku).Version + 1 != list.Version)
            {
                return false;
            }

            await gap.ArriveAsync();
        }

        lists[list.Sku] = list;
        return true;
    }

    public ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken) =>
        new(lists.Values.Where(list => list.Lines.Count + list.Errands.Count > 0).Select(list => list.Sku).ToValueList());

    private WaitingList Find(Sku sku) => lists.GetValueOrDefault(sku, new(sku, [], 0));
}
