using NodaTime;
using OrderKit.Availability;
using OrderKit.Documents;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit.Testing.Running;

/// <summary>One run of a case: the store that was opened for it, and its clock.</summary>
internal sealed class KitRun : IAsyncDisposable
{
    private KitRun(KitClock clock, KitStore store, CancellationToken stop) => (Clock, Store, Stop) = (clock, store, stop);

    internal KitClock Clock { get; }

    internal KitStore Store { get; private set; }

    /// <summary>The store as a second host sees it.</summary>
    internal KitStore Other => Store.Beside ?? Store;

    internal CancellationToken Stop { get; }

    internal Instant Now => Clock.GetCurrentInstant();

    internal IOrderStore Orders => Offered(Store.Orders);

    internal IEnvelopeStore Envelopes => Offered(Store.Envelopes);

    internal IOrderFeed Feed => Offered(Store.Feed);

    internal IOrderQueries Queries => Offered(Store.Queries);

    internal IStockKeeper Stock => Offered(Store.Stock);

    internal IStockLedger Ledger => Offered(Store.Ledger);

    internal IShipmentStore Shipments => Offered(Store.Shipments);

    internal IShipmentFinder Finder => Offered(Store.Finder);

    internal ITimerStore Timers => Offered(Store.Timers);

    internal ISubscriptionStore Subscriptions => Offered(Store.Subscriptions);

    internal IDocumentStore Documents => Offered(Store.Documents);

    internal IPersonalDataKeys Keys => Offered(Store.Keys);

    internal IRetentionStore Retention => Offered(Store.Retention);

    internal static async Task<KitRun> OpenAsync(KitFactory open, CancellationToken stop)
    {
        var clock = new KitClock();
        return new(clock, await open(clock, stop), stop);
    }

    internal static T Offered<T>(T? port)
        where T : class => port ?? throw new NotPromisedException($"it offers no {typeof(T).Name}");

    internal async Task ReopenAsync()
    {
        var reopen = Store.Reopen ?? throw new NotPromisedException("what it keeps ends with the process");
        Store = await reopen(Stop);
    }

    internal async ValueTask RelayAsync()
    {
        if (Store.Relay is { } relay)
        {
            await relay(Stop);
        }
    }

    /// <summary>Runs callers at once: none begins before all are there.</summary>
    internal static async Task<T[]> RaceAsync<T>(int callers, Func<int, Task<T>> call)
    {
        var (arrived, start) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            if (Interlocked.Increment(ref arrived) == callers)
            {
                start.SetResult();
            }

            await start.Task;
            return await call(caller);
        })));
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
