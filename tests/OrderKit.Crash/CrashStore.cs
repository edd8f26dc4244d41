using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Shipments;
using OrderKit.Sqlite;

namespace OrderKit.Crash;

/// <summary>The stores that can be put through it: each opens a shop in a folder, and copies one as it lies there after a crash.</summary>
internal static class CrashStore
{
    internal static ServiceProvider Open(string store, string folder, CrashPoints points)
    {
        var services = new ServiceCollection();
        var host = services.AddOrderKit().UseKeyFiles(Path.Combine(folder, "keys"));
        switch (store)
        {
            case "sqlite":
                host.UseSqlite(FileOf(folder), new() { MigratesAtStart = true });
                Wrap<SqliteOrderStore, SqliteStock, SqliteShipmentStore>(services, points);
                break;
            default:
                throw new ArgumentException($"There is no store {store}.", nameof(store));
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Copies the files as the crash left them, so that looking does not repair what the shop must repair itself.</summary>
    internal static void Copy(string folder, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        Directory.CreateDirectory(Path.Combine(to, "keys"));
    }

    internal static string FileOf(string folder) => Path.Combine(folder, "orders.db");

    private static void Wrap<TOrders, TStock, TShipments>(IServiceCollection services, CrashPoints points)
        where TOrders : class, IOrderStore
        where TStock : class, IStockKeeper
        where TShipments : class, IShipmentStore
    {
        services.AddSingleton<TOrders>().AddSingleton<TStock>().AddSingleton<TShipments>();
        services.Replace(ServiceDescriptor.Singleton<IOrderStore>(p => new CrashingOrders(p.GetRequiredService<TOrders>(), points)));
        services.Replace(ServiceDescriptor.Singleton<IStock>(p => new CrashingStock(p.GetRequiredService<TStock>(), points)));
        services.Replace(
            ServiceDescriptor.Singleton<IShipmentStore>(p => new CrashingShipments(p.GetRequiredService<TShipments>(), points)));
    }
}
