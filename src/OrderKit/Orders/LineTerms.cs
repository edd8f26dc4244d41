using NodaTime;
using OrderKit.Products;
using OrderKit.Tailoring;

namespace OrderKit.Orders;

/// <summary>What was agreed for a line, at the purchase or when a change added it. Only an applied <see cref="OrderChange"/> alters
/// it.</summary>
/// <param name="Number">The line's number in the order. Two lines of one SKU stay two lines.</param>
/// <param name="Sku">What was bought.</param>
/// <param name="Quantity">How many units, 1 or more.</param>
/// <param name="Price">What they cost.</param>
public sealed record LineTerms(LineNumber Number, Sku Sku, Quantity Quantity, LinePrice Price)
{
    /// <summary>Of these units, those sold without stock to reserve.</summary>
    /// <value>0 when everything is in stock.</value>
    public Quantity Backordered { get; init; }

    /// <summary>The day for which the backordered units were promised at the purchase.</summary>
    /// <value>Null: nothing is backordered, or no day was known.</value>
    public LocalDate? BackorderedUntil { get; init; }

    /// <summary>Whether the line travels. Charges, services and downloads do not: they are delivered without being shipped.</summary>
    /// <value>True.</value>
    public bool NeedsShipping { get; init; } = true;

    /// <summary>Whether stock is kept of it. Charges and services have none, so nothing is reserved for them.</summary>
    /// <value>True.</value>
    public bool IsStocked { get; init; } = true;

    /// <summary>What was known of the product when the line was agreed; null when nothing was.</summary>
    public ProductFacts? Product { get; init; }

    /// <summary>How the units are to be tailored, as agreed for the line; null for units sold as they are.</summary>
    public LineTailoring? Tailoring { get; init; }

    /// <summary>Whether a consumer cannot withdraw from the line: it is made to the customer's specifications by a schema that says so, or
    /// the product is exempt by itself (Directive 2011/83/EU, Article 16).</summary>
    /// <value>Null when nobody has said it of the product: ask before a withdrawal is taken or turned down.</value>
    public bool? IsExemptFromWithdrawal => Tailoring is { Schema.IsExemptFromWithdrawal: true } ? true : Product?.IsExemptFromWithdrawal;
}
