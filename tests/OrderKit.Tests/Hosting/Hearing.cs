using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Hosting;

/// <summary>Notes the orders it hears of.</summary>
public class Listening : IFeedHandler
{
    internal ConcurrentBag<string> Heard { get; } = [];

    /// <inheritdoc/>
    public virtual ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        Heard.Add(happened.Event.OrderId.Value);
        return new([]);
    }
}

/// <summary>Cannot work on SO-1, and says so with a message that nobody may see.</summary>
public sealed class Stumbling : Listening
{
    /// <inheritdoc/>
    public override ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken) =>
        happened.Event.OrderId.Value == "SO-1"
            ? throw new InvalidOperationException("c4n4ry: Elsa Ek, Storgatan 1")
            : base.HandleAsync(happened, cancellationToken);
}

/// <summary>What two hosts share: the orders, the places of readers, and a clock that stands still.</summary>
internal sealed class Shared
{
    private readonly MemoryOrderStore orders = new();
    private readonly MemorySubscriptionStore places = new();

    internal void Use(OrderKitBuilder builder)
    {
        builder.Services.AddSingleton<IOrderStore>(orders).AddSingleton<ISubscriptionStore>(places).AddSingleton<IClock>(new SetClock());
        builder.AddFeedHandler<Listening>("listening");
    }
}
