namespace OrderKit.Delivery;

/// <summary>Units of one SKU that a delivery is to bring.</summary>
/// <param name="Sku">The article.</param>
/// <param name="Quantity">The units.</param>
/// <param name="WeightGrams">The weight of one unit in grams; null when not known.</param>
public sealed record DeliveryLine(Sku Sku, Quantity Quantity, int? WeightGrams = null);
