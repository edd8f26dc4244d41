using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Retail;

/// <summary>All figures of the shop's invoices, what the engine counted beside what only the reader can count.</summary>
internal static class RetailMain
{
    private static readonly Counted Engine = new(FigureSource.Engine);

    internal static FigureBlock Of(Intake intake, RetailFigures engine, StockBalances stock) => new("main",
    [
        .. intake.Extent,
        new FigureBlock("units",
        [
            intake.NetUnits,
            Engine.Number("sold", engine.Sold + intake.AdjustedUnits),
            Engine.Number("returned_on_C", engine.Returned),
            intake.WrittenOffUnits,
        ]),
        intake.Value,
        engine.Matching,
        stock.Block,
        .. intake.Order,
    ]);
}
