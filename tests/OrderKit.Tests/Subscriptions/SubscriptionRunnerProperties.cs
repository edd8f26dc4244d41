using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.InMemory;
using OrderKit.Subscriptions;

namespace OrderKit.Tests.Subscriptions;

/// <summary>What happens to a reader: events of orders, some of which fail some times, and hosts that run, crash and are slow.</summary>
public sealed record ReaderLife(int[] Orders, (int At, int Times)[] Failures, (int Host, int Seconds, bool Crashes)[] Passes, int Batch)
{
    public override string ToString() =>
        $"orders {string.Join(',', Orders)}; fail {string.Join(',', Failures)}; passes {string.Join(',', Passes)}; batch {Batch}";
}

/// <summary>Makes such lives.</summary>
public static class ReaderLives
{
    public static Arbitrary<ReaderLife> Life() => Arb.From(
        from orders in Gen.Choose(1, 4).ListOf(25)
        from length in Gen.Choose(1, 25)
        from failures in Gen.Zip(Gen.Choose(0, 24), Gen.Choose(1, 3)).ListOf(4)
        from passes in (from host in Gen.Choose(1, 3)
                        from seconds in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(1, 5)), (1, Gen.Constant(60)))
                        from crashes in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
                        select (host, seconds, crashes)).ListOf(20)
        from batch in Gen.Choose(1, 6)
        select new ReaderLife(
            [.. orders.Take(length)], [.. failures.Select(one => (one.Item1, one.Item2))], [.. passes], batch));
}

[Properties(MaxTest = 1000, Arbitrary = [typeof(ReaderLives)])]
public sealed class SubscriptionRunnerProperties
{
    [Property]
    public void Every_event_comes_at_least_once_and_in_the_order_of_its_order(ReaderLife life)
    {
        var (feed, handler) = (new SomeFeed(life.Orders), new Noting());
        foreach (var (at, times) in life.Failures.Where(one => one.At < feed.Events.Count))
        {
            var recorded = feed.Events[at].Event;
            handler.Failing(life.Orders[at], recorded.Version, times);
        }

        var store = new Crashing();
        var reading = new Reading(feed, handler, store);
        foreach (var (host, seconds, crashes) in life.Passes)
        {
            reading.Clock.Now += Duration.FromSeconds(seconds);
            store.CrashesNext = crashes;
            Pass(reading.Host($"h{host}", life.Batch));
        }

        Finish(reading, feed, life.Batch);
        Assert.Equal(feed.Events.Count, handler.Done.Distinct().Count());
        foreach (var order in life.Orders.Distinct())
        {
            AssertInOrder(handler.VersionsOf(order));
        }
    }

    // A version comes the first time only when all before it have come.
    private static void AssertInOrder(long[] versions)
    {
        var next = 1L;
        foreach (var version in versions)
        {
            Assert.True(version <= next, $"{string.Join(',', versions)}");
            next = Math.Max(next, version + 1);
        }
    }

    private static void Finish(Reading reading, SomeFeed feed, int batch)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            reading.Clock.Now += Duration.FromMinutes(1);
            if (Pass(reading.Host("last", batch)) is { Behind: 0, Subscription.Parked.Count: 0 })
            {
                Assert.Equal(feed.Events.Count, reading.PlaceAsync().GetAwaiter().GetResult().Position);
                return;
            }
        }

        Assert.Fail("The reader never finished.");
    }

    private static SubscriptionRun? Pass(SubscriptionRunner host)
    {
        try
        {
            return host.RunAsync().GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A store that dies before it saves, when it is told to.</summary>
    private sealed class Crashing : ISubscriptionStore
    {
        private readonly MemorySubscriptionStore inner = new();

        internal bool CrashesNext { get; set; }

        public ValueTask<Subscription?> ClaimAsync(
            Code name, string owner, Instant now, Duration lease, CancellationToken cancellationToken) =>
            inner.ClaimAsync(name, owner, now, lease, cancellationToken);

        public ValueTask<bool> TrySaveAsync(Subscription subscription, CancellationToken cancellationToken)
        {
            if (CrashesNext)
            {
                CrashesNext = false;
                throw new IOException("The host is gone.");
            }

            return inner.TrySaveAsync(subscription, cancellationToken);
        }

        public ValueTask<Subscription?> FindAsync(Code name, CancellationToken cancellationToken) =>
            inner.FindAsync(name, cancellationToken);
    }
}
