using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderKit.Availability;
using OrderKit.Crash;
using OrderKit.Documents;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Shipments;
using OrderKit.Tests.Support;
using OrderKit.Timers;

namespace OrderKit.Tests.PostgreSql;

/// <summary>What is answered while the standby that the primary waits for does not answer.</summary>
public sealed class StandbyWaitTests : IAsyncLifetime
{
    private readonly PostgresCluster server = PostgresCluster.Create();
    private readonly string keys = Directory.CreateTempSubdirectory("orderkit-keys-").FullName;

    public async Task InitializeAsync()
    {
        server.Start();
        await server.ReadyAsync();
        server.Run("create database shop");
        server.Run("create table note (word text)", "shop");
        using var database = new PostgreSqlDatabase(server.ConnectionString("shop"));
        database.Migrate();

        // A patience of one second on every side: the role's, the connection string's, and a token.
        server.Run("alter role postgres set statement_timeout = '1s'");
        server.Run("alter system set synchronous_standby_names = 'nobody'");
        server.Run("select pg_reload_conf()");
    }

    public Task DisposeAsync()
    {
        server.Dispose();
        Directory.Delete(keys, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task No_write_is_answered_before_the_standby_has_it_whoever_gives_up_waiting()
    {
        Assert.True(await IsCalledOffAndAnsweredAsDoneAsync(), "PostgreSQL no longer does that: then nothing is shown here.");

        var host = new ServiceCollection();
        host.AddOrderKit().UseKeyFiles(keys).UsePostgreSql($"{server.ConnectionString("shop")};Command Timeout=1");
        await using var shop = host.BuildServiceProvider();
        using var impatient = new CancellationTokenSource();
        var writes = Writes(shop, impatient.Token);
        await Task.Delay(500);
        await impatient.CancelAsync();
        await Task.Delay(2500);

        Assert.All(writes, write => Assert.False(write.IsCompleted, $"{write.Status} {write.Exception}"));
        Assert.Null(await shop.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default));

        server.Run("alter system reset synchronous_standby_names");
        server.Run("select pg_reload_conf()");
        Assert.All(await Task.WhenAll(writes).WaitAsync(TimeSpan.FromSeconds(30)), Assert.True);
        Assert.Equal(1, (await shop.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))?.Version);
    }

    private static Task<bool>[] Writes(IServiceProvider shop, CancellationToken impatient)
    {
        var plan = new ShipmentPlan(Sample.Id, new("BORAS"), Sample.Units(1, 1), "receiver", "sim", "home", [new(1, 500, [])]);
        var label = new SealedDocument(new(Sample.Id, new("label"), new("label"), new("pdf")), "hash", new byte[] { 1, 2, 3 });
        return
        [
            Said(async () => (await shop.GetRequiredService<OrderService>()
                .HandleAsync(Sample.Place(Sample.Line(1, 1)), impatient)).IsAccepted),
            Said(async () => (await shop.GetRequiredService<ShipmentService>()
                .HandleAsync(new ShipmentCommand.Plan(new("plan"), Sample.S1, plan), impatient)).IsAccepted),
            Said(async () => (await shop.GetRequiredService<IStockKeeper>()
                .HandleAsync(new StockCommand.Receive(new("receive"), new("MUG"), new("BORAS"), 3), impatient)).IsAccepted),
            Said(async () => await shop.GetRequiredService<IDocumentStore>().TryPutAsync(label, impatient)),
            Said(async () =>
            {
                await shop.GetRequiredService<ITimerStore>().SetAsync(new(new("check"), Sample.Id, Sample.Start), impatient);
                return true;
            }),
        ];

        static Task<bool> Said(Func<Task<bool>> write) => Task.Run(write);
    }

    // Without OrderKit's care: the primary takes up its new setting in its own time, so this is tried until it waits.
    private async Task<bool> IsCalledOffAndAnsweredAsDoneAsync()
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString("shop")};Pooling=false;Command Timeout=10");
        await connection.OpenAsync();
        var warned = false;
        connection.Notice += (_, told) => warned |= told.Notice.Routine == "SyncRepWaitForLSN";
        for (var attempt = 0; !warned && attempt < 200; attempt++)
        {
            await using var command = new NpgsqlCommand("insert into note values ('only here')", connection);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
            await Task.Delay(10);
        }

        return warned;
    }
}
