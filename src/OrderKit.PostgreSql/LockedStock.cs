using NodaTime;
using Npgsql;
using OrderKit.Availability;
using OrderKit.Combining;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Decides a batch over rows that are locked: lock, load, decide, write. Right for every command, in two round trips.</summary>
/// <remarks>Rows are locked in one order by every host, positions by article and location before reservations by order, and read only in
/// the statements after: within one statement the rows would be seen as they were before the wait for the lock. What is written names the
/// version that was read, so nothing rests on the locks alone.</remarks>
internal sealed class LockedStock(PostgreSqlDatabase database)
{
    // More due reservations than these are expired in transactions of their own, so that no command waits for all of them at once.
    internal const int SweepMax = 1000;

    private const string Orders = """
        select unnest($2) union (
            select order_id from orderkit.reservations where status = 'pending' and expires_at <= $3
            order by expires_at, order_id limit $4)
        """;

    private const string Skus = $"""
        select unnest($1) union select unnest(skus) from orderkit.reservations where order_id in ({Orders})
        """;

    private const string LockPositions =
        $"select 1 from orderkit.stock_positions where sku in ({Skus}) order by sku, location for update";

    // $1 is named so that the same values go with every statement.
    private const string LockReservations = $"""
        select 1 from orderkit.reservations where order_id in ({Orders}) and $1::text[] is not null order by order_id for update
        """;

    private const string LoadReservations =
        $"select body from orderkit.reservations where order_id in ({Orders}) and $1::text[] is not null";

    private const string LoadPositions = $"{StockTables.Positions} where sku in ({Skus}) order by sku, location";

    private const string LoadCommands = """
        select kept.verb, kept.command_id, kept.content
        from unnest($1, $2) as named (verb, command_id)
        join orderkit.stock_commands kept on kept.verb = named.verb and kept.command_id = named.command_id
        """;

    // While the position is locked nobody can take or give back units there: the entries of each order add up to what it holds.
    private const string Holders = """
        select order_id from orderkit.stock_entries
        where sku = $1 and location = $2 and order_id is not null group by order_id having sum(reserved) > 0
        """;

    private const string LoadHolders = "select body from orderkit.reservations where order_id = any($1) order by order_id for update";

    /// <summary>Decides and writes, and before it expires what is due.</summary>
    /// <returns>The stock as it was and what came of it, the sweep's answer first; null when so much was due that only that was expired:
    /// then the commands have not been looked at.</returns>
    internal async Task<(LoadedStock Before, StockDecisions Written)?> TryWriteAsync(
        ValueList<StockCommand> commands, Instant now, int sweepMax, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        var stock = await LoadAsync(connection, NamedRows.Of(commands), now, sweepMax, cancellationToken).ConfigureAwait(false);
        var due = stock.Due(now);
        var isTooMuch = due.Count >= sweepMax && commands.Count > 0;
        ValueList<StockCommand> all = [new StockCommand.ExpireDue(due), .. isTooMuch ? [] : commands];
        var decisions = await DecideAsync(connection, stock, all, now, cancellationToken).ConfigureAwait(false);

        // From here on nobody gives up: the answer must be known.
        await using var batch = new NpgsqlBatch(connection);
        StockWriting.Write(batch, decisions, stock);
        batch.Step("commit");
        await batch.WriteAsync(CancellationToken.None).ConfigureAwait(false);
        return isTooMuch ? null : (stock, decisions);
    }

    private static async Task<LoadedStock> LoadAsync(
        NpgsqlConnection connection, NamedRows scope, Instant now, int sweepMax, CancellationToken cancellationToken)
    {
        NpgsqlParameter[] Values() =>
        [
            PostgreSqlSteps.Texts(scope.Skus), PostgreSqlSteps.Texts(scope.Orders), PostgreSqlSteps.Text(PostgreSqlTime.Of(now)),
            PostgreSqlSteps.Whole(sweepMax),
        ];

        await using var batch = new NpgsqlBatch(connection);
        batch.Step("begin");
        batch.Step(LockPositions, Values());
        batch.Step(LockReservations, Values());
        batch.Step(LoadReservations, Values());
        batch.Step(LoadPositions, Values());
        batch.Step(
            LoadCommands,
            PostgreSqlSteps.Texts(scope.Commands.Select(command => Words<StockVerb>.Of(command.Verb))),
            PostgreSqlSteps.Texts(scope.Commands.Select(command => command.Id.Value)));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);

        // The statement that begins has no rows and is passed over by the reader, which stands at the first lock.
        await reader.RowsAsync(_ => 0, cancellationToken).ConfigureAwait(false);
        await reader.NextAsync(_ => 0, cancellationToken).ConfigureAwait(false);
        var reservations = await reader.NextAsync(StockTables.Reservation, cancellationToken).ConfigureAwait(false);
        var positions = await reader.NextAsync(StockTables.Position, cancellationToken).ConfigureAwait(false);
        return new(positions, reservations, await reader.NextAsync(StockTables.Command, cancellationToken).ConfigureAwait(false));
    }

    // Who holds units of a shelf is asked only where one turns out to be short, and then all is decided once more.
    private async Task<StockDecisions> DecideAsync(
        NpgsqlConnection connection, LoadedStock stock, ValueList<StockCommand> commands, Instant now, CancellationToken cancellationToken)
    {
        Dictionary<(Sku Sku, LocationId Location), List<OrderId>> holders = [];
        while (true)
        {
            (Sku Sku, LocationId Location)? asked = null;
            var decisions = StockFollowUp.Decide(database.Options.StockRules, stock.View, commands, now, (sku, location) =>
            {
                if (holders.TryGetValue((sku, location), out var known))
                {
                    return known;
                }

                asked ??= (sku, location);
                return [];
            });
            if (asked is not { } place)
            {
                return decisions;
            }

            holders[place] = await FindHoldersAsync(connection, stock, place.Sku, place.Location, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<OrderId>> FindHoldersAsync(
        NpgsqlConnection connection, LoadedStock stock, Sku sku, LocationId location, CancellationToken cancellationToken)
    {
        var ask = new NpgsqlCommand(Holders, connection)
        {
            Parameters = { PostgreSqlSteps.Text(sku.Value), PostgreSqlSteps.Text(location.Value) },
        };
        var orders = await ask.AllAsync(row => new OrderId(row.GetString(0)), cancellationToken).ConfigureAwait(false);
        var unknown = orders.Where(order => !stock.View.Reservations.ContainsKey(order)).Select(order => order.Value);
        var load = new NpgsqlCommand(LoadHolders, connection) { Parameters = { PostgreSqlSteps.Texts(unknown) } };
        stock.Add(await load.AllAsync(StockTables.Reservation, cancellationToken).ConfigureAwait(false));
        return orders;
    }
}
