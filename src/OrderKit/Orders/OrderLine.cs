using NodaTime;
using OrderKit.Tailoring;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>One SKU in an order, the units ordered and what has become of them.</summary>
/// <param name="Terms">What was agreed at the purchase.</param>
/// <param name="Units">Where the units are.</param>
public sealed record OrderLine(LineTerms Terms, LineUnits Units)
{
    /// <summary>The line's number in the order.</summary>
    public LineNumber Number => Terms.Number;

    /// <summary>What was bought.</summary>
    public Sku Sku => Terms.Sku;

    /// <summary>The units that the price in the terms is for: all of them, until a change sets fewer.</summary>
    public Quantity Priced { get; init; } = Terms.Quantity;

    /// <summary>Units bought. The units in all places add up to it at every step.</summary>
    public Quantity Ordered => Terms.Quantity;

    /// <summary>The day promised last for units that wait for stock; null when none is known.</summary>
    public LocalDate? PromisedFor { get; init; } = Terms.BackorderedUntil;

    /// <summary>How the units are to be tailored, as it stands now; null for units sold as they are.</summary>
    public LineTailoring? Tailoring { get; init; } = Terms.Tailoring;
}
