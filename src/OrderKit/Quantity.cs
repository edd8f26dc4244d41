using System.Globalization;

namespace OrderKit;

/// <summary>Whole units of one SKU: pieces, never parts of pieces.</summary>
/// <remarks>0 to 1,000,000,000. Arithmetic that would leave the range throws, so a quantity is never silently wrong.</remarks>
public readonly record struct Quantity : IComparable<Quantity>
{
    /// <summary>The largest quantity, 1,000,000,000 units: sums over an order stay inside a 64-bit number by a wide margin.</summary>
    public const int Max = 1_000_000_000;

    /// <summary>Makes a quantity of whole units.</summary>
    /// <param name="value">0 to 1,000,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or too large.</exception>
    public Quantity(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = value;
    }

    /// <summary>No unit.</summary>
    public static Quantity Zero => default;

    /// <summary>The number of units, 0 or more.</summary>
    public int Value { get; }

    /// <summary>Whether there is no unit.</summary>
    public bool IsZero => Value == 0;

    /// <summary>Takes a whole number for a quantity.</summary>
    /// <param name="value">0 to 1,000,000,000.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or too large.</exception>
    public static implicit operator Quantity(int value) => new(value);

    /// <summary>The sum of two quantities.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is too large.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    /// <summary>What is left after taking the right quantity from the left one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More is taken than there is.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);

    /// <summary>Whether the left quantity is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Whether the left quantity is larger.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>Whether the left quantity is smaller or equal.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>Whether the left quantity is larger or equal.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <summary>The smaller of two quantities.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other.</param>
    /// <returns>The smaller one.</returns>
    public static Quantity Min(Quantity left, Quantity right) => left <= right ? left : right;

    /// <summary>Orders quantities by size.</summary>
    /// <param name="other">The other quantity.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>The number of units in digits.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
