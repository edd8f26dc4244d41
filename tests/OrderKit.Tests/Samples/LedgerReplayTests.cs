using System.Text.Json;
using OrderKit.Availability;
using OrderKit.Samples.Replay.Ledger;
using OrderKit.Samples.Replay.Reading;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Tests.Samples;

public sealed class LedgerReplayTests
{
    // Opening 10; 4 sold; 6 came untold; 3 sold and 2 gone; 15 sold of 7, so 8 came before and 5 after; a day is missing; nothing at all.
    private static readonly string[] Rows =
    [
        "2014-01-01,0,10,1.29", "2014-01-02,4,6,1.29", "2014-01-03,0,12,0", "2014-01-04,3,7,1.29", "2014-01-05,15,5,1.29",
        "2014-01-07,5,0,1.29", "2014-01-08,0,0,0",
    ];

    [Fact]
    public async Task Receipts_and_losses_come_out_of_the_ledger_as_counted_by_hand()
    {
        using var folder = new ReplayFolder().With(LedgerDay.File, ["date,units_sold,closing_stock,price", .. Rows]);

        var figures = await folder.FiguresOfAsync("ledger");

        Assert.Equal(
            """
            {"days":7,"first":"2014-01-01","last":"2014-01-08","calendar_gaps":1,"units_sold":27,"opening_stock_of_first_day_close":10,
            "closing_stock_last_day":0,"days_closing_stock_zero":2,"days_zero_sales_and_zero_stock":1,"days_negative_stock":0,
            "days_zero_price":2,"implied_receipts":{"days_positive":2,"units_positive":19,"days_negative_unexplained_loss":1,
            "units_negative":-2,"days_balanced_exactly":3},"days_sales_more_than_previous_close":1}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(figures.GetProperty("main")));
        var sources = figures.GetProperty("source").GetProperty("main").EnumerateObject().ToList();
        Assert.Equal(["days_zero_price"], sources.Where(source => source.Value.GetString() != "engine").Select(source => source.Name));
        Assert.Equal("""{"209 NotEnoughStock":1}""", JsonSerializer.Serialize(figures.GetProperty("stock_refusals")));
        Assert.Equal(6, figures.GetProperty("stock_repeats").GetInt32());
    }

    [Fact]
    public async Task Every_entry_says_its_cause_and_nothing_differs_at_the_end()
    {
        var replay = await ReplayAsync(Rows);

        Assert.Empty(replay.Drift);
        Assert.Equal(
            ["Count 10", "Consume -4", "Count 0", "Count 6", "Consume -3", "Count -2", "Receive 8", "Consume -15", "Count 5"],
            replay.Entries.Where(entry => entry.Verb != StockVerb.Reserve).Take(9).Select(entry => $"{entry.Verb} {entry.OnHand}"));
        Assert.All(replay.Entries, entry => Assert.NotNull(entry.Command));
        Assert.All(replay.Entries, entry => Assert.Equal(entry.Verb is StockVerb.Reserve or StockVerb.Consume, entry.Order is not null));
    }

    [Fact]
    public async Task What_is_sold_on_the_first_day_was_there_and_is_no_receipt()
    {
        var replay = await ReplayAsync("2014-01-01,4,6,1", "2014-01-02,6,0,1");

        Assert.Equal((0, 0, 10L), (replay.Figures.Short, replay.Figures.Came.Days, replay.Figures.Sold));
        Assert.Equal(["Receive 4", "Consume -4", "Count 6", "Consume -6", "Count 0"],
            replay.Entries.Where(entry => entry.Verb != StockVerb.Reserve).Select(entry => $"{entry.Verb} {entry.OnHand}"));
    }

    [Theory]
    [InlineData("2014-13-01,0,1,1", "date is \"2014-13-01\" and not a day (yyyy-MM-dd)")]
    [InlineData("2014-01-03,-1,1,1", "units_sold is \"-1\" and not 0 or more")]
    [InlineData("2014-01-03,0,-1,1", "closing_stock is \"-1\" and not 0 or more")]
    public async Task A_broken_day_gives_one_line_and_the_rest_goes_on(string row, string fault)
    {
        using var folder = new ReplayFolder().With(LedgerDay.File, "date,units_sold,closing_stock,price", Rows[0], row, Rows[1]);

        var (exit, output, errors) = await ReplayFolder.RunAsync("ledger", folder.Path);

        Assert.Equal((1, $"{LedgerDay.File}, row 3: {fault}"), (exit, Assert.Single(errors)));
        Assert.Matches("""units sold +4 """, output);
    }

    private static async Task<LedgerRun> ReplayAsync(params string[] rows)
    {
        using var folder = new ReplayFolder().With(LedgerDay.File, ["date,units_sold,closing_stock,price", .. rows]);
        return await LedgerReplay.RunAsync(LedgerDay.Read(folder.Path, new Faults(TextWriter.Null)), ProgressBar.Off);
    }
}
