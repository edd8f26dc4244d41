using System.Globalization;

namespace OrderKit.Tests.Words;

public sealed class MoneyTests
{
    // ISO 4217, list one: the minor units that are not 2.
    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string FourDecimals = "CLF UYW";

    [Theory]
    [InlineData(NoDecimals, 0)]
    [InlineData(ThreeDecimals, 3)]
    [InlineData(FourDecimals, 4)]
    [InlineData("SEK EUR USD NOK DKK ZZZ", 2)]
    public void A_currencys_smallest_unit_has_the_decimals_of_the_standard(string codes, int exponent) =>
        Assert.All(codes.Split(' '), code => Assert.Equal((code, exponent), (code, new Currency(code).Exponent)));

    [Fact]
    public void No_currency_at_all_shows_as_nothing() => Assert.Equal("", default(Currency).ToString());

    [Fact]
    public void Three_letters_are_named_in_the_fault() => Assert.Equal(
        "A currency is three capital letters, as in ISO 4217. (Parameter 'code')",
        Assert.Throws<ArgumentException>(() => new Currency("kr")).Message);

    [Theory]
    [InlineData("S1K")]
    [InlineData("Sek")]
    [InlineData("seK")]
    public void One_letter_of_three_is_not_enough(string code) => Assert.Throws<ArgumentException>(() => new Currency(code));

    [Fact]
    public void No_text_is_no_currency() => Assert.Throws<ArgumentNullException>(() => new Currency(null!));

    [Fact]
    public void Sums_differences_and_products_keep_every_decimal()
    {
        Money price = new(129.505m, "SEK");
        Assert.Equal(new Money(130.005m, "SEK"), price + new Money(0.5m, "SEK"));
        Assert.Equal(new Money(129.005m, "SEK"), price - new Money(0.5m, "SEK"));
        Assert.Equal(new Money(-0.5m, "SEK"), Money.Zero("SEK") - new Money(0.5m, "SEK"));
        Assert.Equal(new Money(388.515m, "SEK"), price * 3);
        Assert.Equal(new Money(0m, "SEK"), price * 0);
        Assert.Equal(new Money(-129.505m, "SEK"), -price);
    }

    [Fact]
    public void Nothing_has_no_more_decimals_than_its_currency() => Assert.Equal("0.00 SEK", new Money(0.0000m, "SEK").ToString());

    [Fact]
    public void Mixing_currencies_names_both() => Assert.Equal(
        "SEK and EUR cannot be added or compared.",
        Assert.Throws<InvalidOperationException>(() => new Money(1m, "SEK") + new Money(1m, "EUR")).Message);

    [Fact]
    public void Amounts_read_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("129.50 SEK", new Money(129.50m, "SEK").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("10", "SEK", "10.00 SEK")]
    [InlineData("149.0", "SEK", "149.00 SEK")]
    [InlineData("149.000", "SEK", "149.00 SEK")]
    [InlineData("0", "SEK", "0.00 SEK")]
    [InlineData("-0.0", "SEK", "0.00 SEK")]
    [InlineData("-12.5", "SEK", "-12.50 SEK")]
    [InlineData("1.25", "KWD", "1.250 KWD")]
    [InlineData("500", "JPY", "500 JPY")]
    [InlineData("500.00", "JPY", "500 JPY")]
    [InlineData("0.335", "SEK", "0.335 SEK")]
    [InlineData("0.5", "JPY", "0.5 JPY")]
    [InlineData("1.0000000000000000000000000001", "SEK", "1.0000000000000000000000000001 SEK")]
    [InlineData("79228162514264337593543950335", "SEK", "79228162514264337593543950335.00 SEK")]
    public void Amounts_read_with_the_decimals_of_their_currency_and_lose_none(string amount, string currency, string text) =>
        Assert.Equal(text, new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency).ToString());

    [Fact]
    public void A_price_by_units_has_neither_tax_nor_discount_and_no_rate()
    {
        var price = LinePrice.Of(new(0.335m, "SEK"), 3);
        Money total = new(1.01m, "SEK");
        Assert.Equal(new LinePrice(new(0.335m, "SEK"), total, Money.Zero("SEK"), total, null, Money.Zero("SEK")), price);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(0, Quantity.Max)]
    public void Quantities_compare_by_size(int smaller, int larger)
    {
        Quantity left = smaller, right = larger;
        var isLess = smaller < larger;
        bool[] comparisons = [left < right, right > left, left <= right, right >= left];
        bool[] turnedRound = [right < left, left > right, right <= left, left >= right];
        Assert.Equal([isLess, isLess, true, true], comparisons);
        Assert.Equal([false, false, !isLess, !isLess], turnedRound);
        Assert.Equal((left, left), (Quantity.Min(left, right), Quantity.Min(right, left)));
        Assert.Equal(Math.Sign(smaller - larger), Math.Sign(left.CompareTo(right)));
        Assert.Equal(smaller == 0, left.IsZero);
        Assert.Equal($"{smaller}", left.ToString());
    }
}
