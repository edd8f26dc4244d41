using NodaTime;
using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.Sqlite;

/// <summary>Keeps the stock in a file: positions, ledger, reservations and the commands accepted before.</summary>
/// <remarks>
/// <para>Commands that come at the same time are decided one after the other and written in one commit, so that the disk is waited for
/// once; one that comes alone is written at once. When more wait than <see cref="SqliteOptions.StockQueueMax"/>, a command is answered with
/// <see cref="StockBusyException"/>. Answers are given when they are on the disk.</para>
/// <para>A pending reservation gives way the moment its time is out, also when nothing ran meanwhile: what is due is read from the file
/// before each command and question. Safe to share between threads, and with other processes that have the file open.</para>
/// </remarks>
public sealed class SqliteStock : IStockKeeper, IStockLedger
{
    private static readonly Duration RetryAfter = Duration.FromMilliseconds(100);

    private readonly SqliteDatabase database;
    private readonly IClock clock;
    private readonly StockBatches batches;
    private readonly StockCombiner combiner;

    /// <summary>Keeps the stock in a file.</summary>
    /// <param name="database">The file.</param>
    /// <param name="clock">The time expiry is judged by.</param>
    public SqliteStock(SqliteDatabase database, IClock clock)
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
        cancellationToken.ThrowIfCancellationRequested();
        var now = clock.GetCurrentInstant();
        while (true)
        {
            var answer = database.ReadOneState(session => StockTables.Due(session, SqliteTime.Of(now), 1).Count > 0
                ? null
                : skus.Select(sku => SkuAvailability.Of(sku, StockTables.Positions(session, sku))).ToValueList());
            if (answer is not null)
            {
                return answer;
            }

            await batches.SweepAsync(now, 1000, cancellationToken).ConfigureAwait(false);
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
    public ValueTask<Reservation?> FindAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => StockTables.Reservation(session, order)));
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<StockPosition>> PositionsAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => StockTables.Positions(session, sku)));
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<StockEntry>> ReadLedgerAsync(
        Sku sku, LocationId location, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => StockTables.Entries(session, sku, location, after, most)));
    }

    private async ValueTask<Decision<StockAnswer.Reserved>> OnOrderAsync(
        StockCommand.ForOrder command, CancellationToken cancellationToken)
    {
        var decision = await HandleAsync(command, cancellationToken).ConfigureAwait(false);
        return decision.IsAccepted ? Decision.Accept((StockAnswer.Reserved)decision.Value) : decision.Refusal;
    }
}
