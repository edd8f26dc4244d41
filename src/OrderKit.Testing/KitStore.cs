using OrderKit.Availability;
using OrderKit.Documents;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit.Testing;

/// <summary>A store under test: the ports it offers, and how it is opened again. Cases for ports that are null say that nothing is
/// promised.</summary>
public sealed record KitStore : IAsyncDisposable
{
    /// <summary>Where orders are kept.</summary>
    public IOrderStore? Orders { get; init; }

    /// <summary>Where envelopes are read back.</summary>
    public IEnvelopeStore? Envelopes { get; init; }

    /// <summary>The feed of the orders' events.</summary>
    public IOrderFeed? Feed { get; init; }

    /// <summary>The listing of the orders.</summary>
    public IOrderQueries? Queries { get; init; }

    /// <summary>The stock, with <see cref="StockRules.Default"/>.</summary>
    public IStockKeeper? Stock { get; init; }

    /// <summary>The ledger of that stock.</summary>
    public IStockLedger? Ledger { get; init; }

    /// <summary>Where shipments are kept.</summary>
    public IShipmentStore? Shipments { get; init; }

    /// <summary>How shipments are found.</summary>
    public IShipmentFinder? Finder { get; init; }

    /// <summary>Where timers are kept.</summary>
    public ITimerStore? Timers { get; init; }

    /// <summary>Where readers of the feed keep their place.</summary>
    public ISubscriptionStore? Subscriptions { get; init; }

    /// <summary>Where documents are kept.</summary>
    public IDocumentStore? Documents { get; init; }

    /// <summary>Where the keys of personal data live.</summary>
    public IPersonalDataKeys? Keys { get; init; }

    /// <summary>Where it is kept what the law wants kept.</summary>
    public IRetentionStore? Retention { get; init; }

    /// <summary>Opens the same data again, as after a restart of the process: nothing is handed over in memory. This one is closed before
    /// and not used again.</summary>
    /// <value>Null for a store that ends with the process.</value>
    public Func<CancellationToken, ValueTask<KitStore>>? Reopen { get; init; }

    /// <summary>The same data seen by a second host at the same time. It is disposed of with this one.</summary>
    /// <value>Null when one instance serves all callers.</value>
    public KitStore? Beside { get; init; }

    /// <summary>Gives positions to the events stored so far, in stores where something does that after the append.</summary>
    /// <value>Null when events can be read as soon as they are stored.</value>
    public Func<CancellationToken, ValueTask>? Relay { get; init; }

    /// <summary>Appends a step like <see cref="IOrderStore.TryAppendAsync"/>, but calls the function given once its rows are written and
    /// not committed, and commits when the task it gives is done.</summary>
    /// <value>Null when the store writes in one go, so that nothing can be seen half done.</value>
    public Func<OrderStep, Func<Task>, CancellationToken, ValueTask<bool>>? AppendSlowly { get; init; }

    /// <summary>Closes the store and throws its data away.</summary>
    /// <value>Null when there is nothing to do.</value>
    public Func<ValueTask>? Close { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Beside is { } beside)
        {
            await beside.DisposeAsync();
        }

        if (Close is { } close)
        {
            await close();
        }
    }
}
