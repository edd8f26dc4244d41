using OrderKit.Tailoring;

namespace OrderKit.Products;

/// <summary>What a host knows of a product. Every fact is optional: a missing one is refused when it is needed, by name.</summary>
/// <remarks>A line keeps the facts of the moment of purchase, however the catalogue changes.</remarks>
public sealed record ProductFacts
{
    /// <summary>The weight of one unit in grams, 0 or more; null when not known.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>The outer size of one unit; null when not known.</summary>
    public ProductSize? Size { get; init; }

    /// <summary>What a customer can decide about it; null for a product sold as it is.</summary>
    public TailoringSchema? Tailoring { get; init; }

    /// <summary>Whether a consumer cannot withdraw from buying it (Directive 2011/83/EU, Article 16); null when not known.</summary>
    public bool? IsExemptFromWithdrawal { get; init; }

    /// <summary>The least age of who may receive it, in years; null for none.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>How it is classed as dangerous goods; null for goods that are none.</summary>
    public DangerousGoods? DangerousGoods { get; init; }

    /// <summary>The customs tariff number (Harmonized System), as given; null when not known.</summary>
    public string? HsCode { get; init; }

    /// <summary>Where it was made: two capital letters, ISO 3166-1; null when not known.</summary>
    public string? CountryOfOrigin { get; init; }

    /// <summary>Whether it travels; null leaves it to the line.</summary>
    public bool? NeedsShipping { get; init; }

    /// <summary>Finds everything wrong with the facts, their tailoring schema included.</summary>
    /// <returns>One sentence a fault; empty when all is well.</returns>
    public IReadOnlyList<string> Faults() =>
    [
        .. WeightGrams < 0 ? [FormattableString.Invariant($"The weight is {WeightGrams} g; it must be 0 or more.")] : Array.Empty<string>(),
        .. MinimumAge < 0 ? [FormattableString.Invariant($"The age is {MinimumAge} years; it must be 0 or more.")] : Array.Empty<string>(),
        .. Size is { } s && (s.LengthMm < 1 || s.WidthMm < 1 || s.HeightMm < 1)
            ? [FormattableString.Invariant($"The size is {s.LengthMm} × {s.WidthMm} × {s.HeightMm} mm; each must be 1 or more.")]
            : Array.Empty<string>(),
        .. Tailoring?.Faults() ?? [],
    ];

    /// <summary>Refuses what cannot be done without a fact that is missing, naming article and fact.</summary>
    /// <param name="sku">The article.</param>
    /// <param name="facts">What is known of it; null for nothing.</param>
    /// <param name="fact">The fact that is needed.</param>
    /// <param name="purpose">What it is needed for, as in <c>the carrier weighs parcels</c>.</param>
    /// <returns><see cref="RefusalReason.ProductFactMissing"/>; null when the fact is known.</returns>
    public static Refusal? Require(Sku sku, ProductFacts? facts, ProductFact fact, string purpose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        return facts is not null && facts.Knows(fact)
            ? null
            : new(RefusalReason.ProductFactMissing, $"The {fact} of {sku} is not known", purpose, "Give the product this fact first");
    }

    private bool Knows(ProductFact fact) => fact switch
    {
        ProductFact.Weight => WeightGrams is not null,
        ProductFact.Size => Size is not null,
        ProductFact.TailoringSchema => Tailoring is not null,
        ProductFact.ExemptFromWithdrawal => IsExemptFromWithdrawal is not null,
        ProductFact.MinimumAge => MinimumAge is not null,
        ProductFact.DangerousGoods => DangerousGoods is not null,
        ProductFact.HsCode => HsCode is not null,
        ProductFact.CountryOfOrigin => CountryOfOrigin is not null,
        ProductFact.NeedsShipping => NeedsShipping is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };
}
