using OrderKit.InMemory;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Subscriptions;

/// <summary>A reader of some feed, its hosts and its clock.</summary>
internal sealed class Reading(SomeFeed feed, Noting handler, ISubscriptionStore? store = null)
{
    internal static readonly Code Name = "mailing";

    internal SetClock Clock { get; } = new();

    internal ISubscriptionStore Store { get; } = store ?? new MemorySubscriptionStore();

    internal SubscriptionRunner Host(string owner, int batch = 3, int parkedMax = 100, IFeedHandler? other = null) =>
        new(feed, Store, other ?? handler, Clock, new(Name, owner)
        {
            Batch = batch,
            ParkedMax = parkedMax,
            Retry = new(Duration.FromSeconds(1), Duration.FromSeconds(4), 5),
        });

    internal async Task<Subscription> PlaceAsync() => (await Store.FindAsync(Name, default))!;
}
