namespace OrderKit.Tailoring;

/// <summary>The unit in which a length was given.</summary>
/// <remarks>The numbers are fixed; later versions may add units.</remarks>
public enum LengthUnit
{
    /// <summary>Millimetres.</summary>
    Millimetre = 0,

    /// <summary>Centimetres, 10 mm.</summary>
    Centimetre = 1,

    /// <summary>Inches, 25.4 mm exactly (international yard and pound agreement, 1959).</summary>
    Inch = 2,
}
