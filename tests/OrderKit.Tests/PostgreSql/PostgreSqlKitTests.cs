using Npgsql;
using OrderKit.Files;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Testing;

namespace OrderKit.Tests.PostgreSql;

/// <summary>The conformance kits on one database that two hosts use.</summary>
public sealed class PostgreSqlKitTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    public static TheoryData<string> Names { get; } = [.. StoreKit.Cases((_, _) => new(new KitStore())).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_database_keeps_every_promise(string name)
    {
        var one = StoreKit.Cases(OpenAsync).Single(named => named.Name == name) with { Patience = TimeSpan.FromMinutes(5) };
        var result = await one.RunAsync();
        Assert.Equal((KitVerdict.Kept, ""), (result.Verdict, result.Why));
    }

    private ValueTask<KitStore> OpenAsync(KitClock clock, CancellationToken cancellationToken)
    {
        data.Empty();
        var folder = Directory.CreateTempSubdirectory("orderkit-kit-").FullName;
        return new(Open(folder, clock, () => Directory.Delete(folder, recursive: true)));
    }

    private KitStore Open(string folder, KitClock clock, Action close)
    {
        PostgreSqlDatabase one = new(data.ConnectionString), other = new(data.ConnectionString);
        return Of(one, folder, clock) with
        {
            Beside = Of(other, folder, clock) with { Close = other.DisposeAsync },
            Reopen = async _ =>
            {
                await one.DisposeAsync();
                await other.DisposeAsync();
                return Open(folder, clock, close);
            },
            Close = async () =>
            {
                await one.DisposeAsync();
                close();
            },
        };
    }

    private static KitStore Of(PostgreSqlDatabase database, string folder, KitClock clock)
    {
        var (orders, stock, shipments, relay) = (
            new PostgreSqlOrderStore(database), new PostgreSqlStock(database, clock), new PostgreSqlShipmentStore(database),
            new PostgreSqlRelay(database));
        return new()
        {
            Orders = orders,
            Envelopes = orders,
            Feed = orders,
            Queries = orders,
            Stock = stock,
            Ledger = stock,
            Shipments = shipments,
            Finder = shipments,
            Timers = new PostgreSqlTimerStore(database),
            Subscriptions = new PostgreSqlSubscriptionStore(database),
            Documents = new PostgreSqlDocumentStore(database),
            Keys = new FilePersonalDataKeys(Path.Combine(folder, "keys")),
            Retention = new PostgreSqlRetentionStore(database),
            Relay = async cancellationToken =>
            {
                await relay.RunToEndAsync(cancellationToken);
                await relay.ReleaseAsync(cancellationToken);
            },
            AppendSlowly = (step, hold, cancellationToken) => AppendSlowlyAsync(database, step, hold, cancellationToken),
        };
    }

    // The store's own statements in a transaction that stays open until it is told to commit.
    private static async ValueTask<bool> AppendSlowlyAsync(
        PostgreSqlDatabase database, OrderStep step, Func<Task> hold, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        PostgreSqlAppend.Write(batch, step, null, step.Order.Version - step.Events.Count);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await hold();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
