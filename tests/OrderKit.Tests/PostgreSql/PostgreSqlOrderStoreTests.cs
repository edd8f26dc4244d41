using FsCheck.Fluent;
using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

public sealed class PostgreSqlOrderStoreTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    private readonly PostgreSqlOrderStore store = new(data.Host());
    private readonly OrderId id = new($"SO-{Guid.NewGuid():N}");

    [Fact]
    public async Task Whatever_happens_to_orders_the_store_gives_back_what_memory_gives()
    {
        var memory = new MemoryOrderStore();
        var before = (await ReadAllAsync(store)).Count;
        foreach (var (play, number) in OrderArbitraries.PlayGen.Sample(60, 40).Select((play, at) => (play, at)))
        {
            await PlayAsync(play, new($"{id}-{number}"), memory);
        }

        var told = (await ReadAllAsync(store)).Skip(before).ToList();
        var expected = await ReadAllAsync(memory);
        Assert.True(expected.Count > 200, $"{expected.Count} events");
        Assert.Equal(expected.Select(one => one.Event), told.Select(one => one.Event));
        Assert.Equal(Enumerable.Range(before + 1, expected.Count).Select(at => (long)at), told.Select(one => one.Position));
    }

    [Fact]
    public async Task Of_many_who_append_to_one_version_one_is_stored()
    {
        var placed = Place();
        var appended = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(async () =>
            await store.TryAppendAsync(placed, null, 0, default))));
        Assert.Equal(1, appended.Count(one => one));

        var order = (await store.LoadAsync(id, default))!;
        var confirmed = Sample.Step(order, new OrderCommand.Confirm(id, new("confirm")));
        appended = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(async () =>
            await store.TryAppendAsync(confirmed, null, 1, default))));
        Assert.Equal(1, appended.Count(one => one));
        Assert.Equal(confirmed.Order, await store.LoadAsync(id, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task An_append_on_another_version_stores_nothing(long expected)
    {
        var placed = Place();
        Assert.True(await store.TryAppendAsync(placed, null, 0, default));
        var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(id, new("confirm")));
        var ahead = confirmed with { Events = confirmed.Events.Select(one => one with { Version = expected + 1 }).ToValueList() };

        Assert.False(await store.TryAppendAsync(ahead, new(id, new byte[] { 1 }), expected, default));
        Assert.Equal(placed.Order, await store.LoadAsync(id, default));
        Assert.Null(await store.LoadEnvelopeAsync(id, default));
        Assert.Equal(placed.Events, (await ReadAllAsync(store)).Select(one => one.Event).Where(one => one.OrderId == id));
    }

    [Fact]
    public async Task The_newest_envelope_is_given_back_byte_for_byte()
    {
        var placed = Place();
        byte[] first = [0, 1, 255], second = [.. Enumerable.Range(0, 3000).Select(number => (byte)(number % 251))];
        Assert.Null(await store.LoadEnvelopeAsync(id, default));
        Assert.True(await store.TryAppendAsync(placed, new(id, first), 0, default));
        Assert.Equal(first, (await store.LoadEnvelopeAsync(id, default))!.Sealed.ToArray());
        var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(id, new("confirm")));
        Assert.True(await store.TryAppendAsync(confirmed, new(id, second), 1, default));
        Assert.Equal(second, (await store.LoadEnvelopeAsync(id, default))!.Sealed.ToArray());
        var cancelled = Sample.Step(confirmed.Order, new OrderCommand.Cancel(id, new("cancel"), "changed-mind", []));
        Assert.True(await store.TryAppendAsync(cancelled, null, confirmed.Order.Version, default));
        Assert.Equal(second, (await store.LoadEnvelopeAsync(id, default))!.Sealed.ToArray());
    }

    [Fact]
    public async Task An_order_whose_snapshot_is_of_another_form_is_told_by_its_events()
    {
        var placed = Place();
        await store.TryAppendAsync(placed, null, 0, default);
        PostgresServer.Run(data.ConnectionString, $$"""update orderkit.orders set body = '{"form":999}' where id = '{{id}}'""");
        Assert.Equal(placed.Order, await store.LoadAsync(id, default));
    }

    [Fact]
    public async Task A_row_that_tells_of_another_order_is_an_error()
    {
        var placed = Place();
        await store.TryAppendAsync(placed, null, 0, default);
        PostgresServer.Run(data.ConnectionString, $"update orderkit.orders set id = '{id}-x' where id = '{id}'");
        await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await store.LoadAsync(new($"{id}-x"), default));
    }

    [Fact]
    public async Task An_append_and_a_load_are_one_round_trip_each()
    {
        using var counter = new TurnaroundCounter(data.ConnectionString);
        await using var host = new PostgreSqlDatabase(counter.ConnectionString, new() { ConnectionsMax = 2 });
        var counted = new PostgreSqlOrderStore(host);
        var order = Place().Order;
        await counted.TryAppendAsync(Place(), new(id, new byte[] { 1, 2 }), 0, default);
        for (var turn = 0; turn < 6; turn++)
        {
            var (version, hold) = (order.Version, Sample.Step(order, new OrderCommand.Hold(id, new($"hold-{turn}"), "manual", "why")));
            order = hold.Order;
            Assert.Equal(1, await counter.CountAsync(async () =>
                Assert.True(await counted.TryAppendAsync(hold, new(id, new byte[] { 3 }), version, default))));
            Assert.Equal(1, await counter.CountAsync(async () => Assert.Equal(order, await counted.LoadAsync(id, default))));
        }

        var slow = await counter.CountAsync(async () => Assert.False(await counted.TryAppendAsync(Place(), null, 0, default)));
        Assert.Equal(1, slow);
    }

    private static Task<IReadOnlyList<FeedEvent>> ReadAllAsync(IOrderFeed feed) => feed.ReadAsync(0, int.MaxValue, default).AsTask();

    private OrderStep Place() => Sample.Step(null, new OrderCommand.Place(id, new("place"), Sample.Sek, [Sample.Line(1, 2)]));

    // The commands of a play, told of one order: each step is stored in both, and both must then give back the same.
    private async Task PlayAsync(OrderPlay play, OrderId order, MemoryOrderStore memory)
    {
        foreach (var turn in play.Turns.Where(turn => turn.Events.Count > 0))
        {
            var step = turn.Decision.Value;
            var mine = new OrderStep(
                step.Order with { Id = order }, step.Events.Select(one => one with { OrderId = order, AsStored = null }).ToValueList());
            var expected = step.Order.Version - step.Events.Count;
            Assert.True(await memory.TryAppendAsync(mine, null, expected, default));
            Assert.True(await store.TryAppendAsync(mine, null, expected, default));
            Assert.Equal(mine.Order, await store.LoadAsync(order, default));
        }
    }
}
