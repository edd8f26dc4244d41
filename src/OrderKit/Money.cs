using System.Globalization;

namespace OrderKit;

/// <summary>An amount in a currency.</summary>
/// <remarks>Keeps the precision it is given: unit prices may have more decimals than the currency's smallest unit. Amounts of different
/// currencies are never mixed; an attempt throws.</remarks>
/// <param name="Amount">The amount in whole units of the currency, with any number of decimals; negative for money that goes back.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    /// <summary>No money in the given currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Zero.</returns>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    /// <summary>The same amount the other way.</summary>
    public static Money operator -(Money amount) => new(-amount.Amount, amount.Currency);

    /// <summary>The amount of so many units at this price, unrounded.</summary>
    public static Money operator *(Money price, Quantity units) => new(price.Amount * units.Value, price.Currency);

    /// <summary>The amount rounded to the currency's smallest unit, halves away from zero as on an invoice.</summary>
    /// <returns>The rounded amount.</returns>
    public Money Rounded() => new(decimal.Round(Amount, Currency.Exponent, MidpointRounding.AwayFromZero), Currency);

    /// <summary>What some of several equal parts of the amount come to; all parts together are the amount to the last
    /// unit.</summary>
    /// <remarks>Split by largest remainder: every part gets the same whole number of smallest units, and what is left goes one by one to
    /// the first parts. 100.00 SEK in three parts is 33.34, 33.33 and 33.33. An amount finer than the smallest unit keeps its rest in the
    /// last part.</remarks>
    /// <param name="parts">How many of the first parts, 0 to <paramref name="of"/>.</param>
    /// <param name="of">How many parts there are, 1 or more.</param>
    /// <returns>Their sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many parts.</exception>
    public Money FirstParts(int parts, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, of);
        if (parts == of)
        {
            return this;
        }

        var smallest = Units(Currency.Exponent);
        var whole = decimal.Truncate(Amount / smallest);
        var each = decimal.Truncate(whole / of);
        var rest = whole - (each * of);
        return new(((each * parts) + (Math.Sign(rest) * Math.Min(parts, Math.Abs(rest)))) * smallest, Currency);
    }

    /// <summary>Amount and code, as in <c>129.50 SEK</c>, <c>500 JPY</c> and <c>1.250 KWD</c>.</summary>
    /// <remarks>With the decimals of the currency's smallest unit always, and with more where a finer price has them.</remarks>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Digits('F', CultureInfo.InvariantCulture)} {Currency}";

    /// <summary>The amount in the form F (plain) or N (in groups of digits), with at least the decimals of its currency; more only where
    /// they say something.</summary>
    internal string Digits(char form, IFormatProvider culture)
    {
        // Divided by one with all its decimals, an amount loses its closing zeros.
        var plain = Amount == 0m ? 0m : Amount / 1.0000000000000000000000000000m;
        return plain.ToString(FormattableString.Invariant($"{form}{Math.Max(Currency.Exponent, (int)plain.Scale)}"), culture);
    }

    private static decimal Units(int decimals) => new(1, 0, 0, false, (byte)decimals);

    private static Currency Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? left.Currency
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added or compared.");
}
