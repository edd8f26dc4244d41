using Npgsql;
using OrderKit.Processes;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Reads events by the positions that they were given after their commit.</summary>
internal static class PostgreSqlFeed
{
    private const string Positions = """
        select placed.position, events.body
        from (select position, event from orderkit.feed where position > $1 order by position limit $2) placed
        join orderkit.events on events.id = placed.event
        order by placed.position
        """;

    // A full page is not asked further, nor is the outbox where a relay does the work: behind a long backlog it is slow to look into.
    private const string Waiting = """
        select case when (select count(*) from (select from orderkit.feed where position > $1 limit $2) page) < $2
            then exists (select from orderkit.relay where owner is null or held_until <= clock_timestamp())
                and exists (select from orderkit.outbox)
            else false end
        """;

    private const string OfOrder = """
        select feed.position, events.body
        from orderkit.events join orderkit.feed on feed.event = events.id
        where events.order_id = $1 and feed.position > $2
        order by events.version limit $3
        """;

    internal static async ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(
        PostgreSqlDatabase database, long after, int most, CancellationToken cancellationToken)
    {
        List<FeedEvent> found = [];
        while (await AddAsync(database, found, after, most, cancellationToken).ConfigureAwait(false)
            && await PostgreSqlRelay.PlaceIfFreeAsync(database, cancellationToken).ConfigureAwait(false) is not null)
        {
        }

        return found;
    }

    internal static Task<List<FeedEvent>> ReadOrderAsync(
        PostgreSqlDatabase database, OrderId order, long after, int most, CancellationToken cancellationToken) =>
        database.Command(OfOrder, PostgreSqlSteps.Text(order.Value), PostgreSqlSteps.Whole(after), PostgreSqlSteps.Whole(most))
            .AllAsync(Event, cancellationToken);

    // Adds what has a position; says whether the page has room and an event waits for its position with nobody at work on it.
    private static async Task<bool> AddAsync(
        PostgreSqlDatabase database, List<FeedEvent> found, long after, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.Batch();
        var (from, room) = (found.Count == 0 ? after : found[^1].Position, most - found.Count);
        batch.Step(Positions, PostgreSqlSteps.Whole(from), PostgreSqlSteps.Whole(room));
        batch.Step(Waiting, PostgreSqlSteps.Whole(from), PostgreSqlSteps.Whole(room));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        found.AddRange(await reader.RowsAsync(Event, cancellationToken).ConfigureAwait(false));
        var waits = await reader.NextAsync(row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        return found.Count < most && waits[0];
    }

    private static FeedEvent Event(NpgsqlDataReader row) => new(row.GetInt64(0), StoredEvent.Read(row.GetFieldValue<byte[]>(1)));
}
