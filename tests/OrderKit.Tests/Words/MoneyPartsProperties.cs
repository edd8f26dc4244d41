using FsCheck;
using FsCheck.Xunit;

namespace OrderKit.Tests.Words;

public sealed class MoneyPartsProperties
{
    public static TheoryData<decimal, string, int, decimal[]> Splits => new()
    {
        { 100.00m, "SEK", 3, [33.34m, 33.33m, 33.33m] },
        { 0.02m, "EUR", 3, [0.01m, 0.01m, 0m] },
        { 100m, "JPY", 3, [34m, 33m, 33m] },
        { 1.000m, "KWD", 7, [0.143m, 0.143m, 0.143m, 0.143m, 0.143m, 0.143m, 0.142m] },
        { -10.00m, "SEK", 3, [-3.34m, -3.33m, -3.33m] },
        { 0.015m, "SEK", 2, [0.01m, 0.005m] },
        { 0m, "SEK", 2, [0m, 0m] },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void Equal_parts_differ_by_one_smallest_unit_at_most(decimal amount, string currency, int parts, decimal[] expected) =>
        Assert.Equal(expected, Parts(new(amount, currency), parts));

    [Property(MaxTest = 1000)]
    public void All_parts_together_are_the_amount(int minor, PositiveInt parts, byte decimals)
    {
        var currency = (Currency)(decimals % 3 == 0 ? "JPY" : decimals % 3 == 1 ? "SEK" : "KWD");
        var amount = new Money(new decimal(Math.Abs((long)minor) is var whole ? (int)Math.Min(whole, int.MaxValue) : 0, 0, 0, minor < 0,
            (byte)currency.Exponent), currency);
        var split = Parts(amount, parts.Get);

        Assert.Equal(amount.Amount, split.Sum());
        var smallest = new decimal(1, 0, 0, false, (byte)currency.Exponent);
        Assert.True(split.Max() - split.Min() <= smallest);
        Assert.Equal(split.Order(), minor < 0 ? split : split.Reverse());
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(1, 0)]
    public void There_are_no_other_parts_than_there_are(int parts, int of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1m, "SEK").FirstParts(parts, of));

    private static decimal[] Parts(Money amount, int parts) =>
        [.. Enumerable.Range(1, parts).Select(n => (amount.FirstParts(n, parts) - amount.FirstParts(n - 1, parts)).Amount)];
}
