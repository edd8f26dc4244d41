using NodaTime;
using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>OrderKit's stock on a simulated clock, with witnesses who see every decision.</summary>
internal sealed class StockEngine
{
    private readonly SimulatedClock clock = new();
    private readonly IStockWitness[] witnesses;

    internal StockEngine(params IStockWitness[] witnesses) => (Stock, this.witnesses) = (new(clock), [Tally, .. witnesses]);

    internal MemoryStock Stock { get; }

    internal StockTally Tally { get; } = new();

    internal async Task<Decision<StockAnswer>> HandleAsync(Instant at, StockCommand command)
    {
        clock.Set(at);
        var decision = await Stock.HandleAsync(command);
        foreach (var witness in witnesses)
        {
            witness.Decided(command, decision);
        }

        return decision;
    }
}
