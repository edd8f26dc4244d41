using System.Diagnostics.CodeAnalysis;

namespace OrderKit.Availability;

/// <summary>A dictionary that costs nothing while it has one entry, as most batches do: one command on one order and one article.</summary>
internal struct SmallMap<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private Dictionary<TKey, TValue>? many;
    private TKey key;
    private TValue? value;
    private bool hasOne;

    internal readonly IReadOnlyCollection<KeyValuePair<TKey, TValue>> Entries =>
        many is not null ? many : hasOne ? [new(key, value!)] : [];

    internal readonly ValueList<TValue> ToValues() => many is not null ? many.Values.ToValueList() : hasOne ? [value!] : [];

    internal readonly bool IsEmpty => many is null && !hasOne;

    internal readonly bool TryGet(TKey wanted, [MaybeNullWhen(false)] out TValue found)
    {
        if (many is not null)
        {
            return many.TryGetValue(wanted, out found);
        }

        found = value;
        return hasOne && key.Equals(wanted);
    }

    internal void Set(TKey at, TValue what)
    {
        if (many is null && hasOne && !key.Equals(at))
        {
            many = new() { [key] = value! };
        }

        if (many is not null)
        {
            many[at] = what;
        }
        else
        {
            (key, value, hasOne) = (at, what, true);
        }
    }
}
