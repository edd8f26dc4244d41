using System.Text.Json;

namespace OrderKit.Tests.Samples;

public sealed class RetailReplayTests
{
    private const string Sale = "500001,85123A,HEART,6,2011-01-03 10:00:00,2.55,17850,United Kingdom";

    [Theory]
    [InlineData("one line gives back another", "4 0 0", "4 0 0 4", 0, "C1,85123A,HEART,-1,2011-01-04 10:00:00,2.55,17850,UK",
        "C2,85123A,HEART,-1,2011-01-05 10:00:00,2.55,17850,UK", "C3,85123A,HEART,-1,2011-01-06 10:00:00,2.55,17850,UK",
        "C4,85123A,HEART,-1,2011-01-07 10:00:00,2.55,17850,UK")]
    [InlineData("the same units twice in one minute are two returns", "2 0 0", "4 0 0 4", 0,
        "C1,85123A,HEART,-2,2011-01-04 10:00:00,2.55,17850,UK", "C1,85123A,HEART,-2,2011-01-04 10:00:00,2.55,17850,UK")]
    [InlineData("more than was bought is refused", "0 1 0", "0 10 0 6", 1, "C1,85123A,HEART,-10,2011-01-04 10:00:00,2.55,17850,UK")]
    [InlineData("nothing is left to match", "1 0 1", "6 0 2 6", 1,
        "C1,85123A,HEART,-6,2011-01-04 10:00:00,2.55,17850,UK", "C2,85123A,HEART,-2,2011-01-04 10:00:00,2.55,17850,UK")]
    [InlineData("another product was never bought", "0 0 1", "0 0 3 0", 1, "C1,22197,BELL,-3,2011-01-04 10:00:00,1,17850,UK")]
    [InlineData("another customer never bought it", "0 0 1", "0 0 3 0", 1, "C1,85123A,HEART,-3,2011-01-04 10:00:00,1,12345,UK")]
    [InlineData("a guest's return is only counted", "0 0 0", "0 0 0 0", 1, "C1,85123A,HEART,-3,2011-01-04 10:00:00,1,,UK")]
    [InlineData("the oldest purchase first, then the next", "1 0 0", "8 0 0 8", 0,
        "500002,85123A,HEART,3,2011-01-03 11:00:00,2.55,17850,UK", "C1,85123A,HEART,-8,2011-01-04 10:00:00,2.55,17850,UK")]
    [InlineData("two lines of one product on one invoice", "1 0 0", "3 0 0 3", 0,
        "500002,22197,BELL,2,2011-01-03 11:00:00,1,17850,UK", "500002,22197,BELL,2,2011-01-03 11:00:00,1,17850,UK",
        "C1,22197,BELL,-3,2011-01-04 10:00:00,1,17850,UK")]
    [InlineData("an invoice of two minutes is one order", "1 0 0", "3 0 0 3", 0, "500002,22197,BELL,1,2011-01-03 11:00:00,1,17850,UK",
        "500002,22197,BELL,2,2011-01-03 11:01:00,1,17850,UK", "C1,22197,BELL,-3,2011-01-04 10:00:00,1,17850,UK")]
    [InlineData("a charge is given back like goods", "1 0 0", "1 0 0 1", 0,
        "500002,BANK CHARGES,Bank Charges,1,2011-01-03 11:00:00,15,17850,UK",
        "C1,BANK CHARGES,Bank Charges,-1,2011-01-04 10:00:00,15,17850,UK")]
    [InlineData("a purchase after the return does not count", "0 0 1", "0 0 1 0", 1,
        "C1,22197,BELL,-1,2011-01-03 11:00:00,1,17850,UK", "500002,22197,BELL,1,2011-01-04 10:00:00,1,17850,UK")]
    public async Task A_cancellation_line_is_a_return_to_earlier_purchases_or_refused(
        string because, string lines, string units, int refused, params string[] rows)
    {
        using var folder = new ReplayFolder().WithInvoices([Sale, .. rows]);

        var figures = await folder.FiguresOfAsync("retail");

        var matching = figures.GetProperty("main").GetProperty("cancellation_matching");
        Assert.Equal((because, lines), (because, Values(matching.GetProperty("lines"))));
        Assert.Equal((because, units), (because, Values(matching.GetProperty("units"))));
        Assert.Equal(refused == 0 ? "" : $"{refused}", Values(figures.GetProperty("refusals")));
        Assert.Equal("", Values(figures.GetProperty("contradictions")));
    }

    [Fact]
    public async Task A_return_that_stands_after_its_purchase_but_happened_before_it_is_taken_and_named()
    {
        using var folder = new ReplayFolder().WithInvoices(Sale, "C1,85123A,HEART,-2,2011-01-03 09:00:00,2.55,17850,UK");

        var figures = await folder.FiguresOfAsync("retail");

        Assert.Equal("""{"BeforePlaced":1}""", JsonSerializer.Serialize(figures.GetProperty("contradictions")));
        Assert.Equal("2 0 0 2", Values(figures.GetProperty("main").GetProperty("cancellation_matching").GetProperty("units")));
        Assert.Equal("", Values(figures.GetProperty("refusals")));
    }

    [Fact]
    public async Task Goods_and_charges_are_sold_while_adjustments_and_write_offs_are_the_readers()
    {
        using var folder = new ReplayFolder().WithInvoices(
            Sale,
            "500001,POST,POSTAGE,1,2011-01-03 10:00:00,18.00,17850,United Kingdom",
            "500002,M,Manual,1,2011-01-03 10:05:00,3.125,,United Kingdom",
            "500003,85123A,damages,-4,2011-01-03 10:06:00,0,,United Kingdom",
            "C500004,85123A,HEART,-2,2011-01-03 10:07:00,2.55,,United Kingdom",
            "A500005,B,Adjust bad debt,1,2011-01-03 10:08:00,-11062.06,,United Kingdom");

        var figures = await folder.FiguresOfAsync("retail");

        var main = figures.GetProperty("main");
        var sources = figures.GetProperty("source").GetProperty("main");
        Assert.Equal("3 9 2 4", Values(main.GetProperty("units")));
        Assert.Equal("-11030.735 -5.10", Values(main.GetProperty("value")));
        Assert.Equal(
            """{"net":"intake","sold":"engine","returned_on_C":"engine","written_off_negative_on_sale_invoices":"intake"}""",
            JsonSerializer.Serialize(sources.GetProperty("units")));
        Assert.Equal("engine engine engine", Values(sources.GetProperty("cancellation_matching")));
        Assert.Equal("intake", sources.GetProperty("lines_by_kind").GetString());
        Assert.Equal(
            ["engine"],
            sources.GetProperty("stock_ledger_from_zero").EnumerateObject().Select(source => source.Value.GetString()).Distinct());
        Assert.Equal(6, figures.GetProperty("stock_commands").GetInt32());
        Assert.Equal(4 + 3 + 1, figures.GetProperty("commands").GetInt32());
    }

    // 6 and 3 sold, 2 back, 4 written off with a negative number: -6 -3 +2 +4; below that on the way: -9.
    [Fact]
    public async Task Every_line_moves_the_stock_from_nothing_and_below_it()
    {
        using var folder = new ReplayFolder().WithInvoices(
            Sale,
            "500002,85123A,HEART,3,2011-01-03 10:05:00,2.55,17850,United Kingdom",
            "C500003,85123A,HEART,-2,2011-01-03 10:06:00,2.55,17850,United Kingdom",
            "500004,85123A,found,-4,2011-01-03 10:07:00,0,,United Kingdom",
            "C500005,22197,BELL,-5,2011-01-03 10:08:00,1,,United Kingdom",
            "500006,BANK CHARGES,Bank Charges,1,2011-01-03 11:00:00,15,17850,UK",
            "C500007,BANK CHARGES,Bank Charges,-1,2011-01-03 12:00:00,15,17850,UK");

        var figures = await folder.FiguresOfAsync("retail");

        Assert.Equal(
            """
            {"codes_ending_below_zero":1,"codes_ending_at_zero":1,"codes_ending_above_zero":1,"sum_of_balances":2,
            "sum_of_lowest_balances":-10,"ten_lowest_final":{"85123A":-3,"BANK-CHARGES":0,"22197":5}}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(figures.GetProperty("main").GetProperty("stock_ledger_from_zero")));
    }

    private static string Values(JsonElement block) => string.Join(' ', block.EnumerateObject().Select(figure => figure.Value.ToString()));
}
