using OrderKit.InMemory;
using OrderKit.Testing;

namespace OrderKit.Tests.Testing;

/// <summary>The stores in memory as the kits see them.</summary>
internal static class MemoryKit
{
    /// <summary>As they are: everything ends with the process.</summary>
    internal static ValueTask<KitStore> OpenAsync(KitClock clock, CancellationToken cancellationToken)
    {
        var (orders, stock, shipments) = (new MemoryOrderStore(), new MemoryStock(clock), new MemoryShipmentStore());
        return new(new KitStore
        {
            Orders = orders,
            Envelopes = orders,
            Feed = orders,
            Queries = orders,
            Stock = stock,
            Ledger = stock,
            Shipments = shipments,
            Finder = shipments,
            Timers = new MemoryTimerStore(),
            Subscriptions = new MemorySubscriptionStore(),
            Documents = new MemoryDocumentStore(),
            Keys = new MemoryPersonalDataKeys(),
            Retention = new MemoryRetentionStore(),
        });
    }

    /// <summary>As if the process had been frozen over a restart, so that the cases of restarts are tried too.</summary>
    internal static async ValueTask<KitStore> OpenLastingAsync(KitClock clock, CancellationToken cancellationToken) =>
        Lasting(await OpenAsync(clock, cancellationToken));

    internal static KitStore Lasting(KitStore store) => store with
    {
        Reopen = _ => new(Lasting(store)),
        AppendSlowly = async (step, hold, cancellationToken) =>
        {
            await hold();
            return await store.Orders!.TryAppendAsync(step, null, step.Order.Version - step.Events.Count, cancellationToken);
        },
    };
}
