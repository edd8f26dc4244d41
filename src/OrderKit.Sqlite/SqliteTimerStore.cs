using NodaTime;
using OrderKit.Timers;

namespace OrderKit.Sqlite;

/// <summary>Keeps timers in a file.</summary>
/// <remarks>Safe to share between threads, and with other processes that have the file open.</remarks>
/// <param name="database">The file.</param>
public sealed class SqliteTimerStore(SqliteDatabase database) : ITimerStore
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        await database.WriteAsync(
            session => session.Run(
                "INSERT INTO timer (kind, order_id, due, token, attempts) VALUES (?1, ?2, ?3, 0, 0) "
                + "ON CONFLICT (kind, order_id) DO UPDATE SET due = ?3, token = 0, attempts = 0, held_until = NULL",
                timer.Kind.Value, timer.Order.Value, SqliteTime.Of(timer.Due)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Run("DELETE FROM timer WHERE kind = ?1 AND order_id = ?2", kind.Value, order.Value) > 0, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One(
            "SELECT due FROM timer WHERE kind = ?1 AND order_id = ?2",
            row => new OrderTimer(kind, order, SqliteTime.Read(row.GetString(0))),
            kind.Value, order.Value)));
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return database.WriteAsync(session => Claim(session, kinds, now, now + lease, most), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken) => next is { } due
        ? SettleAsync(
            "UPDATE timer SET due = ?4, token = 0, attempts = 0, held_until = NULL WHERE kind = ?1 AND order_id = ?2 AND token = ?3",
            claim, cancellationToken, SqliteTime.Of(due))
        : SettleAsync("DELETE FROM timer WHERE kind = ?1 AND order_id = ?2 AND token = ?3", claim, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken) => SettleAsync(
        "UPDATE timer SET due = ?4, token = 0, held_until = NULL WHERE kind = ?1 AND order_id = ?2 AND token = ?3",
        claim, cancellationToken, SqliteTime.Of(at));

    /// <inheritdoc/>
    public ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One(
            "SELECT due FROM timer ORDER BY due LIMIT 1", row => (Instant?)SqliteTime.Read(row.GetString(0)))));
    }

    private static ValueList<TimerClaim> Claim(SqliteSession session, ValueList<Code> kinds, Instant now, Instant until, int most)
    {
        // A code has no letter that JSON would write otherwise.
        var due = session.All(
            "SELECT kind, order_id, due, attempts FROM timer WHERE due <= ?1 AND (held_until IS NULL OR held_until <= ?1) "
            + "AND kind IN (SELECT value FROM json_each(?2)) ORDER BY due, kind, order_id LIMIT ?3",
            row => (
                Timer: new OrderTimer(new(row.GetString(0)), new(row.GetString(1)), SqliteTime.Read(row.GetString(2))),
                Attempt: row.GetInt32(3) + 1),
            SqliteTime.Of(now), $"[{string.Join(',', kinds.Select(kind => $"\"{kind}\""))}]", most);
        if (due.Count == 0)
        {
            return [];
        }

        var token = session.One("SELECT last FROM timer_token", row => row.GetInt64(0));
        session.Run("UPDATE timer_token SET last = ?1", token + due.Count);
        var claims = due.Select(one => new TimerClaim(one.Timer, ++token, one.Attempt)).ToValueList();
        foreach (var claim in claims)
        {
            session.Run(
                "UPDATE timer SET token = ?3, attempts = ?4, held_until = ?5 WHERE kind = ?1 AND order_id = ?2",
                claim.Timer.Kind.Value, claim.Timer.Order.Value, claim.Token, claim.Attempt, SqliteTime.Of(until));
        }

        return claims;
    }

    private ValueTask<bool> SettleAsync(string sql, TimerClaim claim, CancellationToken cancellationToken, params string[] due)
    {
        ArgumentNullException.ThrowIfNull(claim);
        object?[] values = [claim.Timer.Kind.Value, claim.Timer.Order.Value, claim.Token, .. due];
        return database.WriteAsync(session => session.Run(sql, values) > 0, cancellationToken);
    }
}
