using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Ledger;

/// <summary>Tells how the days of a shelf went.</summary>
internal static class LedgerStory
{
    internal static void Tell(Story story, LedgerRun replay)
    {
        var figures = replay.Figures;
        story.Title("A shelf day by day");
        story.Line("units sold", figures.Sold, "each day's sales an order: reserved, placed, committed, shipped, delivered");
        story.Line("units that came in", figures.Came.Units, $"on {figures.Came.Days} days, found by the count at night");
        story.Line("units lost without a sale", -figures.Lost.Units, $"on {figures.Lost.Days} days, found by the count at night");
        story.Line("sold more than was there", figures.Short, "refused first; taken when the feed had told what came in");
        story.Line("ledger entries", replay.Entries.Count);
        foreach (var cause in replay.Entries.CountBy(entry => entry.Verb).OrderBy(count => count.Key))
        {
            var units = replay.Entries.Where(entry => entry.Verb == cause.Key).Sum(entry => (long)entry.OnHand);
            story.Line($"  {cause.Key}", cause.Value, $"{units:+#,0;-#,0;0} on the shelf");
        }

        story.Line("differences at the end", replay.Drift.Count, "between ledger, position, reservations and orders");
        story.Course(replay.Run);
    }
}
