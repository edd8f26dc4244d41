using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;

namespace OrderKit.Tests.Testing;

/// <summary>What may be wrong with a store of orders.</summary>
internal enum OrderFault
{
    NoVersionCheck,
    CheckThenAppend,
    EarlyAcknowledgement,
    StaleRead,
    EnvelopeFirst,
    HalfSteps,
    SequenceGap,
    Queue,
    TiesSkipped,
    LaterKindsDropped,
}

/// <summary>An order store over plain lists with one fault.</summary>
internal sealed class BrokenOrders(OrderFault fault, BrokenOrders.Disk disk) : IOrderStore, IEnvelopeStore, IOrderFeed, IOrderQueries
{
    private readonly Meeting meeting = new();
    private readonly Dictionary<OrderId, Order> cache = [];
    private readonly List<Action> unwritten = [];

    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        lock (disk)
        {
            if (fault == OrderFault.StaleRead && cache.TryGetValue(id, out var known))
            {
                return new(known);
            }

            var order = disk.Orders.GetValueOrDefault(id) ?? cache.GetValueOrDefault(id);
            if (order is not null)
            {
                cache[id] = order;
            }

            return new(order);
        }
    }

    public async ValueTask<bool> TryAppendAsync(
        OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        if (fault == OrderFault.EnvelopeFirst)
        {
            PutEnvelope(envelope);
        }

        if (fault != OrderFault.NoVersionCheck && VersionOf(step.Order.Id) != expectedVersion)
        {
            return false;
        }

        if (fault == OrderFault.CheckThenAppend && expectedVersion > 0)
        {
            await meeting.ArriveAsync();
        }

        lock (disk)
        {
            if (fault is not (OrderFault.NoVersionCheck or OrderFault.CheckThenAppend) && VersionOf(step.Order.Id) != expectedVersion)
            {
                return false;
            }

            if (fault == OrderFault.EarlyAcknowledgement)
            {
                // Acknowledged from memory; written when there are more.
                cache[step.Order.Id] = step.Order;
                unwritten.Add(() => Write(step, envelope));
                return true;
            }

            Write(step, envelope);
            return true;
        }
    }

    /// <summary>Numbers first, then the commit: what a sequence of a database does.</summary>
    internal async ValueTask<bool> AppendSlowlyAsync(OrderStep step, Func<Task> hold, CancellationToken cancellationToken)
    {
        List<int> numbers = [];
        lock (disk)
        {
            foreach (var _ in step.Events)
            {
                disk.Feed.Add(null);
                numbers.Add(disk.Feed.Count);
            }
        }

        await hold();
        lock (disk)
        {
            foreach (var (number, recorded) in numbers.Zip(step.Events))
            {
                disk.Feed[number - 1] = new(number, recorded);
            }

            disk.Orders[step.Order.Id] = step.Order;
        }

        return true;
    }

    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken)
    {
        lock (disk)
        {
            return new(disk.Envelopes.GetValueOrDefault(order));
        }
    }

    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        lock (disk)
        {
            List<FeedEvent> read = [.. disk.Feed.OfType<FeedEvent>().Where(one => one.Position > after).Take(most)];
            if (fault == OrderFault.Queue)
            {
                disk.Feed.RemoveAll(one => one?.Position <= after);
            }

            return new(read);
        }
    }

    public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken)
    {
        lock (disk)
        {
            return new([.. disk.Feed.OfType<FeedEvent>().Where(one => one.Event.OrderId == order && one.Position > after).Take(most)]);
        }
    }

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        lock (disk)
        {
            return new(disk.Feed.Count);
        }
    }

    public ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken)
    {
        // The cursor is taken for a time only, so the rest of an instant is lost at the end of a page.
        var all = listing with { After = listing.After is { } after ? new(after.PlacedAt, new("!")) : null };
        return new(MemoryListing.PageOf(disk.Orders.Values, all));
    }

    private long VersionOf(OrderId id)
    {
        lock (disk)
        {
            return (disk.Orders.GetValueOrDefault(id) ?? cache.GetValueOrDefault(id))?.Version ?? 0;
        }
    }

    private void PutEnvelope(Envelope? envelope)
    {
        if (envelope is not null)
        {
            disk.Envelopes[envelope.OrderId] = envelope;
        }
    }

    private void Write(OrderStep step, Envelope? envelope)
    {
        PutEnvelope(envelope);
        disk.Orders[step.Order.Id] = step.Order;
        foreach (var recorded in step.Events.Where(one => fault != OrderFault.LaterKindsDropped || one.Event is not OrderEvent.Unknown)
            .Take(fault == OrderFault.HalfSteps ? 1 : int.MaxValue))
        {
            disk.Feed.Add(new(disk.Feed.Count + 1, recorded));
        }
    }

    /// <summary>What lasts over a restart.</summary>
    internal sealed class Disk
    {
        internal Dictionary<OrderId, Order> Orders { get; } = [];

        internal Dictionary<OrderId, Envelope> Envelopes { get; } = [];

        internal List<FeedEvent?> Feed { get; } = [];
    }
}
