using Npgsql;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Holds the commit of chosen orders back, after their events have drawn their numbers: the writer that sleeps in
/// between.</summary>
/// <remarks>A trigger that runs at the commit waits for a lock that this object holds until it is told to let go.</remarks>
internal sealed class HeldCommits : IAsyncDisposable
{
    private const string Trigger = """
        create or replace function wait_at_commit() returns trigger language plpgsql as $$
        begin
            if new.order_id like 'SLOW-%' then perform pg_advisory_xact_lock_shared(hashtext(new.order_id)); end if;
            return null;
        end
        $$;
        drop trigger if exists wait_at_commit on orderkit.events;
        create constraint trigger wait_at_commit after insert on orderkit.events deferrable initially deferred
            for each row execute function wait_at_commit();
        """;

    private readonly NpgsqlConnection connection;

    private HeldCommits(NpgsqlConnection connection) => this.connection = connection;

    internal static async Task<HeldCommits> InAsync(PostgresDatabase data)
    {
        PostgresServer.Run(data.ConnectionString, Trigger);
        var connection = new NpgsqlConnection(data.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return new(connection);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>Stores the purchase of an order whose commit waits; returns once its events have their numbers.</summary>
    internal async Task<Task> StartAsync(PostgreSqlOrderStore store, OrderId order)
    {
        await RunAsync($"select pg_advisory_lock(hashtext('{order}'))");
        var append = Task.Run(async () => Assert.True(await store.TryAppendAsync(Place(order), null, 0, default)));
        while (await RunAsync("select count(*) from pg_locks where locktype = 'advisory' and not granted "
            + "and database = (select oid from pg_database where datname = current_database())") is not > 0L)
        {
            await Task.Delay(2);
        }

        return append;
    }

    /// <summary>Lets the commit happen.</summary>
    internal Task LetGoAsync(OrderId order) => RunAsync($"select pg_advisory_unlock(hashtext('{order}'))");

    internal static OrderStep Place(OrderId order) =>
        Sample.Step(null, new OrderCommand.Place(order, new("place"), Sample.Sek, [Sample.Line(1, 2)]));

    private async Task<long?> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() as long?;
    }
}
