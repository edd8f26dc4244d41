using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace OrderKit.Load.PostgreSql;

/// <summary>The life by hand-written SQL for the same rows: four transactions, without loading, deciding or making any stored
/// form.</summary>
/// <remarks>What OrderKit makes anew for every order is copied here from a pattern, so these are the statements alone. Buying is one
/// transaction over stock and order. Either each statement is a round trip, with its begin for nothing, or each step is one.</remarks>
/// <param name="rows">What to write.</param>
/// <param name="connectionString">The database.</param>
/// <param name="isBatched">Whether a step is one round trip.</param>
internal sealed class HandWrittenLife(LifeRows rows, string connectionString, bool isBatched) : ILife
{
    private readonly NpgsqlDataSource source = RunDatabase.Connections(connectionString, 40);

    private static string Now => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    public void Dispose() => source.Dispose();

    public async Task LiveAsync(LifeOrder order)
    {
        var now = Now;
        await StepAsync([
            .. Stock(order, LifeStatements.Reserve(isBatched), now),
            new(LifeStatements.NewReservation, [Text(order.Id.Value), Text(now), Texts(order.Skus), Body(rows.Reservations[0], order)]),
            .. Events(order, 0),
            new(LifeStatements.NewOrder, [.. State(order, 0)]),
        ]);
        await StepAsync([.. Events(order, 1), Grown(order, 1)]);
        now = Now;
        await StepAsync([
            .. Stock(order, LifeStatements.Consume(isBatched), now),
            new(LifeStatements.NextReservation, [Text(order.Id.Value), Body(rows.Reservations[1], order)]),
            .. Events(order, 2),
            Grown(order, 2),
        ]);
        await StepAsync([.. Events(order, 3), Grown(order, 3)]);
    }

    // One round trip, or one for each statement and one for the commit; what begins goes with the first.
    private async Task StepAsync(Statement[] statements)
    {
        await using var connection = await source.OpenConnectionAsync();
        if (isBatched)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in statements)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                Array.ForEach(statement.Values, value => command.Parameters.Add(value));
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync();
        object? last = null;
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement.Sql, connection, transaction);
            Array.ForEach(statement.Values, value => command.Parameters.Add(value));
            if (statement.TakesLast)
            {
                command.Parameters.Add(new() { Value = last });
            }

            last = await command.ExecuteScalarAsync();
        }

        await transaction.CommitAsync();
    }

    // In the order of the articles, as everybody does, so that nobody waits in a circle.
    private IEnumerable<Statement> Stock(LifeOrder order, (string Sql, string? Then) statements, string now)
    {
        foreach (var (index, sku) in order.Skus.Index())
        {
            NpgsqlParameter[] Where() => [Text(sku), Text(LifeOrder.Location.Value), Number(LifeOrder.Quantities[index])];
            NpgsqlParameter[] Entry() => [.. Where(), Text(now), Text(order.Id.Value)];
            yield return new(statements.Sql, statements.Then is null ? Entry() : Where());
            if (statements.Then is { } then)
            {
                yield return new(then, Entry()) { TakesLast = true };
            }
        }
    }

    private IEnumerable<Statement> Events(LifeOrder order, int step)
    {
        var first = rows.Events.Take(step).Sum(events => events.Length) + 1L;
        NpgsqlParameter[] values =
        [
            Text(order.Id.Value), new() { Value = rows.Events[step].Select((_, index) => first + index).ToArray() },
            new()
            {
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json,
                Value = rows.Events[step].Select(body => LifeRows.Filled(body, order)).ToArray(),
            },
        ];
        yield return new(isBatched ? LifeStatements.EventsAndOutbox : LifeStatements.Events, values);
        if (!isBatched)
        {
            yield return new(LifeStatements.Outbox, []) { TakesLast = true };
        }
    }

    private Statement Grown(LifeOrder order, int step) => new(LifeStatements.NextOrder,
        [.. State(order, step), new() { Value = (long)rows.Events.Take(step).Sum(events => events.Length) }]);

    private NpgsqlParameter[] State(LifeOrder order, int step) =>
    [
        Text(order.Id.Value), new() { Value = (long)rows.Events.Take(step + 1).Sum(events => events.Length) }, Text(rows.Statuses[step]),
        Text(rows.PlacedAt), Body(rows.Orders[step], order),
    ];

    private static NpgsqlParameter Text(string value) => new() { Value = value };

    private static NpgsqlParameter Texts(string[] values) => new() { Value = values };

    private static NpgsqlParameter Number(int value) => new() { Value = value };

    private static NpgsqlParameter Body(string pattern, LifeOrder order) =>
        new() { NpgsqlDbType = NpgsqlDbType.Json, Value = LifeRows.Filled(pattern, order) };

    private sealed record Statement(string Sql, NpgsqlParameter[] Values)
    {
        /// <summary>Whether its last value is what the statement before gave.</summary>
        internal bool TakesLast { get; init; }
    }
}
