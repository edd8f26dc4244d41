namespace OrderKit;

/// <summary>What the customer pays for a line, as the shop computed it. OrderKit never computes tax.</summary>
/// <param name="Unit">The price of one unit, with the precision given.</param>
/// <param name="Net">The line without tax, rounded to the currency's smallest unit.</param>
/// <param name="Tax">The tax of the line.</param>
/// <param name="Gross">The line with tax: net plus tax.</param>
/// <param name="TaxRate">The rate of tax as a fraction, 0.25 for 25 %; null when not given.</param>
/// <param name="Discount">What was taken off before net, 0 or more.</param>
public sealed record LinePrice(Money Unit, Money Net, Money Tax, Money Gross, decimal? TaxRate, Money Discount)
{
    /// <summary>The price of so many units at a unit price, without tax and discount; rounded once, over the line.</summary>
    /// <param name="unit">The price of one unit.</param>
    /// <param name="quantity">How many units.</param>
    /// <returns>The price.</returns>
    public static LinePrice Of(Money unit, Quantity quantity)
    {
        var total = (unit * quantity).Rounded();
        var none = Money.Zero(unit.Currency);
        return new(unit, total, none, total, null, none);
    }
}
