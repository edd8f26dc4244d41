namespace OrderKit.Products;

/// <summary>One fact about a product, by name.</summary>
/// <remarks>The numbers are fixed; later versions may add facts.</remarks>
public enum ProductFact
{
    /// <summary>The weight in grams.</summary>
    Weight = 0,

    /// <summary>The outer size.</summary>
    Size = 1,

    /// <summary>What a customer can decide about it.</summary>
    TailoringSchema = 2,

    /// <summary>Whether a consumer cannot withdraw.</summary>
    ExemptFromWithdrawal = 3,

    /// <summary>The least age of the receiver.</summary>
    MinimumAge = 4,

    /// <summary>The dangerous-goods class.</summary>
    DangerousGoods = 5,

    /// <summary>The customs tariff number.</summary>
    HsCode = 6,

    /// <summary>Where it was made.</summary>
    CountryOfOrigin = 7,

    /// <summary>Whether it travels.</summary>
    NeedsShipping = 8,
}
