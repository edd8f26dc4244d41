using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Carriers;
using OrderKit.Checkout;
using OrderKit.Delivery;
using OrderKit.Documents;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.PersonalData;
using OrderKit.Processes;
using OrderKit.Products;
using OrderKit.Promising;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Timers;
using OrderKit.Sourcing;

namespace OrderKit;

/// <summary>Wires OrderKit into a host.</summary>
public static class OrderKitServiceCollectionExtensions
{
    /// <summary>Adds OrderKit with stores in memory; the host puts its own in their place.</summary>
    /// <remarks>What the host registers itself wins, before or after this call. Calling it twice adds up the options and registers
    /// nothing twice. The clock is the host's <see cref="IClock"/>, else its <see cref="TimeProvider"/>, else the system's.</remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null leaves the defaults.</param>
    /// <returns>A builder for the host's own parts.</returns>
    public static OrderKitBuilder AddOrderKit(this IServiceCollection services, Action<OrderKitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<OrderKitOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OrderKitOptions>, OrderKitOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<OrderKitOptions>>().Value);
        services.TryAddSingleton<IClock>(provider => (provider.GetService<TimeProvider>() ?? TimeProvider.System).ToClock());
        AddStores(services);
        AddDoors(services);
        AddTimers(services);
        return new(services);
    }

    private static void AddStores(IServiceCollection services)
    {
        services.TryAddSingleton<IOrderStore, MemoryOrderStore>();
        services.TryAddSingleton<IShipmentStore, MemoryShipmentStore>();
        services.TryAddSingleton<IPersonalDataKeys, MemoryPersonalDataKeys>();
        services.TryAddSingleton<IRetentionStore, MemoryRetentionStore>();
        services.TryAddSingleton<IStock, MemoryStock>();
        services.TryAddSingleton<ISubscriptionStore, MemorySubscriptionStore>();
        services.TryAddSingleton<ITimerStore, MemoryTimerStore>();
        services.TryAddSingleton<IDocumentStore, MemoryDocumentStore>();
        services.TryAddSingleton<ISupply, MemorySupply>();
        services.TryAddSingleton<IBackorderStore, MemoryBackorderStore>();
        services.TryAddSingleton<IPreOrders, MemoryPreOrders>();
        services.TryAddSingleton(provider => Capability<IOrderFeed>(provider.GetRequiredService<IOrderStore>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<IOrderStore>() is var store && store is IEnvelopeStore envelopes
            ? envelopes
            : new NoEnvelopes(store.GetType().Name));
        services.TryAddSingleton(provider => Capability<IOrderQueries>(provider.GetRequiredService<IOrderStore>()));
        services.TryAddSingleton(provider => Capability<IStockKeeper>(provider.GetRequiredService<IStock>()));
        services.TryAddSingleton(provider => Capability<IStockLedger>(provider.GetRequiredService<IStock>()));
    }

    private static void AddDoors(IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<OrderKitOptions>();
            return new OrderRules(options.HoldTypes, options.Stages);
        });
        services.TryAddSingleton<OrderService>();
        services.TryAddSingleton<PersonalDataVault>();
        services.TryAddSingleton<LegalRetention>();
        services.TryAddSingleton<SubjectExport>();
        services.TryAddSingleton(provider => new CheckoutService(
            provider.GetRequiredService<IStock>(),
            provider.GetRequiredService<IOrderStore>(),
            provider.GetRequiredService<OrderService>(),
            provider.GetRequiredService<PersonalDataVault>(),
            provider.GetRequiredService<OrderKitOptions>().ReservationLifetime,
            provider.GetService<IProductFacts>(),
            provider.GetRequiredService<BackorderPromises>(),
            provider.GetService<ISourcingPlaces>()));
        services.TryAddSingleton(provider => new ChangeService(
            provider.GetRequiredService<IOrderStore>(),
            provider.GetRequiredService<OrderRules>(),
            provider.GetRequiredService<OrderService>(),
            provider.GetRequiredService<IStock>(),
            provider.GetRequiredService<PersonalDataVault>(),
            provider.GetRequiredService<IClock>(),
            provider.GetRequiredService<OrderKitOptions>().ReservationLifetime,
            provider.GetService<IProductFacts>(),
            provider.GetRequiredService<BackorderPromises>()));
        services.TryAddSingleton<ShipmentService>();
        services.TryAddSingleton<CarrierRegistry>();
        services.TryAddSingleton<BookingService>();
        services.TryAddSingleton<TrackingService>();
        services.TryAddSingleton<DeliveryPlanner>();
        services.TryAddSingleton<ShippingService>();
        services.TryAddSingleton<OrderTracking>();
        services.TryAddSingleton<TailoringService>();
        services.TryAddSingleton<DocumentVault>();
        services.TryAddSingleton<IPersonalFiles>(provider => provider.GetRequiredService<DocumentVault>());
        AddBackorders(services);
    }

    private static void AddTimers(IServiceCollection services)
    {
        services.TryAddSingleton<OrderTimers>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITimerHandler, ProofDeadlineTimer>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITimerHandler, ChangeExpiryTimer>());
        services.TryAddSingleton(provider => new TimerRunner(
            provider.GetRequiredService<ITimerStore>(),
            provider.GetServices<ITimerHandler>(),
            provider.GetRequiredService<IClock>(),
            provider.GetService<TimerSettings>()));
    }

    // A stock that is kept elsewhere fills its own backorders; then nobody is served from here.
    private static void AddBackorders(IServiceCollection services)
    {
        services.TryAddSingleton(BackorderTerms.Default);
        services.TryAddSingleton<BackorderPromises>();
        services.TryAddSingleton<BackorderService>();
        services.TryAddSingleton<BackorderRounds>();
        services.TryAddSingleton(provider => new ProcessRunner(
            provider.GetRequiredService<IOrderFeed>(),
            provider.GetRequiredService<IOrderStore>(),
            provider.GetRequiredService<IStock>(),
            provider.GetRequiredService<OrderService>(),
            provider.GetService<ReturnPolicy>(),
            provider.GetRequiredService<IStock>() is IStockKeeper ? provider.GetRequiredService<BackorderService>() : null));
        services.TryAddSingleton<WarehouseService>();
        services.TryAddSingleton(provider => new AvailabilityService(
            provider.GetRequiredService<ISupply>(),
            provider.GetRequiredService<IBackorderStore>(),
            provider.GetRequiredService<BackorderTerms>(),
            provider.GetRequiredService<IClock>(),
            provider.GetServices<ChannelRules>(),
            provider.GetService<StockRules>(),
            provider.GetRequiredService<IPreOrders>()));
    }

    private static T Capability<T>(object store)
        where T : class => store as T
            ?? throw new InvalidOperationException(
                $"{store.GetType().Name} does not implement {typeof(T).Name}; implement it there, or register one.");
}
