namespace OrderKit.Tailoring;

/// <summary>What the customer wants in one field. Personal data: kept only in the order's envelope.</summary>
/// <remarks>Holds whatever came from outside, right or wrong; <see cref="TailoringSchema.Check"/> says what is wrong with it.</remarks>
public abstract record InstructionValue
{
    private protected InstructionValue()
    {
    }

    /// <summary>The kind only: a value must not reach a log by accident.</summary>
    /// <returns>The text without the value.</returns>
    public sealed override string ToString() => $"{GetType().Name} (withheld)";

    /// <summary>Words to print, engrave or embroider.</summary>
    /// <param name="Value">The text; lines are parted by a line feed.</param>
    public sealed record Text(string Value) : InstructionValue;

    /// <summary>One of the options offered.</summary>
    /// <param name="Option">The option's code.</param>
    public sealed record Choice(Code Option) : InstructionValue;

    /// <summary>A number in the field's unit.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(decimal Value) : InstructionValue;

    /// <summary>A length, kept in the unit it was given in.</summary>
    /// <param name="Value">The length in the unit.</param>
    /// <param name="Unit">The unit.</param>
    public sealed record Measurement(decimal Value, LengthUnit Unit) : InstructionValue, IComparable<Measurement>
    {
        // Beyond it no field can allow a value, and the length in millimetres stays far from the largest decimal.
        private const decimal Largest = 1e20m;

        /// <summary>The length in millimetres, by which lengths in different units compare.</summary>
        /// <value>Cut off at 10²⁰ in its own unit.</value>
        public decimal Millimetres => Math.Clamp(Value, -Largest, Largest) * Unit switch
        {
            LengthUnit.Centimetre => 10m,
            LengthUnit.Inch => 25.4m,
            _ => 1m,
        };

        /// <summary>Whether the left length is shorter.</summary>
        public static bool operator <(Measurement left, Measurement right) => left.CompareTo(right) < 0;

        /// <summary>Whether the left length is longer.</summary>
        public static bool operator >(Measurement left, Measurement right) => left.CompareTo(right) > 0;

        /// <summary>Whether the left length is not longer.</summary>
        public static bool operator <=(Measurement left, Measurement right) => left.CompareTo(right) <= 0;

        /// <summary>Whether the left length is not shorter.</summary>
        public static bool operator >=(Measurement left, Measurement right) => left.CompareTo(right) >= 0;

        /// <summary>Orders lengths by size, whatever their units.</summary>
        /// <param name="other">The other length.</param>
        /// <returns>Less than, equal to or greater than zero.</returns>
        public int CompareTo(Measurement? other) => other is null ? 1 : Millimetres.CompareTo(other.Millimetres);
    }

    /// <summary>A colour, by the name it has in the field's palette or as sRGB.</summary>
    /// <param name="Value">A code of the palette, or <c>#</c> and six hexadecimal digits.</param>
    public sealed record Colour(string Value) : InstructionValue;

    /// <summary>A file that the customer handed in. The host keeps the file itself; this says which it is.</summary>
    /// <param name="Name">The file's name, as the customer called it.</param>
    /// <param name="MediaType">What it is, as in <c>image/png</c>.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="Sha256">Its SHA-256 in 64 hexadecimal digits, by which the workshop knows that it has the right one.</param>
    public sealed record File(string Name, string MediaType, long Size, string Sha256) : InstructionValue;
}
