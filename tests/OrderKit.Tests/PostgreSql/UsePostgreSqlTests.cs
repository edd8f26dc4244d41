using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Documents;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Tests.Support;
using OrderKit.Timers;

namespace OrderKit.Tests.PostgreSql;

public sealed class UsePostgreSqlTests : IDisposable
{
    private readonly string keys = Directory.CreateTempSubdirectory("orderkit-keys-").FullName;
    private readonly string connectionString = PostgresServer.Create(isFilled: false);

    public void Dispose()
    {
        Directory.Delete(keys, recursive: true);
        PostgresServer.Drop(connectionString);
    }

    [Fact]
    public async Task A_purchase_lies_in_the_database_and_another_host_finds_it()
    {
        var host = new ServiceCollection();

        #region wire
        host.AddOrderKit().UseKeyFiles(keys).UsePostgreSql(connectionString, new() { MigratesAtStart = true });
        #endregion

        await using (var services = host.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }))
        {
            AssertAllAreOfPostgreSql(services);
            var line = Sample.Line(1, 1) with { IsStocked = false };
            var bought = await services.GetRequiredService<CheckoutService>().PurchaseAsync(new(Sample.Id, new("click"), Sample.Sek, [line])
            {
                Recipient = new("Elsa Ek", new(["Storgatan 1"], "111 22", "Stockholm", "SE")),
            });
            Assert.True(bought.IsAccepted, $"{bought}");
        }

        var other = new ServiceCollection();
        other.AddOrderKit().UseKeyFiles(keys).UsePostgreSql(connectionString);
        await using var beside = other.BuildServiceProvider();
        Assert.Equal(1, (await beside.GetRequiredService<IOrderStore>().LoadAsync(Sample.Id, default))?.Version);
        Assert.Equal("Elsa Ek", (await beside.GetRequiredService<PersonalDataVault>().OpenAsync(Sample.Id))?.Recipient!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=x;Nonsense=1")]
    public void A_connection_string_that_is_none_is_the_callers_mistake(string wrong) =>
        Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddOrderKit().UsePostgreSql(wrong));

    private static void AssertAllAreOfPostgreSql(IServiceProvider services)
    {
        object[] ports =
        [
            services.GetRequiredService<IOrderStore>(), services.GetRequiredService<IOrderFeed>(),
            services.GetRequiredService<IOrderQueries>(), services.GetRequiredService<IEnvelopeStore>(),
            services.GetRequiredService<IStock>(), services.GetRequiredService<IStockKeeper>(),
            services.GetRequiredService<IShipmentStore>(), services.GetRequiredService<ITimerStore>(),
            services.GetRequiredService<ISubscriptionStore>(), services.GetRequiredService<IDocumentStore>(),
            services.GetRequiredService<IRetentionStore>(),
        ];
        Assert.All(ports, port => Assert.Equal(typeof(PostgreSqlStock).Namespace, port.GetType().Namespace));
    }
}
