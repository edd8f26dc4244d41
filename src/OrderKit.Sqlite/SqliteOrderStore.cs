using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Keeps orders in a file: each step's events, the order after them and its envelope in one transaction.</summary>
/// <remarks>
/// <para>Loading reads the order as it was last stored. Where that is of another form than this version's, it is told by its events.</para>
/// <para>The feed's position is the number of the event's row, given in the transaction that writes it. There is one writer at a time, and
/// the number is given while it writes: so rows become readable in the order of their numbers, and a reader that has seen a position has
/// seen every one below it. Numbers are never used again.</para>
/// <para>Safe to share between threads, and with other processes that have the file open.</para>
/// </remarks>
/// <param name="database">The file.</param>
public sealed class SqliteOrderStore(SqliteDatabase database) : IOrderStore, IOrderFeed, IEnvelopeStore, IOrderQueries
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.ReadOneState(session => Load(session, id)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAppendAsync(OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return database.WriteAsync(Append(step, envelope, expectedVersion), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One(
            "SELECT sealed FROM envelope WHERE order_id = ?1", row => new Envelope(order, row.Bytes(0)), order.Value)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.All(
            "SELECT position, body FROM order_event WHERE position > ?1 ORDER BY position LIMIT ?2", FeedEvent, after, most)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(OrderId order, long after, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.All(
            "SELECT position, body FROM order_event WHERE order_id = ?1 AND position > ?2 ORDER BY version LIMIT ?3",
            FeedEvent, order.Value, after, most)));
    }

    /// <inheritdoc/>
    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One("SELECT coalesce(max(position), 0) FROM order_event", row => row.GetInt64(0))));
    }

    /// <inheritdoc/>
    public ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listing);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => OrderListings.PageOf(session, listing)));
    }

    /// <summary>The work of an append, to be done in a transaction; the stored forms are made before it.</summary>
    internal static Func<SqliteSession, bool> Append(OrderStep step, Envelope? envelope, long expectedVersion)
    {
        var events = step.Events.Select(StoredForm).ToArray();
        var state = new Utf8Text(StoredOrder.Write(step.Order));
        return session => Append(session, step.Order, events, state, envelope, expectedVersion);
    }

    private static FeedEvent FeedEvent(SqliteRow row) => new(row.GetInt64(0), StoredEvent.Read(row.Json(1)));

    private static (long Version, Utf8Text Body) StoredForm(RecordedEvent recorded) =>
        (recorded.Version, new Utf8Text(StoredEvent.Write(recorded)));

    private static Order? Load(SqliteSession session, OrderId id)
    {
        var (version, body) = session.One(
            "SELECT version, body FROM order_state WHERE order_id = ?1", row => (row.GetInt64(0), row.Json(1)), id.Value);
        if (version == 0)
        {
            return null;
        }

        var order = StoredOrder.Read(body).Order ?? OrderDecider.Replay(session.All(
            "SELECT body FROM order_event WHERE order_id = ?1 ORDER BY version", row => StoredEvent.Read(row.Json(0)), id.Value));
        return order is { } known && known.Version == version && known.Id == id
            ? order
            : throw new InvalidOrderDataException($"Order {id} is stored with version {version} and another state.");
    }

    private static bool Append(
        SqliteSession session, Order order, (long Version, Utf8Text Body)[] events, Utf8Text state, Envelope? envelope,
        long expectedVersion)
    {
        if (session.One("SELECT version FROM order_state WHERE order_id = ?1", row => row.GetInt64(0), order.Id.Value) != expectedVersion)
        {
            return false;
        }

        foreach (var (version, body) in events)
        {
            session.Run("INSERT INTO order_event (order_id, version, body) VALUES (?1, ?2, ?3)", order.Id.Value, version, body);
        }

        session.Run(
            "INSERT INTO order_state (order_id, version, status, placed_at, body) VALUES (?1, ?2, ?3, ?4, ?5) "
            + "ON CONFLICT (order_id) DO UPDATE SET version = ?2, status = ?3, placed_at = ?4, body = ?5",
            order.Id.Value, order.Version, Words<OrderStatus>.Of(order.Status), SqliteTime.Of(order.PlacedAt), state);
        if (envelope is not null)
        {
            session.Run(
                "INSERT INTO envelope (order_id, sealed) VALUES (?1, ?2) ON CONFLICT (order_id) DO UPDATE SET sealed = ?2",
                order.Id.Value, envelope.Sealed.ToArray());
        }

        return true;
    }
}
