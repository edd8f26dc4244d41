using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Processes;
using OrderKit.Storing;
using OrderKit.Subscriptions;
using OrderKit.Tests.Hosting;
using OrderKit.Tests.Stories;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/feed.md.</summary>
public sealed class FeedPage
{
    [Fact]
    public async Task A_broker_hears_of_every_event_once_it_has_confirmed_each()
    {
        var broker = new Broker();
        var services = new ServiceCollection().AddSingleton(broker);

        #region wire
        services.AddOrderKit()
            .AddWorkers()
            .AddEventPublisher<BrokerPublisher>("broker");
        #endregion

        using var wired = services.BuildServiceProvider();
        Assert.Contains("broker", wired.GetServices<IRecurringWork>().Select(work => work.Name.Value));
        await using var host = new WorkerHost(builder =>
        {
            builder.Services.AddSingleton(broker);
            builder.AddEventPublisher<BrokerPublisher>("broker");
        });
        await host.StartAsync();
        await host.Door<IStockKeeper>().HandleAsync(new StockCommand.Receive(new("in"), StoryShop.Mug, StoryShop.Warehouse, 1));
        Assert.True((await host.Door<CheckoutService>().PurchaseAsync(StoryShop.Purchase(1))).IsAccepted);
        await WorkerHost.UntilAsync(() => broker.Sent.Any(sent => sent is { Id: "SO-1/1", Partition: "SO-1" }));
        Assert.Contains("\"placed\"", broker.Sent.First().Text, StringComparison.Ordinal);
    }

    #region publisher
    /// <summary>Sends every event to the host's broker.</summary>
    private sealed class BrokerPublisher(Broker broker) : IEventPublisher
    {
        public async ValueTask PublishAsync(FeedEvent happened, CancellationToken cancellationToken)
        {
            var recorded = happened.Event;
            await broker.SendAndWaitForTheReceiptAsync(
                messageId: $"{recorded.OrderId}/{recorded.Version}",   // by which receivers know a repeat
                partition: recorded.OrderId.Value,                     // so that an order's events stay in their order
                body: Encoding.UTF8.GetString(StoredEvent.Write(recorded)),
                cancellationToken);
        }
    }
    #endregion

    private sealed class Broker
    {
        internal ConcurrentQueue<(string Id, string Partition, string Text)> Sent { get; } = new();

        internal Task SendAndWaitForTheReceiptAsync(string messageId, string partition, string body, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sent.Enqueue((messageId, partition, body));
            return Task.CompletedTask;
        }
    }
}
