using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Documents;
using OrderKit.Files;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Sqlite;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit.Tests.Sqlite;

public sealed class UseSqliteTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void One_line_puts_the_file_in_place_of_every_store_in_memory_but_the_keys()
    {
        var (keyFolder, path) = (Path.Combine(folder, "keys"), Path.Combine(folder, "orders.db"));
        var host = new ServiceCollection();

        #region wire
        host.AddOrderKit().UseKeyFiles(keyFolder).UseSqlite(path, new() { MigratesAtStart = true });
        #endregion

        using (var services = host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true }))
        {
            Assert.IsType<SqliteOrderStore>(services.GetRequiredService<IOrderStore>());
            Assert.Same(services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IOrderFeed>());
            Assert.Same(services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IEnvelopeStore>());
            Assert.IsType<SqliteStock>(services.GetRequiredService<IStock>());
            Assert.Same(services.GetRequiredService<IStock>(), services.GetRequiredService<IStockKeeper>());
            Assert.IsType<SqliteShipmentStore>(services.GetRequiredService<IShipmentStore>());
            Assert.IsType<SqliteRetentionStore>(services.GetRequiredService<IRetentionStore>());
            Assert.IsType<SqliteTimerStore>(services.GetRequiredService<ITimerStore>());
            Assert.IsType<SqliteSubscriptionStore>(services.GetRequiredService<ISubscriptionStore>());
            Assert.IsType<SqliteDocumentStore>(services.GetRequiredService<IDocumentStore>());
            Assert.IsType<FilePersonalDataKeys>(services.GetRequiredService<IPersonalDataKeys>());
            Assert.Equal(path, services.GetRequiredService<SqliteDatabase>().FilePath);
            Assert.Equal(2, services.GetRequiredService<SqliteDatabase>().Read(session => session.Pragma("synchronous")));
        }

        // Closed with the host: the log is worked into the file.
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_path_that_is_none_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddOrderKit().UseSqlite(" "));
}
