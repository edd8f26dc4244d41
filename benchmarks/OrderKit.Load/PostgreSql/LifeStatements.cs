namespace OrderKit.Load.PostgreSql;

/// <summary>The statements of the life by hand.</summary>
internal static class LifeStatements
{
    internal const string NewReservation = """
        insert into orderkit.reservations (order_id, version, status, expires_at, skus, body) values ($1, 2, 'committed', $2, $3, $4)
        """;

    internal const string NextReservation =
        "update orderkit.reservations set version = 3, status = 'ended', body = $2 where order_id = $1 and version = 2";

    internal const string Events = """
        with stored as (
            insert into orderkit.events (order_id, version, body) select $1, * from unnest($2, $3) returning id)
        select array_agg(id) from stored
        """;

    internal const string Outbox = "insert into orderkit.outbox (event) select unnest($1)";

    internal const string EventsAndOutbox = """
        with stored as (
            insert into orderkit.events (order_id, version, body) select $1, * from unnest($2, $3) returning id)
        insert into orderkit.outbox (event) select id from stored
        """;

    internal const string NewOrder = "insert into orderkit.orders (id, version, status, placed_at, body) values ($1, $2, $3, $4, $5)";

    internal const string NextOrder =
        "update orderkit.orders set version = $2, status = $3, placed_at = $4, body = $5 where id = $1 and version = $6";

    private const string Entry = """
        insert into orderkit.stock_entries
            (sku, location, sequence, verb, decided_at, command_id, order_id, on_hand, reserved, shortage, safety, quarantined)
        """;

    /// <summary>Takes units of one article: in one statement, or in two of which the second is given the row's new version.</summary>
    internal static (string Sql, string? Then) Reserve(bool isOne) => Of(
        isOne, "reserved = reserved + $3, version = version + 1", "on_hand - reserved - safety - quarantined >= $3", "reserve", "0, $3");

    /// <summary>Lets units of one article leave.</summary>
    internal static (string Sql, string? Then) Consume(bool isOne) => Of(
        isOne, "on_hand = on_hand - $3, reserved = reserved - $3, version = version + 1", "reserved >= $3", "consume", "-$3, -$3");

    private static (string Sql, string? Then) Of(bool isOne, string change, string guard, string verb, string moved)
    {
        var update = $"update orderkit.stock_positions set {change} where sku = $1 and location = $2 and {guard} returning version";
        return isOne
            ? ($"""
                with moved as ({update}),
                noted as ({Entry} select $1, $2, version, '{verb}', $4, 'click-1', $5, {moved}, 0, 0, 0 from moved)
                select orderkit.require(count(*) = 1, 'there are not so many units') from moved
                """, null)
            : (update, $"{Entry} values ($1, $2, $6, '{verb}', $4, 'click-1', $5, {moved}, 0, 0, 0)");
    }
}
