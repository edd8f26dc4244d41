using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

public sealed class SqliteOrderStoreTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Another_version_than_expected_stores_nothing()
    {
        var placed = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));
        Assert.True(await AppendAsync(placed, 0));
        var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")), 1);

        Assert.False(await AppendAsync(placed, 0));
        Assert.False(await AppendAsync(confirmed, 0));
        Assert.False(await AppendAsync(confirmed, 7));
        Assert.Equal(placed.Order, await file.Orders.LoadAsync(Sample.Id, default));

        Assert.True(await AppendAsync(confirmed, placed.Order.Version));
        Assert.Equal(confirmed.Order, await file.Orders.LoadAsync(Sample.Id, default));
    }

    [Fact]
    public async Task A_step_is_stored_wholly_or_not_at_all()
    {
        var placed = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));
        SqliteFile.Run(file.Path, "CREATE TRIGGER stop BEFORE INSERT ON order_state BEGIN SELECT RAISE(ABORT, 'no'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => AppendAsync(placed, 0));

        Assert.Null(await file.Orders.LoadAsync(Sample.Id, default));
        Assert.Empty(await file.Orders.ReadAsync(0, 10, default));
        SqliteFile.Run(file.Path, "DROP TRIGGER stop");
        Assert.True(await AppendAsync(placed, 0));
        Assert.Equal(placed.Events.Count, (await file.Orders.ReadAsync(0, 10, default)).Count);
    }

    [Fact]
    public async Task Events_of_one_version_cannot_stand_twice_even_without_the_check()
    {
        var placed = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));
        Assert.True(await AppendAsync(placed, 0));
        SqliteFile.Run(file.Path, "DELETE FROM order_state");

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => AppendAsync(placed, 0));
    }

    [Fact]
    public async Task Of_two_processes_with_the_file_open_one_wins_each_version()
    {
        using var other = new SqliteDatabase(file.Path);
        var step = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));
        Assert.True(await AppendAsync(step, 0));
        for (var round = 1; round <= 40; round++)
        {
            var order = step.Order;
            using var between = new Barrier(2);
            var rivals = new[] { file.Orders, new SqliteOrderStore(other) }.Select((store, number) => Task.Run(async () =>
            {
                var mine = Sample.Step(order, new OrderCommand.Hold(Sample.Id, Sample.Command($"{round}-{number}"), "manual", "rival"));
                between.SignalAndWait();
                return await store.TryAppendAsync(mine, null, order.Version, default) ? mine : null;
            }));
            step = Assert.Single((await Task.WhenAll(rivals)).OfType<OrderStep>());
            Assert.Equal(step.Order, await file.Orders.LoadAsync(Sample.Id, default));
            Assert.Equal(step.Order, await new SqliteOrderStore(other).LoadAsync(Sample.Id, default));
        }
    }

    [Fact]
    public async Task A_reader_of_the_feed_misses_nothing_while_two_processes_write()
    {
        using var other = new SqliteDatabase(file.Path);
        var writers = new[] { file.Orders, new SqliteOrderStore(other) }.Select((store, number) => Task.Run(async () =>
        {
            for (var order = 0; order < 150; order++)
            {
                var place = Sample.Place(Sample.Line(1, 1)) with { OrderId = new($"SO-{number}-{order}") };
                Assert.True(await store.TryAppendAsync(Sample.Step(null, place), null, 0, default));
            }
        })).ToArray();
        var writing = Task.WhenAll(writers);
        var (position, seen, isLast) = (0L, new List<OrderId>(), false);
        while (!isLast)
        {
            isLast = writing.IsCompleted;
            foreach (var one in await file.Orders.ReadAsync(position, 7, default))
            {
                isLast = false;
                Assert.True(one.Position > position);
                position = one.Position;
                seen.Add(one.Event.OrderId);
            }
        }

        await writing;
        Assert.Equal(300, seen.Distinct().Count());
    }

    [Fact]
    public async Task Positions_are_never_given_twice_even_when_the_last_rows_are_deleted()
    {
        Assert.True(await AppendAsync(Sample.Step(null, Sample.Place(Sample.Line(1, 2))), 0));
        var last = (await file.Orders.ReadAsync(0, 10, default))[^1].Position;
        SqliteFile.Run(file.Path, "DELETE FROM order_event; DELETE FROM order_state");
        Assert.True(await AppendAsync(Sample.Step(null, Sample.Place(Sample.Line(1, 2))), 0));

        Assert.All(await file.Orders.ReadAsync(0, 10, default), one => Assert.True(one.Position > last));
    }

    [Theory]
    [InlineData("UPDATE order_state SET body = json_object('form', json_extract(body, '$.form'))")]
    [InlineData("UPDATE order_state SET body = substr(body, 1, length(body) / 2)")]
    [InlineData("UPDATE order_state SET version = version + 1")]
    [InlineData("DELETE FROM order_event WHERE version = 1; UPDATE order_state SET body = json_set(body, '$.form', 999)")]
    public async Task What_makes_no_sense_is_an_error_and_never_repaired(string damage)
    {
        Assert.True(await AppendAsync(Sample.Step(null, Sample.Place(Sample.Line(1, 2))), 0));
        SqliteFile.Run(file.Path, damage);

        await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await file.Orders.LoadAsync(Sample.Id, default));
    }

    [Fact]
    public async Task The_last_envelope_counts_and_stays_when_none_is_given()
    {
        var placed = Sample.Step(null, Sample.Place(Sample.Line(1, 2)));
        Assert.Null(await file.Orders.LoadEnvelopeAsync(Sample.Id, default));
        Assert.True(await file.Orders.TryAppendAsync(placed, new Envelope(Sample.Id, new byte[] { 1, 2 }), 0, default));
        var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(Sample.Id, Sample.Command("confirm")), 1);
        Assert.True(await AppendAsync(confirmed, placed.Order.Version));

        file.Reopen();
        Assert.Equal([1, 2], (await file.Orders.LoadEnvelopeAsync(Sample.Id, default))!.Sealed.ToArray());
    }

    [Fact]
    public async Task A_copy_made_while_others_write_is_whole()
    {
        Assert.True(await AppendAsync(Sample.Step(null, Sample.Place(Sample.Line(1, 2))), 0));
        var copy = Path.Combine(file.Folder, "copy.db");
        file.Database.BackUp(copy);

        using var restored = new SqliteDatabase(copy);
        Assert.Equal(await file.Orders.LoadAsync(Sample.Id, default), await new SqliteOrderStore(restored).LoadAsync(Sample.Id, default));
        Assert.ThrowsAny<Microsoft.Data.Sqlite.SqliteException>(() => file.Database.BackUp(copy));
    }

    private Task<bool> AppendAsync(OrderStep step, long expectedVersion) =>
        file.Orders.TryAppendAsync(step, null, expectedVersion, default).AsTask();
}
