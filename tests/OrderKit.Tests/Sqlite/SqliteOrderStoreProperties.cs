using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

[Properties(MaxTest = 150, Arbitrary = [typeof(OrderArbitraries)])]
public sealed class SqliteOrderStoreProperties
{
    [Property]
    public void Every_step_of_every_life_is_there_after_a_restart(OrderPlay play, byte restartEvery)
    {
        using var file = SqliteFile.Migrated();
        foreach (var (at, turn) in play.Turns.Index())
        {
            if (turn.Events.Count > 0)
            {
                Assert.True(Append(file.Orders, turn.Decision.Value, turn.Before?.Version ?? 0));
            }

            if ((at + 1) % (1 + restartEvery % 6) == 0)
            {
                file.Reopen();
            }

            Assert.Equal(turn.After, Load(file.Orders, play.Place.OrderId));
        }

        var feed = file.Orders.ReadAsync(0, 10_000, default).AsTask().GetAwaiter().GetResult();
        Assert.Equal(play.History, feed.Select(one => one.Event));
        Assert.Equal(feed.Order(Comparer<FeedEvent>.Create((a, b) => a.Position.CompareTo(b.Position))), feed);
    }

    [Property]
    public void Told_by_its_events_or_read_as_it_stood_an_order_is_the_same(OrderPlay play)
    {
        using var file = SqliteFile.Migrated();
        foreach (var turn in play.Turns.Where(turn => turn.Events.Count > 0))
        {
            Assert.True(Append(file.Orders, turn.Decision.Value, turn.Before?.Version ?? 0));
        }

        // A later release would have written another form, and this one must not read it.
        SqliteFile.Run(file.Path, "UPDATE order_state SET body = json_set(body, '$.form', 999, '$.lines', 'otherwise')");
        Assert.Equal(play.End, Load(file.Orders, play.Place.OrderId));
    }

    private static Order? Load(SqliteOrderStore store, OrderId id) => store.LoadAsync(id, default).AsTask().GetAwaiter().GetResult();

    private static bool Append(SqliteOrderStore store, OrderStep step, long expectedVersion) =>
        store.TryAppendAsync(step, null, expectedVersion, default).AsTask().GetAwaiter().GetResult();
}
