using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Shipments;
using OrderKit.Sqlite;

namespace OrderKit.Crash;

/// <summary>The stores that can be put through it: each opens a shop whose files, or whose connection, lie in a folder.</summary>
internal static class CrashStore
{
    internal static ServiceProvider Open(string store, string folder, CrashPoints points)
    {
        var services = new ServiceCollection();
        var host = services.AddOrderKit().UseKeyFiles(Path.Combine(folder, "keys"));
        switch (store)
        {
            case "sqlite":
                host.UseSqlite(Path.Combine(folder, "orders.db"), new() { MigratesAtStart = true });
                Wrap<SqliteOrderStore, SqliteStock, SqliteShipmentStore>(services, points);
                break;
            case "postgresql":
                host.UsePostgreSql(ConnectionOf(folder), new() { MigratesAtStart = true });
                Wrap<PostgreSqlOrderStore, PostgreSqlStock, PostgreSqlShipmentStore>(services, points);
                break;
            default:
                throw new ArgumentException($"There is no store {store}.", nameof(store));
        }

        return services.BuildServiceProvider();
    }

    internal static void WriteConnection(string folder, string connectionString) => File.WriteAllText(NoteOf(folder), connectionString);

    internal static string DatabaseOf(string folder) => new NpgsqlConnectionStringBuilder(ConnectionOf(folder)).Database!;

    private static string ConnectionOf(string folder) => File.ReadAllText(NoteOf(folder));

    private static string NoteOf(string folder) => Path.Combine(folder, "connection");

    private static void Wrap<TOrders, TStock, TShipments>(IServiceCollection services, CrashPoints points)
        where TOrders : class, IOrderStore
        where TStock : class, IStockKeeper, IStockLedger
        where TShipments : class, IShipmentStore
    {
        services.AddSingleton<TOrders>().AddSingleton<TStock>().AddSingleton<TShipments>();
        services.Replace(ServiceDescriptor.Singleton<IOrderStore>(p => new CrashingOrders(p.GetRequiredService<TOrders>(), points)));
        services.Replace(ServiceDescriptor.Singleton<IStock>(p => new CrashingStock(p.GetRequiredService<TStock>(), points)));
        services.Replace(ServiceDescriptor.Singleton<IStockLedger>(p => p.GetRequiredService<TStock>()));
        services.Replace(
            ServiceDescriptor.Singleton<IShipmentStore>(p => new CrashingShipments(p.GetRequiredService<TShipments>(), points)));
    }
}
