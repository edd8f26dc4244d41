using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>The traces of all orders, in the order in which they were placed.</summary>
internal sealed class OrderTraces : IWitness
{
    /// <summary>The SKU of a line nobody knows the content of.</summary>
    internal static readonly Sku UnknownSku = new("unknown");

    private readonly Dictionary<OrderId, OrderTrace> traces = [];

    internal IReadOnlyCollection<OrderTrace> All => traces.Values;

    public void Recorded(RecordedEvent recorded)
    {
        if (recorded.Event is OrderEvent.Placed)
        {
            traces[recorded.OrderId] = new(recorded.OrderId);
        }

        traces[recorded.OrderId].Take(recorded, UnknownSku);
    }

    public void Refused(OrderCommand command, Refusal refusal)
    {
        if (command is OrderCommand.Advance && traces.TryGetValue(command.OrderId, out var trace))
        {
            trace.StageRefused = true;
        }
    }
}
