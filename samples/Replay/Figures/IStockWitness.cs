using OrderKit.Availability;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Sees what the stock decides, and nothing else: every figure of the stock marked <c>engine</c> comes from here or from the
/// stock's own ledger.</summary>
internal interface IStockWitness
{
    void Decided(StockCommand command, Decision<StockAnswer> decision);
}
