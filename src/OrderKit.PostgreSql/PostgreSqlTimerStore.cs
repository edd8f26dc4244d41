using NodaTime;
using Npgsql;
using OrderKit.Timers;

namespace OrderKit.PostgreSql;

/// <summary>Keeps timers in PostgreSQL. Hosts that claim at the same moment get different ones and do not wait for each other.</summary>
/// <remarks>Safe to share between threads and hosts.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlTimerStore(PostgreSqlDatabase database) : ITimerStore
{
    private const string Claim = """
        with due as (
            select kind, order_id from orderkit.timers
            where due <= $1 and (held_until is null or held_until <= $1) and kind = any($3)
            order by due, kind, order_id limit $4 for update skip locked),
        claimed as (
            update orderkit.timers at
            set token = nextval('orderkit.timer_tokens'), attempts = at.attempts + 1, held_until = $2
            from due where at.kind = due.kind and at.order_id = due.order_id
            returning at.kind, at.order_id, at.due, at.token, at.attempts)
        select kind, order_id, due, token, attempts from claimed order by due, kind, order_id
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask SetAsync(OrderTimer timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        await database.Command("""
            insert into orderkit.timers (kind, order_id, due, token, attempts) values ($1, $2, $3, 0, 0)
            on conflict (kind, order_id) do update set due = excluded.due, token = 0, attempts = 0, held_until = null
            """,
            PostgreSqlSteps.Text(timer.Kind.Value), PostgreSqlSteps.Text(timer.Order.Value),
            PostgreSqlSteps.Text(PostgreSqlTime.Of(timer.Due))).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CancelAsync(Code kind, OrderId order, CancellationToken cancellationToken) =>
        await database.Command(
            "delete from orderkit.timers where kind = $1 and order_id = $2",
            PostgreSqlSteps.Text(kind.Value), PostgreSqlSteps.Text(order.Value)).RunAsync(cancellationToken).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public async ValueTask<OrderTimer?> FindAsync(Code kind, OrderId order, CancellationToken cancellationToken)
    {
        var rows = await database.Command(
            "select due from orderkit.timers where kind = $1 and order_id = $2",
            PostgreSqlSteps.Text(kind.Value), PostgreSqlSteps.Text(order.Value))
            .AllAsync(row => new OrderTimer(kind, order, PostgreSqlTime.Read(row.GetString(0))), cancellationToken).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<TimerClaim>> ClaimAsync(
        ValueList<Code> kinds, Instant now, Duration lease, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var rows = await database.Command(
            Claim,
            PostgreSqlSteps.Text(PostgreSqlTime.Of(now)), PostgreSqlSteps.Text(PostgreSqlTime.Of(now + lease)),
            PostgreSqlSteps.Texts(kinds.Select(kind => kind.Value)), PostgreSqlSteps.Whole(most))
            .AllAsync(Claimed, cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }

    /// <inheritdoc/>
    public ValueTask<bool> FinishAsync(TimerClaim claim, Instant? next, CancellationToken cancellationToken) => next is { } due
        ? SettleAsync(
            """
            update orderkit.timers set due = $4, token = 0, attempts = 0, held_until = null
            where kind = $1 and order_id = $2 and token = $3
            """,
            claim, due, cancellationToken)
        : SettleAsync("delete from orderkit.timers where kind = $1 and order_id = $2 and token = $3", claim, null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(TimerClaim claim, Instant at, CancellationToken cancellationToken) => SettleAsync(
        "update orderkit.timers set due = $4, token = 0, held_until = null where kind = $1 and order_id = $2 and token = $3",
        claim, at, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Instant?> EarliestDueAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Command("select due from orderkit.timers order by due limit 1")
            .AllAsync(row => PostgreSqlTime.Read(row.GetString(0)), cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    private static TimerClaim Claimed(NpgsqlDataReader row) => new(
        new(new(row.GetString(0)), new(row.GetString(1)), PostgreSqlTime.Read(row.GetString(2))), row.GetInt64(3), row.GetInt32(4));

    private async ValueTask<bool> SettleAsync(string sql, TimerClaim claim, Instant? due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        NpgsqlParameter[] values =
        [
            PostgreSqlSteps.Text(claim.Timer.Kind.Value), PostgreSqlSteps.Text(claim.Timer.Order.Value), PostgreSqlSteps.Whole(claim.Token),
            .. due is { } at ? [PostgreSqlSteps.Text(PostgreSqlTime.Of(at))] : Array.Empty<NpgsqlParameter>(),
        ];
        return await database.Command(sql, values).RunAsync(cancellationToken).ConfigureAwait(false) > 0;
    }
}
