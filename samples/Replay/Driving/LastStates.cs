using OrderKit.Orders;
using OrderKit.PersonalData;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>Keeps each order as it stands and forgets its events once the witnesses have seen them, so that long histories fit.</summary>
internal sealed class LastStates : IOrderStore
{
    private readonly Dictionary<OrderId, Order> orders = [];

    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken) => new(orders.GetValueOrDefault(id));

    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        if ((orders.GetValueOrDefault(step.Order.Id)?.Version ?? 0) != expectedVersion)
        {
            return new(false);
        }

        orders[step.Order.Id] = step.Order;
        return new(true);
    }
}
