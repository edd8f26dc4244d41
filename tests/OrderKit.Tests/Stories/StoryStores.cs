using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Samples.EfCoreStore;
using OrderKit.Tests.PostgreSql;
using OrderKit.Tests.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Stories;

/// <summary>The stores that every story is told over. Another store joins with one line.</summary>
public static class StoryStores
{
    private static readonly Dictionary<string, Action<OrderKitBuilder>> Known = new()
    {
        ["memory"] = _ => { },
        ["two methods"] = TwoMethods,
        ["sqlite"] = host => host.UseSqlite(SqliteFile.NewPath(), new() { MigratesAtStart = true }),
        ["postgresql"] = host => host.UsePostgreSql(PostgresServer.Create()),
        ["ef core on sqlite"] = host => OwnTables(host, $"Data Source={SqliteFile.NewPath()}", (options, at) => options.UseSqlite(at)),
        ["ef core beside postgresql"] = EfCoreBeside,
    };

    /// <summary>The names of the stores, one for each telling.</summary>
    public static TheoryData<string> All { get; } = [.. Known.Keys];

    internal static void Use(string store, OrderKitBuilder host) => Known[store](host);

    // A host whose order store has the two required methods, and which reads events and envelopes back some other way.
    private static void TwoMethods(OrderKitBuilder host) => host.UseOrderStore<TwoMethodStore>()
        .Services.AddSingleton<IOrderFeed, TwoMethodReading>().AddSingleton<IEnvelopeStore, TwoMethodReading>();

    // A host that keeps shipments, documents, readers and the like in OrderKit's tables, and the rest in its own, in one database.
    private static void EfCoreBeside(OrderKitBuilder host)
    {
        var at = PostgresServer.Create();
        OwnTables(host.UsePostgreSql(at), at, (options, own) => options.UseNpgsql(own));
    }

    // A host with EF Core tables of its own, which it has made before it starts.
    private static void OwnTables(OrderKitBuilder host, string at, Action<DbContextOptionsBuilder, string> database)
    {
        var options = new DbContextOptionsBuilder<Shop>();
        database(options, at);
        using var shop = new Shop(options.Options);
        if (!shop.Database.EnsureCreated())
        {
            shop.GetService<IRelationalDatabaseCreator>().CreateTables();
        }

        host.UseShop(own => database(own, at));
    }

    private sealed class TwoMethodStore : LockedOrderStore
    {
        internal ConcurrentQueue<RecordedEvent> Log { get; } = new();

        public override async ValueTask<bool> TryAppendAsync(
            OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken)
        {
            var isStored = await base.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
            foreach (var recorded in isStored ? step.Events : [])
            {
                Log.Enqueue(recorded);
            }

            return isStored;
        }
    }

    private sealed class TwoMethodReading(IOrderStore orders) : IOrderFeed, IEnvelopeStore
    {
        private readonly TwoMethodStore store = (TwoMethodStore)orders;

        public ValueTask<IReadOnlyList<FeedEvent>> ReadAsync(long after, int most, CancellationToken cancellationToken) =>
            new([.. store.Log.Select((recorded, index) => new FeedEvent(index + 1, recorded)).Skip((int)after).Take(most)]);

        public ValueTask<IReadOnlyList<FeedEvent>> ReadOrderAsync(
            OrderId order, long after, int most, CancellationToken cancellationToken) =>
            new([.. store.Log.Select((recorded, index) => new FeedEvent(index + 1, recorded))
                .Where(happened => happened.Event.OrderId == order && happened.Position > after).Take(most)]);

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken) => new(store.Log.Count);

        public ValueTask<Envelope?> LoadEnvelopeAsync(OrderId order, CancellationToken cancellationToken) =>
            new(store.Envelopes.GetValueOrDefault(order));
    }
}
