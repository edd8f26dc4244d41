using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

/// <summary>What is true of commands that come to nothing, seen from the store.</summary>
[Properties(MaxTest = 1000, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class OrderRefusalProperties
{
    [Property]
    public async Task What_is_refused_or_no_news_stores_nothing_and_all_else_is_stored_once(OrderPlay play)
    {
        var store = new LockedOrderStore();
        foreach (var turn in play.Turns)
        {
            var (before, appends) = (store.History(Sample.Id), store.Appends);
            var decision = await new OrderService(store, play.Rules, new StoppedClock(turn.Now)).HandleAsync(turn.Command);
            Assert.Equal(turn.Decision.Refusal, decision.Refusal);
            Assert.Equal(turn.Events.Count == 0 ? appends : appends + 1, store.Appends);
            Assert.Equal(before.Count + turn.Events.Count, store.History(Sample.Id).Count);
            Assert.Equal(before, store.History(Sample.Id).Take(before.Count));
        }
    }
}
