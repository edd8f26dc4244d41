namespace OrderKit.Tailoring;

/// <summary>One thing a customer can decide about a product. Each kind of field takes one kind of value.</summary>
/// <remarks>The set of kinds is closed; later versions may add some, so keep a default arm.</remarks>
public abstract record TailoringField
{
    private protected TailoringField(Code name, string label)
    {
        Name = name;
        Label = label;
    }

    /// <summary>The field's code, unique within the schema.</summary>
    public Code Name { get; init; }

    /// <summary>What the customer and the workshop read beside it, in the host's language.</summary>
    public string Label { get; init; }

    /// <summary>Whether the product cannot be bought without it.</summary>
    /// <value>True.</value>
    public bool IsRequired { get; init; } = true;

    /// <summary>What is added to the price of a unit when the field is filled, as the host gave it; null for nothing.</summary>
    public Money? Surcharge { get; init; }

    /// <summary>Words to print, engrave or embroider.</summary>
    /// <remarks>Length is counted in characters as a reader sees them (text elements, Unicode UAX #29), and each of those may take at
    /// most 32 UTF-16 code units, so that no heap of combining marks passes for one letter.</remarks>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="LengthMax">The most characters of a line, 1 to 1,000.</param>
    public sealed record Text(Code Name, string Label, int LengthMax) : TailoringField(Name, Label)
    {
        /// <summary>The most lines.</summary>
        /// <value>1; 1 to 100.</value>
        public int LinesMax { get; init; } = 1;

        /// <summary>All characters that can be made, as the glyphs of an engraving machine.</summary>
        /// <value>Null: letters, marks, digits, punctuation, symbols and the plain space.</value>
        public string? Alphabet { get; init; }
    }

    /// <summary>One of some options.</summary>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="Options">The options, at least one.</param>
    public sealed record Choice(Code Name, string Label, ValueList<Option> Options) : TailoringField(Name, Label);

    /// <summary>A number within a range.</summary>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="Min">The least, −10¹² or more.</param>
    /// <param name="Max">The greatest, at most 10¹².</param>
    public sealed record Number(Code Name, string Label, decimal Min, decimal Max) : TailoringField(Name, Label)
    {
        /// <summary>The unit, as the workshop reads it, as in <c>g</c>; empty for a bare number.</summary>
        /// <value>Empty.</value>
        public string Unit { get; init; } = "";

        /// <summary>The distance between two values, counted from the least one; at most six decimals.</summary>
        /// <value>1.</value>
        public decimal Step { get; init; } = 1m;
    }

    /// <summary>A length within a range.</summary>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="MinMillimetres">The shortest, in millimetres, 0 or more.</param>
    /// <param name="MaxMillimetres">The longest, in millimetres, at most 10¹².</param>
    public sealed record Measurement(Code Name, string Label, decimal MinMillimetres, decimal MaxMillimetres) : TailoringField(Name, Label)
    {
        /// <summary>The units a customer may give it in.</summary>
        /// <value>Millimetres, centimetres and inches.</value>
        public ValueList<LengthUnit> Units { get; init; } = [LengthUnit.Millimetre, LengthUnit.Centimetre, LengthUnit.Inch];
    }

    /// <summary>A colour.</summary>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="Palette">The named colours; empty when only sRGB is taken.</param>
    public sealed record Colour(Code Name, string Label, ValueList<Option> Palette) : TailoringField(Name, Label)
    {
        /// <summary>Whether any sRGB colour is taken, as <c>#</c> and six hexadecimal digits.</summary>
        /// <value>False.</value>
        public bool TakesAny { get; init; }
    }

    /// <summary>A file the customer hands in.</summary>
    /// <param name="Name">The field's code.</param>
    /// <param name="Label">The label.</param>
    /// <param name="MediaTypes">The media types taken, as in <c>image/png</c>; at least one.</param>
    /// <param name="SizeMax">The largest size in bytes, 1 or more.</param>
    public sealed record File(Code Name, string Label, ValueList<string> MediaTypes, long SizeMax) : TailoringField(Name, Label);

    /// <summary>Something to choose.</summary>
    /// <param name="Name">The option's code, unique within the field.</param>
    /// <param name="Label">What the customer and the workshop read.</param>
    /// <param name="Surcharge">What is added to the price of a unit, as the host gave it; null for nothing.</param>
    public sealed record Option(Code Name, string Label, Money? Surcharge = null);
}
