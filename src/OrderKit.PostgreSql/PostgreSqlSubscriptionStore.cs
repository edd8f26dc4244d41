using NodaTime;
using Npgsql;
using OrderKit.Subscriptions;

namespace OrderKit.PostgreSql;

/// <summary>Keeps the places of the feed's readers in PostgreSQL.</summary>
/// <remarks>Safe to share between threads and hosts.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlSubscriptionStore(PostgreSqlDatabase database) : ISubscriptionStore
{
    // An owner goes on under its own epoch, whatever its lease; anybody else begins another one.
    private const string Claim = """
        insert into orderkit.subscriptions as at (name, epoch, position, owner, owned_until) values ($1, 1, 0, $2, $4)
        on conflict (name) do update
            set epoch = at.epoch + case when at.owner = excluded.owner then 0 else 1 end, owner = excluded.owner,
                owned_until = excluded.owned_until
            where at.owner = excluded.owner or at.owned_until <= $3
        returning epoch
        """;

    private const string Saved = "select epoch, position from orderkit.subscriptions where name = $1";

    private const string Parked = """
        select order_id, position, attempts, retry_at, fault from orderkit.parked_orders where subscription = $1 order by number
        """;

    private const string Save = """
        with saved as (update orderkit.subscriptions set position = $3 where name = $1 and epoch = $2 returning 1)
        select orderkit.require(count(*) = 1, 'another owner has taken over') from saved
        """;

    private const string Park = """
        insert into orderkit.parked_orders (subscription, number, order_id, position, attempts, retry_at, fault)
        select $1, place, order_id, position, attempts, retry_at, fault
        from unnest($2, $3, $4, $5, $6) with ordinality as new (order_id, position, attempts, retry_at, fault, place)
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask<Subscription?> ClaimAsync(
        Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        Identifier.Require(owner);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, Duration.Zero);
        await using var batch = database.Batch();
        batch.Step(
            Claim,
            PostgreSqlSteps.Text(name.Value), PostgreSqlSteps.Text(owner),
            PostgreSqlSteps.Text(PostgreSqlTime.Of(now)), PostgreSqlSteps.Text(PostgreSqlTime.Of(now + lease)));
        Find(batch, name);
        await using var reader = await batch.WriteAndReadAsync(cancellationToken).ConfigureAwait(false);
        var epochs = await reader.RowsAsync(row => row.GetInt64(0), default).ConfigureAwait(false);
        await reader.NextResultAsync(default).ConfigureAwait(false);
        return epochs.Count == 0 ? null : await ReadAsync(reader, name, default).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var (name, parked) = (subscription.Name.Value, subscription.Parked);
        await using var batch = database.Batch();
        batch.Step(
            Save, PostgreSqlSteps.Text(name), PostgreSqlSteps.Whole(subscription.Epoch), PostgreSqlSteps.Whole(subscription.Position));
        batch.Step("delete from orderkit.parked_orders where subscription = $1", PostgreSqlSteps.Text(name));
        batch.Step(
            Park,
            PostgreSqlSteps.Text(name),
            PostgreSqlSteps.Texts(parked.Select(one => one.Order.Value)),
            PostgreSqlSteps.Wholes(parked.Select(one => one.From)),
            PostgreSqlSteps.Numbers(parked.Select(one => one.Attempts)),
            PostgreSqlSteps.Texts(parked.Select(one => one.RetryAt is { } at ? PostgreSqlTime.Of(at) : null)),
            PostgreSqlSteps.Texts(parked.Select(one => one.Fault.Value)));
        try
        {
            await batch.WriteAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgreSqlSteps.Required)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken)
    {
        await using var batch = database.Batch();
        Find(batch, name);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(reader, name, cancellationToken).ConfigureAwait(false);
    }

    // The row is locked while it is read, so that place and parked orders are of one moment.
    private static void Find(NpgsqlBatch batch, Code name)
    {
        batch.Step($"{Saved} for share", PostgreSqlSteps.Text(name.Value));
        batch.Step(Parked, PostgreSqlSteps.Text(name.Value));
    }

    private static async Task<Subscription?> ReadAsync(NpgsqlDataReader reader, Code name, CancellationToken cancellationToken)
    {
        var saved = await reader.RowsAsync(row => new Subscription(name, row.GetInt64(0), row.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);
        var parked = await reader.NextAsync(
            row => new ParkedOrder(
                new(row.GetString(0)), row.GetInt64(1), row.GetInt32(2),
                row.TextOrNull(3) is { } at ? PostgreSqlTime.Read(at) : null, new(row.GetString(4))),
            cancellationToken).ConfigureAwait(false);
        return saved.Count == 0 ? null : saved[0] with { Parked = parked.ToValueList() };
    }
}
