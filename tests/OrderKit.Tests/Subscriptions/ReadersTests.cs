using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Support;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Subscriptions;

/// <summary>What stands behind subscriptions.</summary>
public sealed class ReadersTests
{
    [Fact]
    public async Task The_processes_run_as_a_subscription_and_keep_their_place_over_a_restart()
    {
        var shop = new Trial().With("MUG", 10);
        await shop.PurchaseAsync("SO-1", "click", Line(1, 5));
        var store = new InMemory.MemorySubscriptionStore();
        SubscriptionRunner Start(string owner) => new(shop.Store, store, shop.NewRunner(), shop.Clock, new("processes", owner));

        Assert.Equal(1, (await Start("a").RunAsync()).Handled);
        shop.Clock.Now += Duration.FromMinutes(1);
        await shop.AskAsync(new OrderKit.Orders.OrderCommand.Cancel(new("SO-1"), new("cancel"), "changed-mind", [new(1, 2)]));
        var run = await Start("b").RunAsync();

        Assert.Equal((1, 0L, false), (run.Handled, run.Behind, run.NeedsPerson));
        Assert.Equal((10, 3, 7), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task What_a_handler_had_refused_is_told_and_nothing_is_tried_again()
    {
        var shop = new Trial().With("MUG", 10);
        await shop.PurchaseAsync("SO-1", "click", Line(1, 5));
        await shop.Stock.HandleAsync(new OrderKit.Availability.StockCommand.Count(new("count"), new("MUG"), Warehouse, 4));
        await shop.AskAsync(new OrderKit.Orders.OrderCommand.ReportShipped(new("SO-1"), new("sh"), new("S1"), [new(1, 5)], shop.Clock.Now));
        var runner = new SubscriptionRunner(
            shop.Store, new InMemory.MemorySubscriptionStore(), shop.NewRunner(), shop.Clock, new("processes", "a"));

        var run = await runner.RunAsync();

        Assert.Equal([RefusalReason.MoreThanReserved], run.Refused.Select(refusal => refusal.Reason));
        Assert.True(run.NeedsPerson);
        Assert.Empty((await runner.RunAsync()).Refused);
    }

    [Fact]
    public async Task A_publisher_gets_every_event_in_its_turn()
    {
        var (feed, publisher) = (new SomeFeed(1, 2, 1), new Publisher());
        var reading = new Reading(feed, new());

        await reading.Host("a", other: new EventPublishing(publisher)).RunAsync();

        Assert.Equal(feed.Events, publisher.Published);
    }

    [Fact]
    public void The_key_of_an_event_is_the_same_for_ever_and_another_for_every_other()
    {
        var feed = new SomeFeed(1, 2, 1);
        var keys = feed.Events.Select(one => InboxKey.Of("mailing", one.Event).ToString()).ToList();

        Assert.Equal(["mailing/1/SO-1", "mailing/1/SO-2", "mailing/2/SO-1"], keys);
        Assert.NotEqual(keys[0], InboxKey.Of("ledger", feed.Events[0].Event).ToString());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(40, 5)]
    public void Waits_double_up_to_the_longest(int attempt, int seconds)
    {
        var policy = new RetryPolicy(Duration.FromSeconds(1), Duration.FromSeconds(5), 40);

        Assert.Equal(Duration.FromSeconds(seconds), policy.WaitAfter(attempt));
        Assert.Equal(attempt < 40 ? Sample.Start + Duration.FromSeconds(seconds) : null, policy.NextAfter(attempt, Sample.Start));
    }

    [Fact]
    public void A_policy_that_cannot_be_is_refused_at_once()
    {
        var second = Duration.FromSeconds(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(Duration.Zero, second, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(second, Duration.Epsilon, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(second, second, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryPolicy.Default.WaitAfter(0));
    }

    [Theory]
    [InlineData(typeof(TimeoutException), "timeout")]
    [InlineData(typeof(InvalidOrderDataException), "invalid-order-data")]
    [InlineData(typeof(IOException), "i-o")]
    [InlineData(typeof(Exception), "fault")]
    [InlineData(typeof(Odd<int>), "odd1")]
    public void A_fault_is_told_by_the_kind_of_its_exception(Type kind, string word) =>
        Assert.Equal(word, FaultWord.Of(kind == typeof(InvalidOrderDataException)
            ? new InvalidOrderDataException("x")
            : (Exception)Activator.CreateInstance(kind)!).Value);

    private sealed class Odd<T> : Exception;

    private sealed class Publisher : IEventPublisher
    {
        internal List<FeedEvent> Published { get; } = [];

        public ValueTask PublishAsync(FeedEvent happened, CancellationToken cancellationToken)
        {
            Published.Add(happened);
            return default;
        }
    }
}
