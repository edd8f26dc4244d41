namespace OrderKit.Tests;

/// <summary>The words everyone uses keep their promises.</summary>
public sealed class RootWordsTests
{
    [Fact]
    public void A_quantity_never_leaves_its_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(Quantity.Max + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(1) - 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(Quantity.Max) + 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Quantity(Quantity.Max) + Quantity.Max);
        Assert.Equal(5, (new Quantity(2) + 3).Value);
        Assert.Equal(Quantity.Zero, new Quantity(2) - 2);
        Assert.Equal(new Quantity(2), Quantity.Min(3, 2));
        Assert.True(new Quantity(2) < 3 && new Quantity(3) >= 3 && Quantity.Zero.IsZero);
    }

    [Theory]
    [InlineData("SEK", "129.505", "129.51")]
    [InlineData("SEK", "-129.505", "-129.51")]
    [InlineData("SEK", "129.504", "129.50")]
    [InlineData("JPY", "1299.5", "1300")]
    [InlineData("JPY", "1299.4", "1299")]
    [InlineData("ISK", "0.5", "1")]
    [InlineData("KWD", "1.2345", "1.235")]
    [InlineData("CLF", "1.23455", "1.2346")]
    [InlineData("ZZZ", "0.005", "0.01")]
    public void Money_rounds_to_the_currencys_smallest_unit_halves_away_from_zero(string currency, string amount, string rounded)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);
        Assert.Equal($"{rounded} {currency}", money.Rounded().ToString());
    }

    [Fact]
    public void Money_of_two_currencies_is_never_mixed()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1m, "SEK") + new Money(1m, "EUR"));
        Assert.Throws<InvalidOperationException>(() => new Money(1m, "SEK") - new Money(1m, "EUR"));
        Assert.Equal(new Money(3.75m, "SEK"), new Money(1.25m, "SEK") * 3);
    }

    [Fact]
    public void A_line_is_rounded_once_and_keeps_its_unit_price()
    {
        var price = LinePrice.Of(new(0.333m, "SEK"), 10);
        Assert.Equal((0.333m, 3.33m, 3.33m), (price.Unit.Amount, price.Net.Amount, price.Gross.Amount));
    }

    [Theory]
    [InlineData("sek")]
    [InlineData("SE")]
    [InlineData("SEKK")]
    [InlineData("ÅÄÖ")]
    [InlineData("")]
    public void A_currency_is_three_capital_letters(string code) => Assert.ThrowsAny<ArgumentException>(() => new Currency(code));

    [Theory]
    [InlineData("fraud-review", true)]
    [InlineData("2nd", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("Anna", false)]
    [InlineData("a b", false)]
    [InlineData("å", false)]
    [InlineData("a.b", false)]
    public void A_code_is_narrow(string text, bool isCode)
    {
        var fault = Record.Exception(() => new Code(text));
        Assert.Equal(isCode, fault is null);
        Assert.True(fault is null or ArgumentException);
    }

    [Fact]
    public void A_code_is_at_most_64_characters()
    {
        Assert.Equal(64, new Code(new string('a', 64)).Value.Length);
        Assert.Throws<ArgumentException>(() => new Code(new string('a', 65)));
    }

    [Theory]
    [InlineData("SO-1", true)]
    [InlineData("Å/1:2", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a b", false)]
    [InlineData("a\u00a0b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\u0000", false)]
    [InlineData("\ud83d\ude00", false)]
    public void An_id_is_safe_in_keys_and_log_lines(string text, bool isId)
    {
        Assert.Equal(isId, Record.Exception(() => new OrderId(text)) is null);
        Assert.Equal(isId, Record.Exception(() => new CommandId(text)) is null);
        Assert.Equal(isId, Record.Exception(() => new ShipmentId(text)) is null);
        Assert.Equal(isId, Record.Exception(() => new Sku(text)) is null);
    }

    [Fact]
    public void An_id_is_at_most_100_characters_and_compared_exactly()
    {
        Assert.Equal(100, new OrderId(new string('x', 100)).Value.Length);
        Assert.Throws<ArgumentException>(() => new OrderId(new string('x', 101)));
        Assert.NotEqual(new OrderId("so-1"), new OrderId("SO-1"));
    }

    [Fact]
    public void Value_lists_are_equal_by_their_items()
    {
        ValueList<int> one = [1, 2];
        ValueList<int> same = new[] { 1, 2 }.ToValueList();
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, [2, 1]);
        Assert.NotEqual(one, [1, 2, 3]);
        Assert.False(one.Equals((object?)null));
    }

    [Fact]
    public void Value_lists_never_change()
    {
        var source = new[] { 1, 2 };
        var list = ValueList.Create<int>(source);
        source[0] = 9;
        Assert.Equal([1, 2, 3], list.Add(3));
        Assert.Equal([1, 7], list.With(1, 7));
        Assert.Equal([1, 2], list);
        Assert.Equal("[1, 2]", list.ToString());
    }

    [Fact]
    public void The_value_of_a_refused_decision_throws_the_refusal()
    {
        var refusal = new Refusal(RefusalReason.OnHold, "it is held", "it was asked", "Release it");
        var decision = Decision.Refuse<string>(refusal);
        Assert.Same(refusal, Assert.Throws<RefusedException>(() => decision.Value).Refusal);
        Assert.Equal("40 OnHold: it is held; it was asked. Release it.", refusal.ToString());
        Assert.Equal("yes", Decision.Accept("yes").Value);
    }

    [Fact]
    public void Persons_never_reach_a_text_by_accident()
    {
        var recipient = new Recipient("Anna Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE"), "+46700000000", "anna@example.com");
        Assert.Equal("Recipient (withheld)", recipient.ToString());
        Assert.Equal("Address in SE (withheld)", recipient.Address.ToString());
    }
}
