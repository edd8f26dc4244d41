using OrderKit.Checkout;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Tailoring;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Orders;
using OrderKit.Tests.Support;
using OrderKit.Tests.Tailoring;
using OrderKit.Timers;

namespace OrderKit.Tests.Timers;

/// <summary>Timers that follow from orders: set by their events, met by what was agreed.</summary>
public sealed class OrderTimersTests
{
    private static readonly OrderId Id = new("SO-1");

    private readonly MemoryTimerStore timers = new();
    private readonly Trial shop = new Trial().With("MUG", 5);

    [Fact]
    public async Task A_proof_that_nobody_answers_lapses_at_its_deadline()
    {
        var story = Story.Confirmed(Engraving.Line(1, 2, Engraving.Schema with
        {
            Proof = new(Duration.FromDays(2), ProofDeadlinePolicy.HoldLine),
        }));
        story.Do(OrderTailoringTests.Send(story, 1));
        await shop.Store.TryAppendAsync(new(story.Order, story.History.ToValueList()), null, 0, default);
        await ReadAsync();
        var deadline = (await timers.FindAsync(OrderTimers.ProofDeadline, story.Order.Id, default))!.Due;
        var runner = new TimerRunner(timers, [new ProofDeadlineTimer(shop.Store, shop.Orders, shop.Clock)], shop.Clock);

        shop.Clock.Now = deadline - Duration.Epsilon;
        Assert.Equal(0, (await runner.RunAsync()).Claimed);
        shop.Clock.Now = deadline;
        Assert.Equal((1, 0), await runner.RunAsync() is var run ? (run.Done, run.Refused.Count) : default);

        Assert.Equal("proof-unanswered", Assert.Single((await shop.OrderAsync(story.Order.Id.Value))!.Holds).Reason.Value);
        Assert.Null(await timers.EarliestDueAsync(default));
    }

    [Fact]
    public async Task A_change_that_nobody_applies_is_withdrawn_when_it_expires()
    {
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 3));
        var changes = new ChangeService(
            shop.Store, OrderRules.Default, shop.Orders, shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20));
        var handler = new ChangeExpiryTimer(shop.Store, changes, shop.Clock);
        await changes.ProposeAsync(new(Id, new("propose"), [new OrderChange.RemoveLine(1)], Duration.FromDays(1)));
        await ReadAsync();
        var runner = new TimerRunner(timers, [handler], shop.Clock);
        var timer = (await timers.FindAsync(OrderTimers.ChangeExpiry, Id, default))!;
        Assert.Equal(shop.Clock.Now + Duration.FromDays(1), timer.Due);
        Assert.Equal(timer.Due, (await handler.HandleAsync(timer with { Due = shop.Clock.Now }, default)).Next);

        shop.Clock.Now = timer.Due;
        Assert.Equal((1, 0), await runner.RunAsync() is var run ? (run.Done, run.Refused.Count) : default);

        Assert.Null((await shop.OrderAsync("SO-1"))!.Change);
        Assert.Null((await handler.HandleAsync(timer, default)).Next);
    }

    [Fact]
    public async Task Read_again_later_old_events_set_no_timer_that_was_met()
    {
        await A_change_that_nobody_applies_is_withdrawn_when_it_expires();
        await ReadAsync();

        Assert.Null(await timers.EarliestDueAsync(default));
    }

    private async Task ReadAsync()
    {
        var handler = new OrderTimers(shop.Store, timers);
        foreach (var happened in await shop.Store.ReadAsync(0, 100, default))
        {
            Assert.Empty(await handler.HandleAsync(happened, default));
        }
    }
}
