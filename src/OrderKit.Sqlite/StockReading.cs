using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OrderKit.Availability;

namespace OrderKit.Sqlite;

/// <summary>The stock as the decider looks at it inside a transaction: the file itself, each row read when it is first asked for.</summary>
internal sealed class StockReading
{
    private readonly OnDemand<OrderId, Reservation> reservations;

    internal StockReading(SqliteSession session)
    {
        reservations = new(order => StockTables.Reservation(session, order));
        View = new(
            new OnDemand<Sku, ValueList<StockPosition>>(
                sku => StockTables.Positions(session, sku) is { Count: > 0 } positions ? positions : null),
            reservations,
            new Accepted(new(command => StockTables.Accepted(session, command.Verb, command.Id) is { } content ? new(content) : null)));
    }

    internal StockView View { get; }

    /// <summary>A reservation as it was before the batch; null when there was none.</summary>
    internal Reservation? Before(OrderId order) => reservations.GetValueOrDefault(order);

    /// <summary>A dictionary that asks the file for what it does not know yet. It cannot say all it has.</summary>
    private sealed class OnDemand<TKey, TValue>(Func<TKey, TValue?> load) : IReadOnlyDictionary<TKey, TValue>
        where TKey : notnull
        where TValue : class
    {
        private readonly Dictionary<TKey, TValue?> known = [];

        public IEnumerable<TKey> Keys => throw new NotSupportedException("The file is asked row by row.");

        public IEnumerable<TValue> Values => throw new NotSupportedException("The file is asked row by row.");

        public int Count => throw new NotSupportedException("The file is asked row by row.");

        public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

        public bool ContainsKey(TKey key) => TryGetValue(key, out _);

        public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
        {
            if (!known.TryGetValue(key, out value))
            {
                value = load(key);
                known.Add(key, value);
            }

            return value is not null;
        }

        public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => throw new NotSupportedException("The file is asked row by row.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A fingerprint that can be missing.</summary>
    private sealed record Known(ContentHash Content);

    /// <summary>The same for fingerprints, which are values.</summary>
    private sealed class Accepted(OnDemand<(StockVerb Verb, CommandId Id), Known> known)
        : IReadOnlyDictionary<(StockVerb Verb, CommandId Id), ContentHash>
    {
        public IEnumerable<(StockVerb Verb, CommandId Id)> Keys => known.Keys;

        public IEnumerable<ContentHash> Values => throw new NotSupportedException("The file is asked row by row.");

        public int Count => known.Count;

        public ContentHash this[(StockVerb Verb, CommandId Id) key] => known[key].Content;

        public bool ContainsKey((StockVerb Verb, CommandId Id) key) => known.ContainsKey(key);

        public bool TryGetValue((StockVerb Verb, CommandId Id) key, out ContentHash value)
        {
            var isKnown = known.TryGetValue(key, out var found);
            value = isKnown ? found!.Content : default;
            return isKnown;
        }

        public IEnumerator<KeyValuePair<(StockVerb Verb, CommandId Id), ContentHash>> GetEnumerator() =>
            throw new NotSupportedException("The file is asked row by row.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
