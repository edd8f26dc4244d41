using OrderKit.Samples.Replay.Telling;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>Tells how the shop's invoices went.</summary>
internal static class RetailStory
{
    internal static void Tell(Story story, bool isExcerpt, int lines, RetailRun replay)
    {
        var (run, engine, balances, intake) = replay;
        story.Title(isExcerpt ? "Online Retail, an excerpt (Chen, Sain and Guo 2012, CC BY 4.0)" : "Online Retail");
        story.Line("invoice lines read", lines);
        story.Line("units sold", engine.Sold, "each sale invoice an order: placed, confirmed, shipped and delivered at its time");
        story.Line("units returned", engine.Returned, "matched to earlier purchases; what finds none is refused as OrderUnknown");
        story.Line("  return lines full", engine.Full.Count, "every unit found its purchase");
        story.Line("  return lines partial", engine.Partial.Count);
        story.Line("  return lines orphan", engine.Orphan.Count);
        story.Line("  without customer", engine.WithoutCustomer);

        story.Line("units written off", intake.WrittenOff, "counted by the reader (intake)");
        story.Line("units on A invoices", intake.AdjustedUnits, "counted by the reader (intake)");
        story.Line("codes below zero", balances.BelowZero, "no opening stock is known; every line is news to the stock's feed");
        story.Course(run);
    }
}
