using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Documents;
using OrderKit.PersonalData;
using OrderKit.Sqlite;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit;

/// <summary>Puts a SQLite file in place of what OrderKit keeps in memory.</summary>
public static class OrderKitSqliteExtensions
{
    /// <summary>Keeps everything in one file, in place of the stores in memory: orders, stock, shipments, timers, documents, the places of
    /// readers, and what the law wants kept.</summary>
    /// <remarks>Keys of personal data stay where they are: never in the same file. The tables are made by
    /// <see cref="SqliteDatabase.Migrate"/>, or at the first use when <see cref="SqliteOptions.MigratesAtStart"/> is set.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file, on a disk of this machine. Its folder must be there.</param>
    /// <param name="options">What the host sets; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The path is empty, or names a database in memory.</exception>
    public static OrderKitBuilder UseSqlite(this OrderKitBuilder builder, string path, SqliteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Checked now; made by the container, which closes it.
        using (var probe = new SqliteDatabase(path, options))
        {
            path = probe.FilePath;
        }

        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new SqliteDatabase(path, options)));
        builder.Services.Replace(ServiceDescriptor.Singleton<IRetentionStore, SqliteRetentionStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<ITimerStore, SqliteTimerStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<ISubscriptionStore, SqliteSubscriptionStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IDocumentStore, SqliteDocumentStore>());
        return builder.UseOrderStore<SqliteOrderStore>().UseStock<SqliteStock>().UseShipmentStore<SqliteShipmentStore>();
    }
}
