using System.Text.Json;
using OrderKit.Backorders;
using OrderKit.Promising;
using OrderKit.Samples.Replay.Figures;
using OrderKit.Tests.Backorders;
using OrderKit.Tests.Promising;

namespace OrderKit.Tests.Samples;

public sealed class Vn2ReplayTests
{
    private const string StateHeader = "store,product,on_hand,in_transit_w1,in_transit_w2";
    private const string WeekHeader = "store,product,week,units_sold,in_stock";

    // Shelf 3. Week 0 sells 2, week 1 sells 4 of 1: it goes in one piece and waits for week 2, in which 2 come that were on their way and
    // 2 that were ordered for week 0. Neither is the fourth delivery or the sixth, so nothing is late or short; 1 is left.
    [Fact]
    public async Task Hand_written_weeks_give_the_figures_of_paper_and_pencil()
    {
        using var folder = new ReplayFolder().With("initial_state.csv.gz", StateHeader, "0,7,3,0,2", "1,7,0,0,0").With(
            "weekly_sales_and_stock.csv.gz", WeekHeader,
            "0,7,2024-01-08,4,1", "0,7,2024-01-01,2,1", "0,7,2024-01-15,0,0", "0,9,2024-01-15,5,1", "1,7,2024-01-01,0,0");

        var figures = await folder.FiguresOfAsync("vn2");

        Assert.Equal(
            """
            {"runs":4,"opening":3,"received":4,"sold":6,"filled":6,"left":1,"still_waiting":0,"promised":1,"slips":{},"faults":0}
            """,
            JsonSerializer.Serialize(figures.GetProperty("promise_run")));
        Assert.Equal(
            """{"n":2,"median":1.0,"p95_linear":1.0,"p95_nearest_rank":1,"min":1,"max":1}""",
            string.Concat(figures.GetProperty("main").GetProperty("stockout_spell_weeks").GetRawText().Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("engine", figures.GetProperty("source").GetProperty("promise_run").GetProperty("filled").GetString());
        Assert.Equal("intake", figures.GetProperty("source").GetProperty("main").GetProperty("initial_state").GetString());
    }

    [Theory]
    [InlineData("0,7,-3,0,2", "on_hand is \"-3\" and not 0 or more")]
    [InlineData("0,7,3,0,two", "in_transit_w2 is \"two\" and not a whole number")]
    public async Task A_broken_store_gives_one_line(string row, string fault)
    {
        using var folder = new ReplayFolder().With("initial_state.csv.gz", StateHeader, "1,7,0,0,0", row)
            .With("weekly_sales_and_stock.csv.gz", WeekHeader);

        var (exit, _, errors) = await ReplayFolder.RunAsync("vn2", folder.Path);

        Assert.Equal((1, $"initial_state.csv.gz, row 3: {fault}"), (exit, Assert.Single(errors)));
    }

    // The judge must see what it is there to see: the same part twice, a slip without a cause, a unit from nowhere.
    [Theory]
    [InlineData("as it is", "")]
    [InlineData("twice", "4 are promised of PO-0, which has 2")]
    [InlineData("unexplained", "SO-1 slips and nothing explains it")]
    [InlineData("made", "1 + 0 came and 0 + 0 went or are left")]
    public void The_judge_of_the_runs_catches_what_must_not_be(string broken, string fault)
    {
        var picture = Pictures.Of(0, (3, 2));
        var schedule = AtpSchedule.Of(picture, AtpRules.Default, Pictures.Today);
        var outcome = Waiting.Run(picture, [Waiting.Line("SO-1", 2)])[0];
        var slip = outcome with { Step = LineStep.Slipped, Cause = PromiseCause.FirstPromise };
        var figures = new PromiseFigures { Sold = 2, StillWaiting = 2, Opening = broken == "made" ? 1 : 0 };

        figures.Take(schedule, broken switch
        {
            "twice" => [outcome, outcome],
            "unexplained" => [slip],
            _ => [outcome],
        });

        Assert.Equal(fault, figures.Wrong.FirstOrDefault() ?? "");
    }
}
