namespace OrderKit.Tailoring;

/// <summary>What makes two lines the same: the article and how it is to be tailored. A cart may merge lines of equal identity and no
/// others.</summary>
/// <remarks>Two engravings on one article are two lines. Lives in memory only: the fingerprint is not keyed, so short instructions could
/// be guessed from it, and it must not be stored or logged.</remarks>
public readonly record struct LineIdentity
{
    private readonly ContentHash instructions;

    private LineIdentity(Sku sku, ContentHash instructions)
    {
        Sku = sku;
        this.instructions = instructions;
    }

    /// <summary>The article.</summary>
    public Sku Sku { get; }

    /// <summary>The identity of an article tailored by instructions.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="instructions">The instructions in any order; empty for an article sold as it is.</param>
    /// <returns>The identity: equal for equal text in either Unicode form, equal numbers however written, and any order.</returns>
    public static LineIdentity Of(Sku sku, ValueList<Instruction> instructions)
    {
        ArgumentNullException.ThrowIfNull(instructions);
        return new(sku, CanonicalInstructions.Write(instructions).ToHash());
    }

    /// <summary>The article only.</summary>
    /// <returns>The text without a trace of the instructions.</returns>
    public override string ToString() => $"{Sku} (instructions withheld)";
}
