using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.PersonalData;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit.Tests.Testing;

/// <summary>Keys of which an erased one is kept beside, or made anew.</summary>
internal sealed class BrokenKeys(bool makesAnother) : IPersonalDataKeys
{
    private readonly MemoryPersonalDataKeys inner = new();
    private readonly Dictionary<OrderId, byte[]> erased = [];

    public async ValueTask<ReadOnlyMemory<byte>> GetOrCreateAsync(OrderId order, CancellationToken cancellationToken) =>
        erased.TryGetValue(order, out var key) ? key : await inner.GetOrCreateAsync(order, cancellationToken);

    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        !makesAnother && erased.TryGetValue(order, out var key)
            ? (ReadOnlyMemory<byte>?)key
            : await inner.FindAsync(order, cancellationToken);

    public async ValueTask<bool> EraseAsync(OrderId order, CancellationToken cancellationToken)
    {
        erased[order] = makesAnother ? new byte[32] : (await inner.GetOrCreateAsync(order, cancellationToken)).ToArray();
        return await inner.EraseAsync(order, cancellationToken);
    }
}

/// <summary>Timers of which two hosts may take the same, or whose tokens fit a later timer.</summary>
internal sealed class BrokenTimers : ITimerStore
{
    private readonly MemoryTimerStore inner = new();
    private readonly Dictionary<OrderId, (OrderTimer Timer, long Token, Instant Until)> rows = [];

    /// <summary>Where hosts meet between looking and taking.</summary>
    internal Meeting? Gap { get; init; }

    /// <summary>Tokens count anew for every timer.</summary>
    internal bool HasTokensOfItsOwn { get; init; }

    /// <summary>Whoever had the timer may end it.</summary>
    internal bool FinishesAnything { get; init; }

    public async ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        lock (rows)
        {
            rows[timer.Order] = (timer, 0, Instant.MinValue);
        }

        await inner.SetAsync(timer, cancellationToken);
    }

    public ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken) =>
        inner.CancelAsync(kind, order, cancellationToken);

    public ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken) =>
        inner.FindAsync(kind, order, cancellationToken);

    public async ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken)
    {
        if (FinishesAnything)
        {
            return await inner.ClaimAsync(kinds, now, lease, most, cancellationToken);
        }

        List<OrderId> due;
        lock (rows)
        {
            due = [.. rows.Values.Where(row => row.Timer.Due <= now && row.Until <= now).Take(most).Select(row => row.Timer.Order)];
        }

        if (Gap is { } gap && due.Count > 0)
        {
            await gap.ArriveAsync();
        }

        lock (rows)
        {
            return due.Select(order =>
            {
                var row = rows[order];
                rows[order] = (row.Timer, row.Token + 1, now + lease);
                return new TimerClaim(row.Timer, row.Token + 1, (int)row.Token + 1);
            }).ToValueList();
        }
    }

    public async ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken)
    {
        if (FinishesAnything)
        {
            return await inner.CancelAsync(claim.Timer.Kind, claim.Timer.Order, cancellationToken);
        }

        lock (rows)
        {
            return rows.TryGetValue(claim.Timer.Order, out var row) && row.Token == claim.Token && rows.Remove(claim.Timer.Order);
        }
    }

    public ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken)
    {
        lock (rows)
        {
            return new(rows.TryGetValue(claim.Timer.Order, out var row) && row.Token == claim.Token);
        }
    }

    public ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken) => inner.EarliestDueAsync(cancellationToken);
}

/// <summary>Places that anybody may write who ever owned them.</summary>
internal sealed class BrokenSubscriptions : ISubscriptionStore
{
    private readonly MemorySubscriptionStore inner = new();

    public ValueTask<Subscription?> ClaimAsync(Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken) =>
        inner.ClaimAsync(name, owner, now, lease, cancellationToken);

    public async ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken) =>
        await inner.FindAsync(subscription.Name, cancellationToken) is { } known
        && await inner.TrySaveAsync(subscription with { Epoch = known.Epoch }, cancellationToken);

    public ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);
}

/// <summary>Documents of which the last one put is the one that is found.</summary>
internal sealed class BrokenDocuments : IDocumentStore
{
    private readonly Dictionary<DocumentId, SealedDocument> documents = [];

    public ValueTask<bool> TryPutAsync(SealedDocument document, CancellationToken cancellationToken)
    {
        documents[document.Entry.Id] = document;
        return new(true);
    }

    public ValueTask<SealedDocument?> FindAsync(OrderId order, DocumentId id, CancellationToken cancellationToken) =>
        new(documents.GetValueOrDefault(id));

    public ValueTask<ValueList<DocumentEntry>> ListAsync(OrderId order, CancellationToken cancellationToken) =>
        new(documents.Values.Select(document => document.Entry).ToValueList());
}

/// <summary>Shipments that take every append.</summary>
internal sealed class BrokenShipments : IShipmentStore
{
    private readonly Dictionary<ShipmentId, ValueList<ShipmentRecord>> histories = [];

    public Task<ValueList<ShipmentRecord>> LoadAsync(ShipmentId id, CancellationToken cancellationToken) =>
        Task.FromResult(histories.GetValueOrDefault(id, []));

    public Task<bool> TryAppendAsync(
        ShipmentId id, ValueList<ShipmentRecord> records, long expectedVersion, CancellationToken cancellationToken)
    {
        histories[id] = [.. histories.GetValueOrDefault(id, []), .. records];
        return Task.FromResult(true);
    }
}

/// <summary>The last mark wins.</summary>
internal sealed class BrokenRetention : IRetentionStore
{
    private readonly Dictionary<OrderId, RetainedEnvelope> kept = [];

    public ValueTask KeepAsync(RetainedEnvelope envelope, CancellationToken cancellationToken)
    {
        kept[envelope.OrderId] = envelope;
        return default;
    }

    public ValueTask<RetainedEnvelope?> LoadAsync(OrderId order, CancellationToken cancellationToken) => new(kept.GetValueOrDefault(order));
}
