using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Crash;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>What is in force on the connections, read back from PostgreSQL itself.</summary>
public sealed class PostgreSqlSettingsTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("on")]
    [InlineData("remote_apply")]
    public async Task Every_connection_waits_for_the_disk_whatever_the_database_says(string commit)
    {
        var name = new NpgsqlConnectionStringBuilder(data.ConnectionString).Database;
        PostgresServer.Run(data.ConnectionString, $"alter database {name} set synchronous_commit = off");
        await using var host = new PostgreSqlDatabase(data.ConnectionString, new() { SynchronousCommit = commit, ConnectionsMax = 4 });
        for (var again = 0; again < 2; again++)
        {
            // All at once, so that each is a connection of its own; then once more from the pool.
            var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.OpenAsync(default).AsTask()));
            foreach (var connection in all)
            {
                Assert.Equal([commit, "10s"], [await ShowAsync(connection, "synchronous_commit"),
                    await ShowAsync(connection, "idle_in_transaction_session_timeout")]);

                // What the server does with the disk is the administrator's to set.
                Assert.Equal(["on", "on"], [await ShowAsync(connection, "fsync"), await ShowAsync(connection, "full_page_writes")]);
                await connection.DisposeAsync();
            }
        }
    }

    [Fact]
    public void What_cannot_be_set_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new PostgreSqlOptions { SynchronousCommit = "off" });
        Assert.Throws<ArgumentException>(() => new PostgreSqlOptions { SynchronousCommit = "local" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { ConnectionsMax = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { StockQueueMax = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlOptions { StockBatchMax = 10_001 });
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase(" "));
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase("Host=x;Nonsense=1"));
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase("Host=x,y;Target Session Attributes=prefer-standby"));
    }

    [Fact]
    public async Task Of_several_servers_the_primary_is_used()
    {
        var primary = new NpgsqlConnectionStringBuilder(data.ConnectionString);
        var several = new NpgsqlConnectionStringBuilder(data.ConnectionString)
        {
            Host = $"127.0.0.1:{PostgresPrograms.FreePort()},{primary.Host}:{primary.Port}",
            TargetSessionAttributes = "primary",
        };
        await using var host = new PostgreSqlDatabase(several.ConnectionString);
        Assert.Empty(host.Migrate());
        await using var connection = await host.OpenAsync(default);
        Assert.Equal(primary.Port, connection.Port);
    }

    // Past the connections: each write of a whole shop notes what is in force for its own transaction.
    [Fact]
    public async Task Every_write_of_a_shop_waits_for_the_disk()
    {
        var name = new NpgsqlConnectionStringBuilder(data.ConnectionString).Database;
        PostgresServer.Run(data.ConnectionString, $"alter database {name} set synchronous_commit = off");
        PostgresServer.Run(data.ConnectionString, Noting);
        var keys = Directory.CreateTempSubdirectory("orderkit-keys-").FullName;
        var host = new ServiceCollection();
        host.AddOrderKit().AddCarrier(new SimulatedCarrier("sim")).UseKeyFiles(keys).UsePostgreSql(data.ConnectionString);
        await using (var shop = host.BuildServiceProvider())
        {
            await shop.GetRequiredService<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("in"), new("MUG"), new("BORAS"), 5));
            var bought = await shop.GetRequiredService<CheckoutService>().PurchaseAsync(
                new(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2)])
                {
                    Recipient = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE")),
                    Delivery = new("home", "sim", Service: "sim-home"),
                });
            Assert.True(bought.IsAccepted, $"{bought}");
            await shop.GetRequiredService<OrderService>().HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
            await shop.GetRequiredService<ShippingService>().ShipAsync(
                new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]));
            await shop.GetRequiredService<ProcessRunner>().RunAsync();
        }

        Directory.Delete(keys, recursive: true);
        Assert.Equal("on/on", await AskAsync("select string_agg(distinct waits, ' ') from public.noted"));
        Assert.Equal("events feed orders reservations shipment_events stock_entries stock_positions", await AskAsync("""
            select string_agg(distinct name, ' ' order by name) from public.noted where name in ('events', 'feed', 'orders', 'reservations',
                'shipment_events', 'stock_entries', 'stock_positions')
            """));
    }

    private const string Noting = """
        create table public.noted (name text, waits text);
        create function public.note() returns trigger language plpgsql as $$
        begin
            insert into public.noted values (tg_table_name, current_setting('synchronous_commit') || '/' || current_setting('fsync'));
            return null;
        end
        $$;
        do $$
        declare name text;
        begin
            for name in select tablename from pg_tables where schemaname = 'orderkit' loop
                execute format('create trigger note after insert or update or delete on orderkit.%I for each statement '
                    'execute function public.note()', name);
            end loop;
        end
        $$;
        """;

    private async Task<string> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> ShowAsync(NpgsqlConnection connection, string setting)
    {
        await using var command = new NpgsqlCommand($"show {setting}", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
