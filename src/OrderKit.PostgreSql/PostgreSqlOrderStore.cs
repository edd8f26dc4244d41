using Npgsql;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Keeps orders, their events and their envelopes in PostgreSQL, for any number of hosts.</summary>
/// <remarks>Order, events and envelope are stored in one round trip and one transaction; the unique number of an event within its order
/// decides which of two hosts was faster. The feed gives events their positions after the commit, so that a reader never passes one that is
/// still to come. Safe to share between threads.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlOrderStore(PostgreSqlDatabase database) : IOrderStore, IOrderFeed, IOrderQueries, IEnvelopeStore
{
    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        var rows = await database.Command("select version, body from orderkit.orders where id = $1", PostgreSqlSteps.Text(id.Value))
            .AllAsync(row => (Version: row.GetInt64(0), Body: row.GetFieldValue<byte[]>(1)), cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return null;
        }

        var snapshot = StoredOrder.Read(rows[0].Body).Order;
        var order = snapshot ?? await TellAsync(id, cancellationToken).ConfigureAwait(false);

        // Events are read after the row: there may be more of them meanwhile.
        return order?.Id == id && (snapshot is null ? order.Version >= rows[0].Version : order.Version == rows[0].Version)
            ? order
            : throw new InvalidOrderDataException($"Order {id} has a row of version {rows[0].Version} that tells something else.");
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryAppendAsync(
        OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        await using var batch = database.Batch();
        PostgreSqlAppend.Write(batch, step, envelope, expectedVersion);
        try
        {
            await batch.WriteAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException fault) when (PostgreSqlAppend.WasSlower(fault))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken)
    {
        var rows = await database
            .Command("select sealed from orderkit.envelopes where order_id = $1", PostgreSqlSteps.Text(order.Value))
            .AllAsync(row => new Envelope(order, row.GetFieldValue<byte[]>(0)), cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <inheritdoc/>
    /// <remarks>A reader at the end of the feed gives positions to the events that wait for one, unless a <see cref="PostgreSqlRelay"/>
    /// holds the lease: a shop needs no worker for it, though one makes the feed quicker.</remarks>
    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return PostgreSqlFeed.ReadAsync(database, after, most, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(
        OrderId order, long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return await PostgreSqlFeed.ReadOrderAsync(database, order, after, most, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Command("select position from orderkit.relay")
            .AllAsync(row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    /// <inheritdoc/>
    public ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return PostgreSqlListing.PageAsync(database, listing, cancellationToken);
    }

    private async Task<Order?> TellAsync(OrderId id, CancellationToken cancellationToken)
    {
        var history = await database
            .Command("select body from orderkit.events where order_id = $1 order by version", PostgreSqlSteps.Text(id.Value))
            .AllAsync(row => StoredEvent.Read(row.GetFieldValue<byte[]>(0)), cancellationToken).ConfigureAwait(false);
        return OrderDecider.Replay(history.ToValueList());
    }
}
