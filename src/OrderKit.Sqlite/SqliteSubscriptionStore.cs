using NodaTime;
using OrderKit.Subscriptions;

namespace OrderKit.Sqlite;

/// <summary>Keeps the places of the feed's readers in a file.</summary>
/// <remarks>Safe to share between threads, and with other processes that have the file open.</remarks>
/// <param name="database">The file.</param>
public sealed class SqliteSubscriptionStore(SqliteDatabase database) : ISubscriptionStore
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public ValueTask<Subscription?> ClaimAsync(
        Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        Identifier.Require(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, Duration.Zero);
        var (moment, until) = (SqliteTime.Of(now), SqliteTime.Of(now + lease));
        return database.WriteAsync(session => Claim(session, name, owner, moment, until), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return database.WriteAsync(session => Save(session, subscription), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.ReadOneState(session => Find(session, name)));
    }

    // An owner goes on under its own epoch, whatever its lease; anybody else begins another one.
    private static Subscription? Claim(SqliteSession session, Code name, string owner, string now, string until)
    {
        var isFree = session.Run(
            "INSERT INTO subscription (name, epoch, position, owner, owned_until) VALUES (?1, 1, 0, ?2, ?4) "
            + "ON CONFLICT (name) DO UPDATE SET epoch = epoch + (owner <> ?2), owner = ?2, owned_until = ?4 "
            + "WHERE owner = ?2 OR owned_until <= ?3",
            name.Value, owner, now, until) > 0;
        return isFree ? Find(session, name) : null;
    }

    private static bool Save(SqliteSession session, Subscription subscription)
    {
        var name = subscription.Name.Value;
        if (session.Run(
            "UPDATE subscription SET position = ?3 WHERE name = ?1 AND epoch = ?2",
            name, subscription.Epoch, subscription.Position) == 0)
        {
            return false;
        }

        session.Run("DELETE FROM parked_order WHERE subscription = ?1", name);
        foreach (var (number, parked) in subscription.Parked.Index())
        {
            session.Run(
                "INSERT INTO parked_order (subscription, number, order_id, position, attempts, retry_at, fault) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                name, number, parked.Order.Value, parked.From, parked.Attempts,
                parked.RetryAt is { } at ? SqliteTime.Of(at) : null, parked.Fault.Value);
        }

        return true;
    }

    private static Subscription? Find(SqliteSession session, Code name)
    {
        var parked = session.All(
            "SELECT order_id, position, attempts, retry_at, fault FROM parked_order WHERE subscription = ?1 ORDER BY number",
            row => new ParkedOrder(
                new(row.GetString(0)), row.GetInt64(1), row.GetInt32(2),
                row.TextOrNull(3) is { } at ? SqliteTime.Read(at) : null, new(row.GetString(4))),
            name.Value);
        return session.One(
            "SELECT epoch, position FROM subscription WHERE name = ?1",
            row => new Subscription(name, row.GetInt64(0), row.GetInt64(1)) { Parked = parked.ToValueList() },
            name.Value);
    }
}
