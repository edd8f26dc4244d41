using Npgsql;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>The statements that store one step of an order. As one batch they are one transaction and one round trip.</summary>
internal static class PostgreSqlAppend
{
    // First, for the unique number of an event is the version check: whoever is slower fails here and has written nothing.
    private const string Events = """
        with stored as (
            insert into orderkit.events (order_id, version, body)
            select $1, given.version, given.body from unnest($2, $3) with ordinality as given (version, body, place)
            order by given.place
            returning id)
        insert into orderkit.outbox (event) select id from stored
        """;

    private const string NewOrder =
        "insert into orderkit.orders (id, version, status, placed_at, body) values ($1, $2, $3, $4, $5)";

    private const string NextOrder = """
        with moved as (
            update orderkit.orders set version = $2, status = $3, placed_at = $4, body = $5 where id = $1 and version = $6
            returning id)
        select orderkit.require(count(*) = 1, 'the order has another version') from moved
        """;

    private const string Sealed = """
        insert into orderkit.envelopes (order_id, sealed) values ($1, $2) on conflict (order_id) do update set sealed = excluded.sealed
        """;

    internal static void Write(NpgsqlBatch batch, OrderStep step, Envelope? envelope, long expectedVersion)
    {
        var (order, id) = (step.Order, step.Order.Id.Value);
        batch.Step(
            Events,
            PostgreSqlSteps.Text(id),
            PostgreSqlSteps.Wholes(step.Events.Select(one => one.Version)),
            PostgreSqlSteps.Jsons(step.Events.Select(StoredEvent.Write)));
        NpgsqlParameter[] state =
        [
            PostgreSqlSteps.Text(id),
            PostgreSqlSteps.Whole(order.Version),
            PostgreSqlSteps.Text(Words<OrderStatus>.Of(order.Status)),
            PostgreSqlSteps.Text(PostgreSqlTime.Of(order.PlacedAt)),
            PostgreSqlSteps.Json(StoredOrder.Write(order)),
        ];
        if (expectedVersion == 0)
        {
            batch.Step(NewOrder, state);
        }
        else
        {
            batch.Step(NextOrder, [.. state, PostgreSqlSteps.Whole(expectedVersion)]);
        }

        if (envelope is not null)
        {
            batch.Step(Sealed, PostgreSqlSteps.Text(id), PostgreSqlSteps.Bytes(envelope.Sealed));
        }
    }

    /// <summary>Whether somebody else had changed the order meanwhile.</summary>
    internal static bool WasSlower(PostgresException fault) => fault switch
    {
        { SqlState: PostgreSqlSteps.Required } => true,
        { SqlState: PostgresErrorCodes.UniqueViolation } => fault.ConstraintName is "events_pkey" or "orders_pkey",
        _ => fault.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };
}
