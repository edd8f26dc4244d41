using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Documents;
using OrderKit.PersonalData;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit;

/// <summary>Puts a PostgreSQL database in place of what OrderKit keeps in memory.</summary>
public static class OrderKitPostgreSqlExtensions
{
    /// <summary>Keeps everything in one PostgreSQL database that any number of hosts share, in place of the stores in memory.</summary>
    /// <remarks>Keys of personal data stay where they are: never in the same database. The tables are made by
    /// <see cref="PostgreSqlDatabase.Migrate"/>, or at the first use when <see cref="PostgreSqlOptions.MigratesAtStart"/> is set.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">Npgsql's connection string: host, database, user.</param>
    /// <param name="options">What the host sets; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is empty or wrong.</exception>
    public static OrderKitBuilder UsePostgreSql(
        this OrderKitBuilder builder, string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Checked now; made by the container, which closes it.
        using (new PostgreSqlDatabase(connectionString, options))
        {
        }

        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new PostgreSqlDatabase(connectionString, options)));
        builder.Services.TryAddSingleton(provider => new PostgreSqlRelay(provider.GetRequiredService<PostgreSqlDatabase>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRecurringWork, RelayWork>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IRetentionStore, PostgreSqlRetentionStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<ITimerStore, PostgreSqlTimerStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<ISubscriptionStore, PostgreSqlSubscriptionStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IDocumentStore, PostgreSqlDocumentStore>());
        return builder.UseOrderStore<PostgreSqlOrderStore>().UseStock<PostgreSqlStock>().UseShipmentStore<PostgreSqlShipmentStore>()
            .UseBackorderStore<PostgreSqlBackorderStore>();
    }
}
