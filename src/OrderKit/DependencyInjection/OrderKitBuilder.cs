using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Carriers;
using OrderKit.Documents;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Products;
using OrderKit.Promising;
using OrderKit.Shipments;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit;

/// <summary>Puts a host's own parts in place of the ones in memory. Each may also be registered by hand, before or after.</summary>
public sealed class OrderKitBuilder
{
    internal OrderKitBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps orders in the host's store.</summary>
    /// <remarks>The store may also implement <c>IOrderFeed</c>, <c>IOrderQueries</c> and <see cref="IEnvelopeStore"/>; they are found by
    /// type.</remarks>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseOrderStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IOrderStore => Use<IOrderStore, T>();

    /// <summary>Asks the host's stock, for example that of its ERP.</summary>
    /// <typeparam name="T">The stock, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseStock<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IStock => Use<IStock, T>();

    /// <summary>Keeps shipments in the host's store.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseShipmentStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IShipmentStore => Use<IShipmentStore, T>();

    /// <summary>Keeps the keys of personal data in the host's key store.</summary>
    /// <typeparam name="T">The keys, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UsePersonalDataKeys<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IPersonalDataKeys => Use<IPersonalDataKeys, T>();

    /// <summary>Asks the host what its products are: weight, tailoring and what the law asks. There is none in memory by default.</summary>
    /// <typeparam name="T">The facts, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseProductFacts<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IProductFacts => Use<IProductFacts, T>();

    /// <summary>Keeps what the law wants kept after an erasure in the host's store, beside its books.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseRetentionStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IRetentionStore => Use<IRetentionStore, T>();

    /// <summary>Keeps the places of readers of the feed in the host's store.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseSubscriptionStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ISubscriptionStore => Use<ISubscriptionStore, T>();

    /// <summary>Keeps timers in the host's store.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseTimerStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ITimerStore => Use<ITimerStore, T>();

    /// <summary>Keeps the documents of orders in the host's store.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseDocumentStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IDocumentStore => Use<IDocumentStore, T>();

    /// <summary>Adds what works on timers of one kind, beside the built-in kinds.</summary>
    /// <typeparam name="T">The handler, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder AddTimerHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ITimerHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITimerHandler, T>());
        return this;
    }
    /// <summary>Asks the host what is expected of each article, as its purchase orders say.</summary>
    /// <typeparam name="T">The supply, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseSupply<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ISupply => Use<ISupply, T>();

    /// <summary>Keeps who waits for what in the host's store.</summary>
    /// <typeparam name="T">The store, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UseBackorderStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IBackorderStore => Use<IBackorderStore, T>();

    /// <summary>Asks the host which articles are sold before their release, and how many.</summary>
    /// <typeparam name="T">The terms, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder UsePreOrders<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IPreOrders => Use<IPreOrders, T>();

    /// <summary>Adds a sales channel: what it sees of the stock and how it speaks of it.</summary>
    /// <param name="channel">The channel; each name once.</param>
    /// <returns>The builder.</returns>
    public OrderKitBuilder AddChannel(ChannelRules channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Services.AddSingleton(channel);
        return this;
    }

    /// <summary>Adds a carrier. Several may be added; each has a code of its own.</summary>
    /// <typeparam name="T">The carrier, a singleton safe to share between threads.</typeparam>
    /// <returns>The builder.</returns>
    public OrderKitBuilder AddCarrier<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ICarrier
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICarrier, T>());
        return this;
    }

    /// <summary>Adds a carrier that the host has made.</summary>
    /// <param name="carrier">The carrier.</param>
    /// <returns>The builder.</returns>
    public OrderKitBuilder AddCarrier(ICarrier carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        Services.AddSingleton(carrier);
        return this;
    }

    private OrderKitBuilder Use<TPort, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where TPort : class
        where T : class, TPort
    {
        Services.Replace(ServiceDescriptor.Singleton<TPort, T>());
        return this;
    }
}
