using System.Globalization;

namespace OrderKit;

/// <summary>Names an order line within its order: 1 for the first.</summary>
/// <remarks>Two lines of one SKU are two lines with two numbers, for their tailoring, price or date may differ.</remarks>
public readonly record struct LineNumber : IComparable<LineNumber>
{
    /// <summary>Names a line by its number.</summary>
    /// <param name="value">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public LineNumber(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        Value = value;
    }

    /// <summary>The number, 1 or more; 0 only in a default instance.</summary>
    public int Value { get; }

    /// <summary>Takes a whole number for a line number.</summary>
    /// <param name="value">1 or more.</param>
    /// <returns>The line number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static implicit operator LineNumber(int value) => new(value);

    /// <summary>Whether the left line stands before the right one.</summary>
    public static bool operator <(LineNumber left, LineNumber right) => left.Value < right.Value;

    /// <summary>Whether the left line stands after the right one.</summary>
    public static bool operator >(LineNumber left, LineNumber right) => left.Value > right.Value;

    /// <summary>Whether the left line stands before the right one or is the same.</summary>
    public static bool operator <=(LineNumber left, LineNumber right) => left.Value <= right.Value;

    /// <summary>Whether the left line stands after the right one or is the same.</summary>
    public static bool operator >=(LineNumber left, LineNumber right) => left.Value >= right.Value;

    /// <summary>Orders lines by their number.</summary>
    /// <param name="other">The other line.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(LineNumber other) => Value.CompareTo(other.Value);

    /// <summary>The number in digits.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
