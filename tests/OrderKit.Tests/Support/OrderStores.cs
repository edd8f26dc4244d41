using OrderKit.Orders;
using OrderKit.PersonalData;

namespace OrderKit.Tests.Support;

/// <summary>Keeps the histories of orders in memory; safe to share between threads.</summary>
internal class LockedOrderStore : IOrderStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<OrderId, ValueList<RecordedEvent>> histories = [];

    internal Dictionary<OrderId, Envelope> Envelopes { get; } = [];

    internal int Appends { get; private set; }

    internal ValueList<RecordedEvent> History(OrderId id)
    {
        lock (gate)
        {
            return histories.GetValueOrDefault(id, []);
        }
    }

    // Yields, so that others get between loading and storing.
    public virtual async ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        var history = History(id);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return OrderDecider.Replay(history);
    }

    public virtual ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion,
        CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var history = histories.GetValueOrDefault(step.Order.Id, []);
            if (history.Count != expectedVersion)
            {
                return new(false);
            }

            Appends++;
            histories[step.Order.Id] = [.. history, .. step.Events];
            if (envelope is not null)
            {
                Envelopes[step.Order.Id] = envelope;
            }

            return new(true);
        }
    }
}

/// <summary>Loses the race for the order so many times: somebody else places a hold between loading and storing.</summary>
internal sealed class LosingRaceStore(int races) : LockedOrderStore
{
    private int lost;

    internal int Loads { get; private set; }

    public override ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        Loads++;
        return base.LoadAsync(id, cancellationToken);
    }

    public override async ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion,
        CancellationToken cancellationToken)
    {
        if (lost < races && expectedVersion > 0)
        {
            lost++;
            var order = await base.LoadAsync(step.Order.Id, cancellationToken);
            var other = Sample.Step(order, new OrderCommand.Hold(step.Order.Id, Sample.Command($"rival-{lost}"), "manual", "rival"));
            await base.TryAppendAsync(other, null, order!.Version, cancellationToken);
        }

        return await base.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
    }
}
