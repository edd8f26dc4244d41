using NodaTime;
using OrderKit.Orders;
using OrderKit.Samples.Replay.Figures;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>OrderKit's order service on a simulated clock, with witnesses who see every event and every refusal.</summary>
internal sealed class Engine
{
    private readonly SimulatedClock clock = new();
    private readonly OrderService orders;
    private readonly IWitness[] witnesses;

    internal Engine(OrderRules rules, params IWitness[] witnesses)
    {
        orders = new(ReplayStore.Open(), rules, clock);
        this.witnesses = [Tally, .. witnesses];
    }

    internal Tally Tally { get; } = new();

    internal int Commands { get; private set; }

    internal async Task<Decision<OrderStep>> HandleAsync(Instant at, OrderCommand command)
    {
        clock.Set(at);
        Commands++;
        var decision = await orders.HandleAsync(command);
        foreach (var witness in witnesses)
        {
            Show(witness, command, decision);
        }

        return decision;
    }

    private static void Show(IWitness witness, OrderCommand command, Decision<OrderStep> decision)
    {
        if (!decision.IsAccepted)
        {
            witness.Refused(command, decision.Refusal);
            return;
        }

        foreach (var recorded in decision.Value.Events)
        {
            witness.Recorded(recorded);
        }
    }
}
