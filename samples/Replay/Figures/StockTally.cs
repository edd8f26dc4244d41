using OrderKit.Availability;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Counts what every stock is asked for: commands, those that were repeats, refusals by reason.</summary>
internal sealed class StockTally : IStockWitness
{
    private readonly SortedDictionary<RefusalReason, int> refusals = [];

    internal int Commands { get; private set; }

    internal int Repeats { get; private set; }

    internal IReadOnlyDictionary<RefusalReason, int> Refusals => refusals;

    public void Decided(StockCommand command, Decision<StockAnswer> decision)
    {
        Commands++;
        if (!decision.IsAccepted)
        {
            refusals[decision.Refusal.Reason] = refusals.GetValueOrDefault(decision.Refusal.Reason) + 1;
        }
        else if (decision.Value.IsRepeat)
        {
            Repeats++;
        }
    }
}
