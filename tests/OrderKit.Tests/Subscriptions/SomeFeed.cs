using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Subscriptions;

/// <summary>A feed of events that say nothing: the n-th event is of the order named at place n.</summary>
internal sealed class SomeFeed(params int[] orders) : IOrderFeed
{
    private readonly List<FeedEvent> events =
        [.. orders.Select((order, at) => Event(order, orders.Take(at + 1).Count(one => one == order), at + 1))];

    internal IReadOnlyList<FeedEvent> Events => events;

    internal static OrderId Id(int order) => new($"SO-{order}");

    internal void Add(int order) =>
        events.Add(Event(order, events.Count(one => one.Event.OrderId == Id(order)) + 1, events.Count + 1));

    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken) =>
        new([.. events.Where(one => one.Position > after).Take(most)]);

    public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken) =>
        new([.. events.Where(one => one.Event.OrderId == order && one.Position > after).Take(most)]);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => new(events.Count);

    private static FeedEvent Event(int order, int version, int position) => new(position, new(
        Id(order), version, Sample.Command($"{order}-{version}"), new(1, 2), Sample.Start, Sample.Start, OrderStatus.Confirmed,
        new OrderEvent.Confirmed()));
}

/// <summary>Notes what it is given, and fails where it is told to.</summary>
internal sealed class Noting : IFeedHandler
{
    private readonly Dictionary<(OrderId Order, long Version), int> failures = [];

    /// <summary>What went through, in the order in which it did.</summary>
    internal List<RecordedEvent> Done { get; } = [];

    internal Action<FeedEvent>? Before { get; set; }

    internal Noting Failing(int order, long version, int times)
    {
        failures[(SomeFeed.Id(order), version)] = times;
        return this;
    }

    internal long[] VersionsOf(int order) => [.. Done.Where(one => one.OrderId == SomeFeed.Id(order)).Select(one => one.Version)];

    public ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Before?.Invoke(happened);
        var key = (happened.Event.OrderId, happened.Event.Version);
        if (failures.GetValueOrDefault(key) is > 0 and var left)
        {
            failures[key] = left - 1;
            throw new TimeoutException("Anna Andersson, Storgatan 1");
        }

        Done.Add(happened.Event);
        return new(ValueList<Refusal>.Empty);
    }
}
