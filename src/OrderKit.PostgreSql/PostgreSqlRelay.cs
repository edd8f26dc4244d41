using Npgsql;
using NodaTime;

namespace OrderKit.PostgreSql;

/// <summary>Gives committed events their positions in the feed: 1, 2, 3 and so on, without a gap.</summary>
/// <remarks>One host at a time, by a lease in the database and by the database's clock. A holder that was thought dead and comes back
/// writes nothing: each round first locks the relay's row and asks whether its own epoch is still the newest. Only committed events are
/// seen, so a transaction that is still open holds nobody up and is passed by nobody. Safe to share between threads.</remarks>
public sealed class PostgreSqlRelay
{
    private const int RoundMax = 5000;

    private const string Claim = """
        update orderkit.relay
        set epoch = epoch + case when owner = $1 then 0 else 1 end, owner = $1, held_until = clock_timestamp() + $2 * interval '1 ms'
        where owner = $1 or owner is null or held_until <= clock_timestamp()
        returning epoch
        """;

    // A statement of its own: within one statement the row would be seen as it was before the wait for its lock.
    private const string Fence = """
        select orderkit.require(count(*) = 1, 'another relay has taken over')
        from (select epoch from orderkit.relay where epoch = $1 for update) held
        """;

    // The lock alone lets one host after the other write; a lease only says who shall do the work.
    private const string Free = """
        select orderkit.require(count(*) = 1, 'another relay does the work')
        from (select epoch from orderkit.relay where owner is null or held_until <= clock_timestamp() for update) free
        """;

    private const string Place = """
        with waiting as (select event from orderkit.outbox order by event limit $1),
        taken as (delete from orderkit.outbox where event <= (select max(event) from waiting) returning event),
        placed as (
            insert into orderkit.feed (position, event)
            select relay.position + row_number() over (order by taken.event), taken.event from taken cross join orderkit.relay
            returning position)
        update orderkit.relay set position = greatest(position, (select max(position) from placed))
        returning (select count(*) from placed)
        """;

    private readonly PostgreSqlDatabase database;
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly Duration lease;

    /// <summary>A relay of this host.</summary>
    /// <param name="database">The database.</param>
    /// <param name="lease">How long others wait for this host before they take over; null is 10 seconds. More than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lease is not more than 0.</exception>
    public PostgreSqlRelay(PostgreSqlDatabase database, Duration? lease = null)
    {
        this.database = database ?? throw new ArgumentNullException(nameof(database));
        this.lease = lease ?? Duration.FromSeconds(10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(this.lease, Duration.Zero, nameof(lease));
    }

    /// <summary>Gives a position to every event that is committed and has none.</summary>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    /// <returns>False when another host holds the lease: it does the work.</returns>
    public async Task<bool> RunToEndAsync(CancellationToken cancellationToken = default) =>
        await PlaceAllAsync(cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Lets the lease go, so that another host need not wait for its end.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When it is gone.</returns>
    public async Task ReleaseAsync(CancellationToken cancellationToken = default)
    {
        var command = database.Command(
            "update orderkit.relay set owner = null, epoch = epoch + 1 where owner = $1", PostgreSqlSteps.Text(owner));
        await command.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How far the feed has come and how long the oldest event has waited, for a health check.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The last position, the events that wait for one, and since how long the oldest waits, 0 when none does.</returns>
    public async Task<(long Position, long Waiting, Duration OldestWaits)> LookAsync(CancellationToken cancellationToken = default)
    {
        var command = database.Command("""
            select (select position from orderkit.relay), count(*),
                coalesce(extract(epoch from greatest(clock_timestamp() - min(stored_at), interval '0')), 0)::float8
            from orderkit.outbox
            """);
        var rows = await command.AllAsync(
            row => (row.GetInt64(0), row.GetInt64(1), Duration.FromSeconds(row.GetDouble(2))), cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>Gives a position to every event that is committed and has none.</summary>
    /// <returns>How many got one; null when another host does the work.</returns>
    internal async Task<int?> PlaceAllAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken).ConfigureAwait(false) is not { } epoch)
        {
            return null;
        }

        int? placed;
        var all = 0;
        do
        {
            placed = await PlaceAsync(epoch, RoundMax, cancellationToken).ConfigureAwait(false);
            all += placed ?? 0;
        }
        while (placed == RoundMax);

        return placed is null ? null : all;
    }

    /// <summary>Takes or keeps the lease.</summary>
    /// <returns>The epoch to work under; null when another holds it.</returns>
    internal async Task<long?> ClaimAsync(CancellationToken cancellationToken)
    {
        var command = database.Command(Claim, PostgreSqlSteps.Text(owner), PostgreSqlSteps.Whole((long)lease.TotalMilliseconds));
        var epochs = await command.AllAsync(row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return epochs.Count == 0 ? null : epochs[0];
    }

    /// <summary>Gives positions to the next events, in one transaction and one round trip.</summary>
    /// <returns>How many got one; null when the epoch is not the newest any more, and nothing was written.</returns>
    internal Task<int?> PlaceAsync(long epoch, int most, CancellationToken cancellationToken) =>
        PlaceAsync(database, batch => batch.Step(Fence, PostgreSqlSteps.Whole(epoch)), most, cancellationToken);

    /// <summary>Gives positions to the next events if no relay holds the lease now, without taking it.</summary>
    /// <returns>How many got one; null when a relay does the work.</returns>
    internal static Task<int?> PlaceIfFreeAsync(PostgreSqlDatabase database, CancellationToken cancellationToken) =>
        PlaceAsync(database, batch => batch.Step(Free), RoundMax, cancellationToken);

    private static async Task<int?> PlaceAsync(
        PostgreSqlDatabase database, Action<NpgsqlBatch> fence, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.Batch();
        fence(batch);
        batch.Step(Place, PostgreSqlSteps.Whole(most));
        try
        {
            await using var reader = await batch.WriteAndReadAsync(cancellationToken).ConfigureAwait(false);
            return (await reader.NextAsync(row => (int)row.GetInt64(0), default).ConfigureAwait(false))[0];
        }
        catch (PostgresException fault) when (fault.SqlState == PostgreSqlSteps.Required)
        {
            return null;
        }
    }
}
