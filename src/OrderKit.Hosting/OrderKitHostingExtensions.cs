using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;
using OrderKit.Availability;
using OrderKit.Hosting;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Timers;

namespace OrderKit;

/// <summary>Lets a host do OrderKit's background work.</summary>
public static class OrderKitHostingExtensions
{
    /// <summary>Adds a worker for everything that is to be done without being asked: what follows from the events of orders, timers,
    /// expired reservations, those who wait for goods, and what the stores bring with them. None runs unless this is called.</summary>
    /// <remarks>Safe in many hosts at once. The workers tell the meter <c>OrderKit</c> and the health check <c>orderkit</c> how they
    /// are. Call it after the stores are chosen.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; null leaves the defaults. Faults in them end the start, all listed.</param>
    /// <returns>The builder.</returns>
    public static OrderKitBuilder AddWorkers(this OrderKitBuilder builder, Action<WorkerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<WorkerOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        if (builder.Services.Any(service => service.ServiceType == typeof(WorkerBoard)))
        {
            return builder;
        }

        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<WorkerBoard>();
        builder.Services.AddHealthChecks().AddCheck<WorkerHealthCheck>("orderkit");
        builder.Services.AddSingleton<IRecurringWork>(provider => new TimerWork(provider.GetRequiredService<TimerRunner>()));
        builder.Services.AddSingleton(provider => IfKept(
            provider, ExpiryWork.WorkName, () => new ExpiryWork(provider.GetRequiredService<BackorderService>())));
        builder.Services.AddSingleton(provider => IfKept(provider, "backorders", provider.GetRequiredService<BackorderRounds>));
        builder.Services.AddSingleton<IHostedService, WorkerCrew>();
        return builder.AddFeedHandler<ProcessRunner>("processes").AddFeedHandler<OrderTimers>("order-timers");
    }

    private static IRecurringWork IfKept(IServiceProvider provider, Code name, Func<IRecurringWork> work) =>
        provider.GetRequiredService<IStock>() is IStockKeeper ? work() : new NothingToDo(name);

    /// <summary>Adds a reader of the feed: it hears of every event at least once, those of an order in their order, from the first event
    /// on.</summary>
    /// <typeparam name="T">What works on the events, a singleton.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">Its name: the same in every host and after every restart, for under it its place is kept.</param>
    /// <returns>The builder.</returns>
    public static OrderKitBuilder AddFeedHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this OrderKitBuilder builder, Code name)
        where T : class, IFeedHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<T>();
        builder.Services.AddSingleton<IRecurringWork>(provider => new SubscriptionWork(name, new(
            provider.GetRequiredService<IOrderFeed>(),
            provider.GetRequiredService<ISubscriptionStore>(),
            provider.GetRequiredService<T>(),
            provider.GetRequiredService<IClock>(),
            new(name, provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Owner))));
        return builder;
    }

    /// <summary>Publishes every event to a broker, through the host's publisher.</summary>
    /// <typeparam name="T">The publisher, a singleton.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the reader that feeds it.</param>
    /// <returns>The builder.</returns>
    public static OrderKitBuilder AddEventPublisher<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this OrderKitBuilder builder, Code name)
        where T : class, IEventPublisher
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IEventPublisher, T>();
        return builder.AddFeedHandler<EventPublishing>(name);
    }
}
