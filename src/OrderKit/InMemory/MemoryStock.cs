using NodaTime;
using OrderKit.Availability;

namespace OrderKit.InMemory;

/// <summary>A stock kept in memory: for tests, samples, and hosts that fill it anew at every start. Ends with the process.</summary>
/// <remarks>Safe to use from many threads; every command is one step under one lock. A pending reservation gives way the moment its time is
/// out: what is due is swept before the next command or question is answered. Ledger, reservations and command ids are kept for the life
/// of the process, so it grows with every order.</remarks>
/// <param name="clock">The time expiry is judged by.</param>
/// <param name="rules">The host's rules; null for <see cref="StockRules.Default"/>.</param>
public sealed class MemoryStock(IClock clock, StockRules? rules = null) : IStockKeeper, IStockLedger
{
    private readonly IClock clock = clock ?? throw new ArgumentNullException(nameof(clock));
    private readonly MemoryShelves shelves = new(rules ?? StockRules.Default);
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ValueTask<ValueList<SkuAvailability>> CheckAsync(ValueList<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            shelves.Sweep(clock.GetCurrentInstant(), int.MaxValue);
            return new(skus.Select(sku => SkuAvailability.Of(sku, shelves.PositionsOf(sku))).ToValueList());
        }
    }

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) =>
        OnOrder(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) =>
        OnOrder(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) =>
        OnOrder(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) =>
        OnOrder(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default) =>
        new(Run(command, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(shelves.Sweep(clock.GetCurrentInstant(), max));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(shelves.Find(order));
        }
    }

    /// <summary>What every location has of an article, spoken for and set aside.</summary>
    /// <param name="sku">The article.</param>
    /// <returns>The positions in the order of the location's text; empty when the article is not stocked.</returns>
    public ValueList<StockPosition> PositionsOf(Sku sku)
    {
        lock (gate)
        {
            return shelves.PositionsOf(sku);
        }
    }

    /// <summary>Everything that ever happened to an article's units, the oldest first.</summary>
    /// <param name="sku">The article.</param>
    /// <returns>The ledger entries; empty when the article is not stocked.</returns>
    public ValueList<StockEntry> LedgerOf(Sku sku)
    {
        lock (gate)
        {
            return shelves.LedgerOf(sku);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default) =>
        new(PositionsOf(sku));

    /// <inheritdoc/>
    public ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return new(LedgerOf(sku).Where(entry => entry.Location == location && entry.Sequence > after).Take(most).ToValueList());
    }

    private ValueTask<Decision<StockAnswer.Reserved>> OnOrder(StockCommand.ForOrder command, CancellationToken cancellationToken)
    {
        var decision = Run(command, cancellationToken);
        return new(decision.IsAccepted ? Decision.Accept((StockAnswer.Reserved)decision.Value) : decision.Refusal);
    }

    private Decision<StockAnswer> Run(StockCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellationToken.ThrowIfCancellationRequested();
        var content = StockDecider.ContentOf(command);
        lock (gate)
        {
            var now = clock.GetCurrentInstant();
            shelves.Sweep(now, int.MaxValue);
            return shelves.Decide(command, content, now);
        }
    }
}
