using OrderKit.Samples.Replay.Figures;
using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Vn2;

/// <summary>Tells what was promised, what slipped and why.</summary>
internal static class Vn2Story
{
    private const int ShownMax = 3;

    internal static void Tell(Story story, int storeProducts, PromiseFigures figures)
    {
        story.Title($"Stores and their backorders, {Vn2Replay.Weeks} weeks of real demand");
        story.Line("store-products", storeProducts);
        story.Line("backorder runs", figures.Runs, "one a week and store-product");
        story.Line("units sold", figures.Sold, "each week's sales one order; what is sold is ordered anew, in two weeks");
        story.Line("units there", figures.Opening);
        story.Line("units that came", figures.Received, "by rule every 4th delivery is a week late, every 6th one unit short");
        story.Line("units filled", figures.Filled);
        story.Line("units left", figures.Left);
        story.Line("units still waiting", figures.StillWaiting);
        story.Line("orders given a day", figures.Promised);
        story.Line("days that slipped", figures.Slips.Values.Sum());
        foreach (var (cause, count) in figures.Slips)
        {
            story.Line($"  {cause}", count);
        }

        var faults = figures.Wrong.ToList();
        story.Line("faults", faults.Count, "a unit promised twice, a slip without a cause, units made or lost");
        faults.Take(ShownMax).ToList().ForEach(story.Remark);
    }
}
