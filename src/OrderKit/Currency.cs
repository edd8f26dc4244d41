namespace OrderKit;

/// <summary>A currency by its ISO 4217 code, with the number of decimals its smallest unit has.</summary>
public readonly record struct Currency
{
    // ISO 4217, list one, minor units other than 2; codes in actual use for payments.
    private static readonly string[] NoDecimals =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly string[] ThreeDecimals = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private static readonly string[] FourDecimals = ["CLF", "UYW"];

    /// <summary>Names a currency.</summary>
    /// <param name="code">Three capital letters, ISO 4217.</param>
    /// <exception cref="ArgumentException">The text is not three capital letters A–Z.</exception>
    public Currency(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code.Length == 3 && code.All(char.IsAsciiLetterUpper)
            ? code
            : throw new ArgumentException("A currency is three capital letters, as in ISO 4217.", nameof(code));
    }

    /// <summary>The ISO 4217 code; null only in a default instance.</summary>
    public string Code { get; }

    /// <summary>Decimals of the smallest unit (ISO 4217 minor unit): 2 for most, 0 for JPY, 3 for KWD. Unlisted codes count as 2.</summary>
    public int Exponent =>
        NoDecimals.Contains(Code) ? 0
        : ThreeDecimals.Contains(Code) ? 3
        : FourDecimals.Contains(Code) ? 4
        : 2;

    /// <summary>Takes a code for a currency.</summary>
    /// <param name="code">Three capital letters, ISO 4217.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="ArgumentException">The text is not three capital letters A–Z.</exception>
    public static implicit operator Currency(string code) => new(code);

    /// <summary>The ISO 4217 code.</summary>
    /// <returns>The code, or an empty string for a default instance.</returns>
    public override string ToString() => Code ?? "";
}
