using OrderKit.Subscriptions;

namespace OrderKit.Tests.Subscriptions;

public sealed class SubscriptionRunnerTests
{
    private readonly Noting handler = new();

    [Fact]
    public async Task A_pass_works_on_one_batch_and_tells_how_far_the_feed_is_ahead()
    {
        var reading = new Reading(new(1, 2, 1, 3, 1), handler);
        var host = reading.Host("a");

        var first = await host.RunAsync();
        var second = await host.RunAsync();
        var third = await host.RunAsync();

        Assert.Equal((3, 2L, 3L), (first.Handled, first.Behind, first.Subscription!.Position));
        Assert.Equal((2, 0L, 5L), (second.Handled, second.Behind, second.Subscription!.Position));
        Assert.Equal((0, 5L), (third.Handled, third.Subscription!.Position));
        Assert.Equal([1L, 2, 3], handler.VersionsOf(1));
        Assert.Equal(5, (await reading.PlaceAsync()).Position);
    }

    [Fact]
    public async Task A_poison_event_parks_only_its_own_order_and_tells_no_message()
    {
        var reading = new Reading(new(1, 2, 1, 2, 1), handler.Failing(1, 2, int.MaxValue));
        var host = reading.Host("a", batch: 10);

        var run = await host.RunAsync();

        Assert.Equal((1, 5L), (run.Failed, run.Subscription!.Position));
        Assert.Equal([1L], handler.VersionsOf(1));
        Assert.Equal([1L, 2], handler.VersionsOf(2));
        var parked = Assert.Single((await reading.PlaceAsync()).Parked);
        Assert.Equal(new(SomeFeed.Id(1), 3, 1, reading.Clock.Now + Duration.FromSeconds(1), "timeout"), parked);
        Assert.False(run.NeedsPerson);
    }

    [Fact]
    public async Task Each_wait_is_longer_and_when_no_attempt_is_left_a_person_is_asked()
    {
        var reading = new Reading(new(1, 1), handler.Failing(1, 1, int.MaxValue));
        var host = reading.Host("a");
        List<double> waits = [];
        for (var run = await host.RunAsync(); ; run = await host.RunAsync())
        {
            var parked = Assert.Single(run.Subscription!.Parked);
            if (parked.RetryAt is not { } at)
            {
                Assert.True(run.NeedsPerson);
                break;
            }

            waits.Add((at - reading.Clock.Now).TotalSeconds);
            Assert.Equal((0, 0), (await host.RunAsync() is var early ? (early.Handled, early.Failed) : default));
            reading.Clock.Now = at;
        }

        Assert.Equal([1.0, 2, 4, 4], waits);
        handler.Failing(1, 1, 0);
        Assert.True(await host.RetryAsync(SomeFeed.Id(1)));
        Assert.Empty((await host.RunAsync()).Subscription!.Parked);
        Assert.Equal([1L, 2], handler.VersionsOf(1));
        Assert.False(await host.RetryAsync(SomeFeed.Id(1)));
    }

    [Fact]
    public async Task An_order_set_aside_catches_up_in_order_with_what_came_meanwhile()
    {
        var feed = new SomeFeed(1, 1, 2, 1, 1, 1, 1, 2);
        var reading = new Reading(feed, handler.Failing(1, 2, 1).Failing(1, 4, 1));
        var host = reading.Host("a", batch: 2);
        while ((await host.RunAsync()).Behind > 0)
        {
        }

        feed.Add(1);
        Assert.Equal([1L], handler.VersionsOf(1));
        reading.Clock.Now += Duration.FromSeconds(1);
        var run = await host.RunAsync();

        // The first failure is over, the second begins its own count.
        Assert.Equal([1L, 2, 3], handler.VersionsOf(1));
        Assert.Equal((5L, 1), Assert.Single(run.Subscription!.Parked) is var one ? (one.From, one.Attempts) : default);
        reading.Clock.Now += Duration.FromSeconds(1);
        Assert.Empty((await host.RunAsync()).Subscription!.Parked);
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], handler.VersionsOf(1));
    }

    [Fact]
    public async Task While_one_host_owns_it_another_does_nothing_and_takes_over_after_the_lease_or_at_a_stop()
    {
        var reading = new Reading(new(1, 2), handler);
        var (a, b) = (reading.Host("a", batch: 1), reading.Host("b", batch: 1));
        await a.RunAsync();

        Assert.Null((await b.RunAsync()).Subscription);
        Assert.False(await b.RetryAsync(SomeFeed.Id(1)));
        Assert.Single(handler.Done);
        await a.StopAsync();
        Assert.Equal((2L, 2L), (await b.RunAsync()).Subscription is { } taken ? (taken.Epoch, taken.Position) : default);
        Assert.Null((await a.RunAsync()).Subscription);
        reading.Clock.Now += Duration.FromMinutes(1);
        Assert.Equal(3, (await a.RunAsync()).Subscription!.Epoch);
    }

    [Fact]
    public async Task A_fenced_runner_writes_nothing_and_says_so()
    {
        var reading = new Reading(new(1, 2, 3), handler);
        var (slow, fast) = (reading.Host("slow"), new Noting());
        // While the slow host works on its first event its lease runs out and another takes over and gets ahead.
        handler.Before = happened =>
        {
            handler.Before = null;
            reading.Clock.Now += Duration.FromMinutes(1);
            Assert.Equal(3, reading.Host("fast", other: fast).RunAsync().GetAwaiter().GetResult().Subscription!.Position);
        };

        var run = await slow.RunAsync();

        Assert.True(run.IsFenced);
        Assert.Equal((2L, 3L), await reading.PlaceAsync() is var place ? (place.Epoch, place.Position) : default);
        Assert.Single(handler.Done);
        Assert.Equal(3, fast.Done.Count);
    }

    [Fact]
    public async Task Asked_to_stop_it_notes_what_it_has_done_and_blames_no_event()
    {
        using var stop = new CancellationTokenSource();
        var reading = new Reading(new(1, 2, 3), handler);
        handler.Before = happened => CancelAt(happened.Position == 2, stop);

        var run = await reading.Host("a").RunAsync(stop.Token);

        Assert.Equal((2, 0), (run.Handled, run.Failed));
        Assert.Equal(2, (await reading.PlaceAsync()).Position);
        Assert.Empty((await reading.PlaceAsync()).Parked);
    }

    [Fact]
    public async Task A_handler_that_gives_up_because_it_was_asked_to_stop_parks_nothing()
    {
        using var stop = new CancellationTokenSource();
        var reading = new Reading(new(1, 2, 3), handler);
        handler.Before = happened =>
        {
            CancelAt(happened.Position == 2, stop);
            stop.Token.ThrowIfCancellationRequested();
        };

        await reading.Host("a").RunAsync(stop.Token);

        Assert.Equal((1L, 0), await reading.PlaceAsync() is var place ? (place.Position, place.Parked.Count) : default);
    }

    [Fact]
    public async Task When_many_orders_fail_at_once_reading_waits_and_goes_on_by_itself()
    {
        var feed = new SomeFeed([.. Enumerable.Range(1, 10)]);
        foreach (var order in Enumerable.Range(1, 10))
        {
            handler.Failing(order, 1, 1);
        }

        var reading = new Reading(feed, handler);
        var host = reading.Host("a", batch: 100, parkedMax: 3);

        Assert.Equal((3L, 3), (await host.RunAsync()).Subscription is { } place ? (place.Position, place.Parked.Count) : default);
        await host.RunAsync();
        Assert.Empty(handler.Done);
        for (var second = 0; second < 10; second++)
        {
            reading.Clock.Now += Duration.FromSeconds(1);
            await host.RunAsync();
        }

        Assert.Equal(10, handler.Done.Count);
        Assert.Equal((10L, 0), await reading.PlaceAsync() is var end ? (end.Position, end.Parked.Count) : default);
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused_at_once()
    {
        var settings = new SubscriptionSettings("mailing", "a");

        Assert.Throws<ArgumentOutOfRangeException>(() => settings with { Lease = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => settings with { Batch = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => settings with { ParkedMax = 0 });
    }

    private static void CancelAt(bool isNow, CancellationTokenSource stop)
    {
        if (isNow)
        {
            stop.Cancel();
        }
    }
}
