using Npgsql;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Keeps orders, their events and their envelopes in PostgreSQL, for any number of hosts.</summary>
/// <remarks>Order, events and envelope are stored in one round trip and one transaction; the unique number of an event within its order
/// decides which of two hosts was faster. The feed gives events their positions after the commit, so that a reader never passes one that is
/// still to come. Safe to share between threads.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlOrderStore(PostgreSqlDatabase database) : IOrderStore, IOrderFeed, IEnvelopeStore
{
    private const string Positions = """
        select placed.position, events.event
        from (select position, event from orderkit.feed where position > $1 order by position limit $2) placed
        join orderkit.events on events.id = placed.event
        order by placed.position
        """;

    private const string Waiting = """
        select exists (select from orderkit.outbox)
            and exists (select from orderkit.relay where owner is null or held_until <= clock_timestamp())
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        await using var command = database.Command("select version, snapshot from orderkit.orders where id = $1")
            .With(PostgreSqlSteps.Text(id.Value));
        var (version, snapshot) = await ReadSnapshotAsync(command, cancellationToken).ConfigureAwait(false);
        if (snapshot is null)
        {
            return null;
        }

        var order = StoredOrder.Read(snapshot).Order ?? await TellAsync(id, cancellationToken).ConfigureAwait(false);
        return order?.Id == id && order.Version >= version
            ? order
            : throw new InvalidOrderDataException($"Order {id} is stored as version {version}, but its row tells another order or version.");
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
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
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
        await using var command = database.Command("select sealed from orderkit.envelopes where order_id = $1")
            .With(PostgreSqlSteps.Text(order.Value));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] found ? new(order, found) : null;
    }

    /// <inheritdoc/>
    /// <remarks>A reader at the end of the feed gives positions to the events that wait for one, unless a <see cref="PostgreSqlRelay"/>
    /// holds the lease: a shop needs no worker for it, though one makes the feed quicker.</remarks>
    public async ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        List<FeedEvent> found = [];
        while (await ReadPositionsAsync(found, after, most, cancellationToken).ConfigureAwait(false)
            && await PostgreSqlRelay.PlaceIfFreeAsync(database, cancellationToken).ConfigureAwait(false) is not null)
        {
        }

        return found;
    }

    private static async Task<(long Version, byte[]? Snapshot)> ReadSnapshotAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))
            : (0, null);
    }

    private async Task<Order?> TellAsync(OrderId id, CancellationToken cancellationToken)
    {
        await using var command = database.Command("select event from orderkit.events where order_id = $1 order by version")
            .With(PostgreSqlSteps.Text(id.Value));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<RecordedEvent> history = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            history.Add(StoredEvent.Read(reader.GetFieldValue<byte[]>(0)));
        }

        return OrderDecider.Replay(history.ToValueList());
    }

    // Adds what has a position; says whether the page has room and an event waits for its position with nobody at work on it.
    private async Task<bool> ReadPositionsAsync(List<FeedEvent> found, long after, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.Batch();
        batch.Step(
            Positions, PostgreSqlSteps.Whole(found.Count == 0 ? after : found[^1].Position), PostgreSqlSteps.Whole(most - found.Count));
        batch.Step(Waiting);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(new(reader.GetInt64(0), StoredEvent.Read(reader.GetFieldValue<byte[]>(1))));
        }

        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return found.Count < most && reader.GetBoolean(0);
    }
}
