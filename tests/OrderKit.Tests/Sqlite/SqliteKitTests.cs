using OrderKit.Files;
using OrderKit.Sqlite;
using OrderKit.Testing;

namespace OrderKit.Tests.Sqlite;

/// <summary>The conformance kits on one file that two hosts have open.</summary>
public sealed class SqliteKitTests
{
    public static TheoryData<string> Names { get; } = [.. StoreKit.Cases(OpenAsync).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_keeps_every_promise(string name)
    {
        var one = StoreKit.Cases(OpenAsync).Single(each => each.Name == name);
        var result = await (one with { Patience = TimeSpan.FromMinutes(5) }).RunAsync();

        Assert.Equal((KitVerdict.Kept, ""), (result.Verdict, result.Why));
    }

    private static ValueTask<KitStore> OpenAsync(KitClock clock, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("orderkit-kit-").FullName;
        return new(Open(folder, clock, () => Directory.Delete(folder, recursive: true)));
    }

    private static KitStore Open(string folder, KitClock clock, Action close)
    {
        var (one, other) = (Opened(folder), Opened(folder));
        return Of(one, folder, clock) with
        {
            Beside = Of(other, folder, clock) with { Close = () => Closed(other.Dispose) },
            Reopen = _ =>
            {
                one.Dispose();
                other.Dispose();
                return new(Open(folder, clock, close));
            },
            Close = () => Closed(() =>
            {
                one.Dispose();
                close();
            }),
        };
    }

    private static SqliteDatabase Opened(string folder) =>
        new(Path.Combine(folder, "orders.db"), new() { MigratesAtStart = true, BusyTimeout = Duration.FromSeconds(60) });

    private static KitStore Of(SqliteDatabase database, string folder, KitClock clock)
    {
        var (orders, stock, shipments) = (
            new SqliteOrderStore(database), new SqliteStock(database, clock), new SqliteShipmentStore(database));
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
            Timers = new SqliteTimerStore(database),
            Subscriptions = new SqliteSubscriptionStore(database),
            Documents = new SqliteDocumentStore(database),
            Keys = new FilePersonalDataKeys(Path.Combine(folder, "keys")),
            Retention = new SqliteRetentionStore(database),
            AppendSlowly = (step, hold, cancellationToken) => AppendSlowlyAsync(database, step, hold, cancellationToken),
        };
    }

    private static ValueTask<bool> AppendSlowlyAsync(
        SqliteDatabase database, OrderKit.Orders.OrderStep step, Func<Task> hold, CancellationToken cancellationToken)
    {
        var append = SqliteOrderStore.Append(step, null, step.Order.Version - step.Events.Count);
        return database.WriteAsync(
            session =>
            {
                var isStored = append(session);
                hold().GetAwaiter().GetResult();
                return isStored;
            },
            cancellationToken);
    }

    private static ValueTask Closed(Action close)
    {
        close();
        return default;
    }
}
