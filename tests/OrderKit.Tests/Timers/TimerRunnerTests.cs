using OrderKit.InMemory;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Subscriptions;
using OrderKit.Timers;

namespace OrderKit.Tests.Timers;

public sealed class TimerRunnerTests
{
    private static readonly Code Kind = "look";

    private readonly SetClock clock = new();
    private readonly MemoryTimerStore store = new();
    private readonly Looking handler = new();

    [Fact]
    public async Task A_due_timer_is_worked_on_once_and_one_that_is_not_due_waits()
    {
        await SetAsync(1, 0);
        await SetAsync(2, 5);

        Assert.Equal((1, 1), await NewRunner().RunAsync() is var run ? (run.Claimed, run.Done) : default);
        Assert.Equal(0, (await NewRunner().RunAsync()).Claimed);
        clock.Now += Duration.FromMinutes(5);
        Assert.Equal(1, (await NewRunner().RunAsync()).Done);
        Assert.Equal([SomeFeed.Id(1), SomeFeed.Id(2)], handler.Seen);
        Assert.Null(await store.EarliestDueAsync(default));
    }

    [Fact]
    public async Task A_timer_whose_handler_asks_for_another_time_is_due_again_then()
    {
        await SetAsync(1, 0);
        handler.Next = clock.Now + Duration.FromMinutes(3);

        Assert.Equal(1, (await NewRunner().RunAsync()).Done);

        Assert.Equal(new OrderTimer(Kind, SomeFeed.Id(1), clock.Now + Duration.FromMinutes(3)), await FindAsync(1));
        Assert.Equal(0, (await NewRunner().RunAsync()).Claimed);
    }

    [Fact]
    public async Task A_timer_that_fails_is_tried_again_later_each_time_and_told_as_stuck_but_never_given_up()
    {
        await SetAsync(1, 0);
        handler.Fails = true;
        List<(int Attempts, string Fault, bool IsStuck, double Wait)> told = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var failure = Assert.Single((await NewRunner().RunAsync()).Failed);
            var due = (await FindAsync(1))!.Due;
            told.Add((failure.Attempts, failure.Fault.Value, failure.IsStuck, (due - clock.Now).TotalSeconds));
            Assert.Equal(0, (await NewRunner().RunAsync()).Claimed);
            clock.Now = due;
        }

        Assert.Equal([(1, "timeout", false, 1), (2, "timeout", false, 2), (3, "timeout", true, 2), (4, "timeout", true, 2)], told);
        handler.Fails = false;
        Assert.Equal(1, (await NewRunner().RunAsync()).Done);
    }

    [Fact]
    public async Task A_timer_that_was_set_anew_while_it_was_worked_on_stays()
    {
        await SetAsync(1, 0);
        handler.Before = () => SetAsync(1, 7).AsTask().GetAwaiter().GetResult();

        Assert.Equal((0, 1), await NewRunner().RunAsync() is var run ? (run.Done, run.Lost) : default);

        Assert.Equal(clock.Now + Duration.FromMinutes(7), (await FindAsync(1))!.Due);
    }

    [Fact]
    public async Task A_host_that_is_too_slow_leaves_the_rest_to_others_and_takes_nothing_from_them()
    {
        await SetAsync(1, -2);
        await SetAsync(2, -1);
        var other = new Looking();
        handler.Before = () =>
        {
            handler.Before = null;
            clock.Now += Duration.FromMinutes(1);
            Assert.Equal(2, NewRunner(other).RunAsync().GetAwaiter().GetResult().Done);
        };

        var run = await NewRunner().RunAsync();

        Assert.Equal((2, 0, 2), (run.Claimed, run.Done, run.Lost));
        Assert.Equal([SomeFeed.Id(1)], handler.Seen);
        Assert.Equal([SomeFeed.Id(1), SomeFeed.Id(2)], other.Seen);
    }

    [Fact]
    public async Task Kinds_without_a_handler_are_left_alone()
    {
        await store.SetAsync(new("other", SomeFeed.Id(1), clock.Now), default);

        Assert.Equal(0, (await NewRunner().RunAsync()).Claimed);
        Assert.Equal(0, (await new TimerRunner(store, [], clock).RunAsync()).Claimed);
        Assert.NotNull(await store.FindAsync("other", SomeFeed.Id(1), default));
    }

    [Fact]
    public async Task Asked_to_stop_it_notes_what_is_done_and_leaves_the_rest()
    {
        using var stop = new CancellationTokenSource();
        await SetAsync(1, -1);
        await SetAsync(2, 0);
        handler.Before = stop.Cancel;

        var run = await NewRunner().RunAsync(stop.Token);

        Assert.Equal((1, 1), (run.Done, run.Lost));
        Assert.Null(await FindAsync(1));
        clock.Now += Duration.FromMinutes(1);
        handler.Before = null;
        Assert.Equal(1, (await NewRunner().RunAsync()).Done);
    }

    [Fact]
    public async Task What_was_refused_is_told()
    {
        await SetAsync(1, 0);
        handler.Refused = [new(RefusalReason.KeptByLaw, "found", "asked", "possible")];

        var run = await NewRunner().RunAsync();

        Assert.Equal(handler.Refused, run.Refused);
        Assert.True(run.NeedsPerson);
    }

    [Fact]
    public void What_cannot_work_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new TimerRunner(store, [handler, new Looking()], clock));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimerSettings { Lease = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimerSettings { Batch = 0 });
    }

    private TimerRunner NewRunner(Looking? other = null) => new(store, [other ?? handler], clock, new()
    {
        Retry = new(Duration.FromSeconds(1), Duration.FromSeconds(2), 3),
    });

    private ValueTask SetAsync(int order, int minutes) =>
        store.SetAsync(new(Kind, SomeFeed.Id(order), clock.Now + Duration.FromMinutes(minutes)), default);

    private ValueTask<OrderTimer?> FindAsync(int order) => store.FindAsync(Kind, SomeFeed.Id(order), default);

    private sealed class Looking : ITimerHandler
    {
        internal List<OrderId> Seen { get; } = [];

        internal Action? Before { get; set; }

        internal bool Fails { get; set; }

        internal Instant? Next { get; set; }

        internal ValueList<Refusal> Refused { get; set; } = [];

        public Code Kind => TimerRunnerTests.Kind;

        public ValueTask<TimerAnswer> HandleAsync(OrderTimer timer, CancellationToken cancellationToken)
        {
            Before?.Invoke();
            Seen.Add(timer.Order);
            return Fails ? throw new TimeoutException() : new(new TimerAnswer(Next) { Refused = Refused });
        }
    }
}
