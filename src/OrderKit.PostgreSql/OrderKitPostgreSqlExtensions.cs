using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Orders;
using OrderKit.PostgreSql;

namespace OrderKit;

/// <summary>Puts PostgreSQL in place of what OrderKit keeps in memory.</summary>
public static class OrderKitPostgreSqlExtensions
{
    /// <summary>Keeps orders with their events and envelopes in a PostgreSQL database. Keys of personal data stay where they are: never in
    /// the same database.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">Npgsql's connection string.</param>
    /// <param name="configure">Sets the options; null leaves the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string or an option is wrong.</exception>
    public static OrderKitBuilder UsePostgreSql(
        this OrderKitBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        options.ThrowIfWrong();
        builder.Services.TryAddSingleton(_ => new PostgreSqlDatabase(connectionString, options));
        builder.Services.TryAddSingleton<PostgreSqlRelay>();
        return builder.UseOrderStore<PostgreSqlOrderStore>();
    }
}
