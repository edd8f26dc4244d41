using System.Collections;
using System.Runtime.CompilerServices;

namespace OrderKit;

/// <summary>A list that never changes and is equal to another with equal items in the same order.</summary>
/// <remarks>What orders and events hold their lines in, so that two orders with equal content are equal. Safe to share between
/// threads.</remarks>
/// <typeparam name="T">The items.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] items;

    internal ValueList(T[] items) => this.items = items;

    internal static ValueList<T> Empty { get; } = new([]);

    /// <summary>The number of items.</summary>
    public int Count => items.Length;

    /// <summary>The item at a place in the list.</summary>
    /// <param name="index">0 for the first.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public T this[int index] => items[index];

    /// <summary>Whether both lists have equal items in the same order.</summary>
    public static bool operator ==(ValueList<T>? left, ValueList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the lists differ in an item or in their order.</summary>
    public static bool operator !=(ValueList<T>? left, ValueList<T>? right) => !(left == right);

    /// <summary>The list with one more item at its end.</summary>
    /// <param name="item">The item.</param>
    /// <returns>A new list.</returns>
    public ValueList<T> Add(T item) => new([.. items, item]);

    /// <summary>The list with the item at one place replaced.</summary>
    /// <param name="index">0 for the first.</param>
    /// <param name="item">The new item.</param>
    /// <returns>A new list.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public ValueList<T> With(int index, T item)
    {
        var copy = (T[])items.Clone();
        copy[index] = item;
        return new(copy);
    }

    /// <summary>The items as a span, for loops that allocate nothing.</summary>
    /// <returns>The items.</returns>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>Whether both lists have equal items in the same order.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(ValueList<T>? other) =>
        other is not null
        && (ReferenceEquals(items, other.items) || items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The items between brackets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(", ", items)}]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

/// <summary>Makes value lists.</summary>
public static class ValueList
{
    /// <summary>A list of the given items, copied.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of the given items, copied.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
