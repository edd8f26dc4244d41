using Npgsql;

namespace OrderKit.Load.PostgreSql;

/// <summary>Fills a store with orders that have been lived before, row by row as OrderKit stores them.</summary>
internal static class ManyOrders
{
    private const int Piece = 100_000;

    // Every tenth order has only been bought; the others are delivered. Each was placed a second after the one before.
    private const string Orders = $"""
        insert into orderkit.orders (id, version, status, placed_at, body)
        select filled.id, pattern.version, pattern.status, filled.placed, {Body}
        from {Filled} join pattern_orders pattern on pattern.is_last = (filled.n % $3 <> 0)
        """;

    private const string Events = $"""
        insert into orderkit.events (order_id, version, body)
        select filled.id, pattern.version, {Body}
        from {Filled} join pattern_events pattern on pattern.is_first or filled.n % $3 <> 0
        order by filled.n, pattern.version
        """;

    private const string Body = "replace(replace(pattern.body, 'SO-0000000000', filled.id), $4, filled.short)::json";

    private const string Filled = """
        (select n, 'SO-' || lpad(n::text, 10, '0') as id,
            to_char(timestamp '2025-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000000000Z"') as placed,
            to_char(timestamp '2025-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as short
        from generate_series($1::int, $2::int) n) filled
        """;

    /// <summary>Fills in so many orders with all their events.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rows">The pattern.</param>
    /// <param name="count">So many orders.</param>
    /// <param name="boughtOnly">Each of so many has only been bought; 0 for none.</param>
    /// <param name="isPositioned">Whether the events have their positions in the feed, or wait for them.</param>
    internal static async Task FillAsync(RunDatabase database, LifeRows rows, int count, int boughtOnly, bool isPositioned)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Command Timeout=0");
        await PatternsAsync(source, rows);
        for (var first = 1; first <= count; first += Piece)
        {
            var last = Math.Min(first + Piece - 1, count);
            await RunAsync(source, Events, first, last, boughtOnly == 0 ? int.MaxValue : boughtOnly, rows.PlacedInBody);
            await RunAsync(source, Orders, first, last, boughtOnly == 0 ? int.MaxValue : boughtOnly, rows.PlacedInBody);
        }

        database.Run(isPositioned
            ? """
                insert into orderkit.feed (position, event) select row_number() over (order by id), id from orderkit.events;
                update orderkit.relay set position = (select max(position) from orderkit.feed)
                """
            : "insert into orderkit.outbox (event) select id from orderkit.events");
        database.Run("vacuum analyze");
        database.Run("checkpoint");
    }

    private static async Task PatternsAsync(NpgsqlDataSource source, LifeRows rows)
    {
        await RunAsync(source, "create unlogged table pattern_orders (version bigint, status text, body text, is_last boolean)");
        await RunAsync(source, "create unlogged table pattern_events (version bigint, body text, is_first boolean)");
        foreach (var step in (int[])[0, rows.Orders.Count - 1])
        {
            await RunAsync(
                source, "insert into pattern_orders values ($1, $2, $3, $4)", rows.Events.Take(step + 1).Sum(one => (long)one.Length),
                rows.Statuses[step], rows.Orders[step], step > 0);
        }

        var version = 0L;
        foreach (var (step, body) in rows.Events.SelectMany((bodies, step) => bodies.Select(body => (step, body))))
        {
            await RunAsync(source, "insert into pattern_events values ($1, $2, $3)", ++version, body, step == 0);
        }
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
