using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>A customer whose every word is a mark is sent through a shop over PostgreSQL and then forgotten: what is left of her in the
/// server's files and its write-ahead log?</summary>
public sealed class PostgreSqlErasureTests : IClassFixture<PostgresDatabase>, IAsyncDisposable
{
    // Every file of this database, and the write-ahead log of the server.
    private const string Search = """
        select coalesce(sum(case when position($1::bytea in content) > 0 then 1 else 0 end), 0), count(*)
        from (
            select pg_read_binary_file(format('base/%s/%s', oid, name), 0, 1 << 29, true) as content
            from pg_database, pg_ls_dir(format('base/%s', oid)) as name where datname = current_database()
            union all
            select pg_read_binary_file(format('pg_wal/%s', name), 0, 1 << 29, true) from pg_ls_waldir()) files
        """;

    private readonly PostgresDatabase data;
    private readonly string keys = Directory.CreateTempSubdirectory("orderkit-keys-").FullName;
    private readonly ServiceProvider shop;

    public PostgreSqlErasureTests(PostgresDatabase data)
    {
        this.data = data;
        data.Empty();
        var host = new ServiceCollection();
        host.AddOrderKit().AddCarrier(new SimulatedCarrier("sim")).UseKeyFiles(keys).UsePostgreSql(data.ConnectionString);
        shop = host.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    [Fact]
    public async Task Without_the_key_nothing_of_the_customer_can_be_found_in_files_or_log()
    {
        var mark = $"c4n4ry{Guid.NewGuid():N}";
        var purchase = new Purchase(Sample.Id, new("click"), Sample.Sek, [Sample.Line(1, 2) with { IsStocked = false }])
        {
            Recipient = new($"{mark}-name", new([$"{mark}-street"], mark[..12], $"{mark}-city", "SE"), $"{mark}-phone", $"{mark}-mail"),
            Delivery = new("home", "sim", Service: "sim-home"),
        };
        Assert.True((await shop.GetRequiredService<CheckoutService>().PurchaseAsync(purchase)).IsAccepted);
        await shop.GetRequiredService<OrderService>().HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        await shop.GetRequiredService<ShippingService>().ShipAsync(
            new(Sample.Id, new("ship"), Sample.S1, new("BORAS"), [new(1, 500, [])]));
        var vault = shop.GetRequiredService<PersonalDataVault>();
        Assert.Equal($"{mark}-name", (await vault.OpenAsync(Sample.Id, default))?.Recipient?.Name);
        var key = (await shop.GetRequiredService<IPersonalDataKeys>().FindAsync(Sample.Id, default))!.Value.ToArray();
        Assert.True(await shop.GetRequiredService<IPersonalDataKeys>().EraseAsync(Sample.Id, default));

        foreach (var word in (string[])[mark, mark[..12]])
        {
            Assert.Equal(0, await CountAsync(Encoding.UTF8.GetBytes(word)));
            Assert.Equal(0, await CountAsync(Encoding.Unicode.GetBytes(word)));
        }

        Assert.Equal(0, await CountAsync(key));
        Assert.Equal(0, await CountAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(key))));
        Assert.Null(await vault.OpenAsync(Sample.Id, default));
        Assert.Equal(Sample.Id, (await shop.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))?.Id);
    }

    [Fact]
    public async Task A_mark_that_is_there_is_found_in_files_and_log()
    {
        var mark = $"m4rk{Guid.NewGuid():N}";
        var order = Sample.Place(Sample.Line(1, 1, mark));
        Assert.True(await shop.GetRequiredService<IOrderStore>().TryAppendAsync(Sample.Step(null, order), null, 0, default));
        Assert.InRange(await CountAsync(Encoding.UTF8.GetBytes(mark)), 2, int.MaxValue);
    }

    // What is in memory is written first.
    private async Task<long> CountAsync(byte[] wanted)
    {
        PostgresServer.Run(data.ConnectionString, "checkpoint");
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Search, connection) { Parameters = { new() { Value = wanted } }, CommandTimeout = 120 };
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.InRange(reader.GetInt64(1), 50, long.MaxValue);
        return reader.GetInt64(0);
    }
}
