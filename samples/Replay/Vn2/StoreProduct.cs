namespace OrderKit.Samples.Replay.Vn2;

/// <summary>One product in one store: what is there, what is on its way, and what was sold each week.</summary>
/// <param name="Store">The store.</param>
/// <param name="Product">The product.</param>
/// <param name="OnHand">Units on the shelf at the opening.</param>
/// <param name="InOneWeek">Units that come in one week.</param>
/// <param name="InTwoWeeks">Units that come in two weeks.</param>
internal sealed record StoreProduct(string Store, string Product, int OnHand, int InOneWeek, int InTwoWeeks)
{
    /// <summary>Its weeks, the earliest first.</summary>
    internal List<SoldWeek> Weeks { get; } = [];
}

/// <summary>One week of one product in one store.</summary>
/// <param name="Store">The store.</param>
/// <param name="Product">The product.</param>
/// <param name="Week">The week's Monday, as text that sorts.</param>
/// <param name="Sold">Units sold.</param>
/// <param name="IsInStock">Whether it was in stock.</param>
internal sealed record SoldWeek(string Store, string Product, string Week, int Sold, bool IsInStock);
