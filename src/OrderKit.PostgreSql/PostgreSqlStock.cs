using NodaTime;
using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.PostgreSql;

/// <summary>Keeps the stock in PostgreSQL: positions, ledger, reservations and the commands accepted before, for any number of
/// hosts.</summary>
/// <remarks>
/// <para>Commands that come to this host at the same time are decided one after the other and written in one commit; one that comes alone
/// is written at once. When more wait than <see cref="PostgreSqlOptions.StockQueueMax"/>, a command is answered with
/// <see cref="StockBusyException"/>. Hosts stay right beside each other because the rule is checked where the rows are.</para>
/// <para>A pending reservation gives way the moment its time is out: what is due is expired before a command is refused and before a
/// question is answered. Safe to share between threads.</para>
/// </remarks>
public sealed class PostgreSqlStock : IStockKeeper, IStockLedger
{
    private static readonly Duration RetryAfter = Duration.FromMilliseconds(100);

    private readonly PostgreSqlDatabase database;
    private readonly IClock clock;
    private readonly StockBatches batches;
    private readonly StockCombiner combiner;

    /// <summary>Keeps the stock in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clock">The time expiry is judged by. Clocks of hosts should agree: a reservation ends by the clock of whoever
    /// looks.</param>
    public PostgreSqlStock(PostgreSqlDatabase database, IClock clock)
    {
        this.database = database ?? throw new ArgumentNullException(nameof(database));
        this.clock = clock ?? throw new ArgumentNullException(nameof(clock));
        batches = new(database, clock);
        combiner = new(batches, database.Options.StockQueueMax, database.Options.StockBatchMax, RetryAfter);
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<SkuAvailability>> CheckAsync(
        ValueList<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var now = clock.GetCurrentInstant();
        while (true)
        {
            var (isDue, positions) = await LookAsync(skus, now, cancellationToken).ConfigureAwait(false);
            if (!isDue)
            {
                return skus.Select(sku => SkuAvailability.Of(sku, positions[sku].ToValueList())).ToValueList();
            }

            await batches.SweepAsync(now, LockedStock.SweepMax, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ReserveAsync(
        StockCommand.Reserve command, CancellationToken cancellationToken = default) => OnOrderAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> CommitAsync(
        StockCommand.Commit command, CancellationToken cancellationToken = default) => OnOrderAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ConsumeAsync(
        StockCommand.Consume command, CancellationToken cancellationToken = default) => OnOrderAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Decision<StockAnswer.Reserved>> ReleaseAsync(
        StockCommand.Release command, CancellationToken cancellationToken = default) => OnOrderAsync(command, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StockBusyException">Too many commands wait; nothing was done.</exception>
    public ValueTask<Decision<StockAnswer>> HandleAsync(StockCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return combiner.HandleAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<OrderId>> ExpireDueAsync(int max, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return batches.SweepAsync(clock.GetCurrentInstant(), max, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var rows = await database
            .Command("select body from orderkit.reservations where order_id = $1", PostgreSqlSteps.Text(order.Value))
            .AllAsync(StockTables.Reservation, cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        var rows = await database
            .Command($"{StockTables.Positions} where sku = $1 order by location", PostgreSqlSteps.Text(sku.Value))
            .AllAsync(StockTables.Position, cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var rows = await StockTables.Entries(database, sku, location, after, most)
            .AllAsync(StockTables.Entry, cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }

    // Positions are read after the question, in one round trip: what became due between the two gives way at the next look.
    private async Task<(bool IsDue, ILookup<Sku, StockPosition> Positions)> LookAsync(
        ValueList<Sku> skus, Instant now, CancellationToken cancellationToken)
    {
        await using var batch = database.Batch();
        batch.Step("""
            select exists (select from orderkit.reservations where status = 'pending' and expires_at <= $1)
            """, PostgreSqlSteps.Text(PostgreSqlTime.Of(now)));
        batch.Step(
            $"{StockTables.Positions} where sku = any($1) order by sku, location", PostgreSqlSteps.Texts(skus.Select(sku => sku.Value)));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var due = await reader.RowsAsync(row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        var positions = await reader.NextAsync(StockTables.Position, cancellationToken).ConfigureAwait(false);
        return (due[0], positions.ToLookup(position => position.Sku));
    }

    private async ValueTask<Decision<StockAnswer.Reserved>> OnOrderAsync(
        StockCommand.ForOrder command, CancellationToken cancellationToken)
    {
        var decision = await HandleAsync(command, cancellationToken).ConfigureAwait(false);
        return decision.IsAccepted ? Decision.Accept((StockAnswer.Reserved)decision.Value) : decision.Refusal;
    }
}
