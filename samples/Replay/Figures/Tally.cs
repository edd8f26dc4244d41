using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>Counts what every replay is asked for: orders by status, refusals by reason, contradictions by kind.</summary>
internal sealed class Tally : IWitness
{
    private readonly Dictionary<OrderId, OrderStatus> statuses = [];
    private readonly SortedDictionary<RefusalReason, int> refusals = [];
    private readonly SortedDictionary<ContradictionKind, int> contradictions = [];

    internal int Orders => statuses.Count;

    internal IReadOnlyDictionary<RefusalReason, int> Refusals => refusals;

    internal IReadOnlyDictionary<ContradictionKind, int> Contradictions => contradictions;

    /// <summary>How many orders ended in each status, the earliest status first.</summary>
    internal IEnumerable<KeyValuePair<OrderStatus, int>> Statuses =>
        statuses.Values.CountBy(status => status).OrderBy(count => count.Key);

    public void Recorded(RecordedEvent recorded)
    {
        statuses[recorded.OrderId] = recorded.Status;
        if (recorded.Event is OrderEvent.Contradicted contradicted)
        {
            contradictions[contradicted.Kind] = contradictions.GetValueOrDefault(contradicted.Kind) + 1;
        }
    }

    public void Refused(OrderCommand command, Refusal refusal) =>
        refusals[refusal.Reason] = refusals.GetValueOrDefault(refusal.Reason) + 1;
}
