using OrderKit.Availability;
using OrderKit.Sqlite;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Sqlite;

public sealed class SqliteStockTests : IDisposable
{
    private static readonly Sku Ring = new("RING");

    private readonly SqliteFile file = new();
    private readonly SetClock clock = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Of_two_hundred_buyers_in_two_processes_none_gets_a_unit_twice_and_none_that_fits_is_sent_away()
    {
        using var other = new SqliteDatabase(file.Path);
        SqliteStock[] hosts = [file.Stock(clock), new(other, clock)];
        var stock = new Dictionary<Sku, int> { [Ring] = 40 };
        await ReceiveAsync(hosts[0], 40);
        var buyers = Enumerable.Range(0, 200).Select(at => (Ring, 1 + at % 2)).ToList();

        Assert.Null(await RaceJudge.Run(
            async (order, sku, units) => (await hosts[order.Value.Length % 2]
                .ReserveAsync(Shop.Reserving("c1", order.Value, Shop.Line(1, sku.Value, units)))).IsAccepted,
            stock, buyers, 32));

        var position = Assert.Single(file.Database.Read(session => StockTables.Positions(session, Ring)));
        Assert.Equal(position.Reserved.Value, SqliteFile.Held(file.Database, position));
        var ledger = file.Database.Read(session => StockTables.Entries(session, Ring, position.Location, 0, 1000));
        Assert.Equal((position.OnHand.Value, position.Reserved.Value), (ledger.Sum(e => e.OnHand), ledger.Sum(e => e.Reserved)));
    }

    [Fact]
    public async Task One_command_sent_from_many_callers_counts_once_and_all_get_the_same_answer()
    {
        var stock = file.Stock(clock);
        await ReceiveAsync(stock, 100);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
            (await stock.ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "RING", 3)))).Value)));

        Assert.Single(answers, answer => !answer.IsRepeat);
        Assert.Single(answers.Select(answer => answer.Reservation).Distinct());
        Assert.Equal(97, (await stock.CheckAsync([Ring]))[0].Available.Value);
    }

    [Fact]
    public async Task A_reservation_gives_way_on_its_time_also_when_nothing_ran_meanwhile()
    {
        await ReceiveAsync(file.Stock(clock), 1);
        Assert.True((await file.Stock(clock).ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "RING", 1)))).IsAccepted);
        file.Reopen();
        clock.Now += Shop.Lifetime - Duration.Epsilon;
        Assert.Equal(0, (await file.Stock(clock).CheckAsync([Ring]))[0].Available.Value);

        file.Reopen();
        clock.Now += Duration.Epsilon;
        Assert.Equal(1, (await file.Stock(clock).CheckAsync([Ring]))[0].Available.Value);
        Assert.Equal(ReservationStatus.Expired, (await file.Stock(clock).FindAsync(new("SO-1")))!.Status);
        Assert.Empty(await file.Stock(clock).ExpireDueAsync(10));
    }

    [Fact]
    public async Task The_longest_overdue_give_way_first_and_no_more_than_were_asked_for()
    {
        var stock = file.Stock(clock);
        await ReceiveAsync(stock, 10);
        foreach (var order in new[] { "SO-B", "SO-A", "SO-C" })
        {
            Assert.True((await stock.ReserveAsync(Shop.Reserving("c1", order, Shop.Line(1, "RING", 1)))).IsAccepted);
            clock.Now += Duration.FromSeconds(1);
        }

        clock.Now += Shop.Lifetime;
        Assert.Equal([new("SO-B"), new("SO-A")], await stock.ExpireDueAsync(2));
        Assert.Equal([new("SO-C")], await stock.ExpireDueAsync(2));
    }

    [Fact]
    public async Task More_due_reservations_than_one_commit_takes_all_give_way_before_the_next_command()
    {
        var stock = file.Stock(clock);
        await ReceiveAsync(stock, 2500);
        await Task.WhenAll(Enumerable.Range(0, 2500).Select(number => Task.Run(() =>
            stock.ReserveAsync(Shop.Reserving("c1", $"SO-{number}", Shop.Line(1, "RING", 1))).AsTask())));
        clock.Now += Shop.Lifetime;

        Assert.True((await stock.ReserveAsync(Shop.Reserving("c1", "SO-X", Shop.Line(1, "RING", 2500)))).IsAccepted);
    }

    [Theory]
    [InlineData("UPDATE stock_position SET reserved = on_hand + shortage + 1")]
    [InlineData("UPDATE stock_position SET on_hand = -1")]
    [InlineData("UPDATE stock_position SET on_hand = 1000000001")]
    [InlineData("INSERT INTO stock_entry SELECT * FROM stock_entry")]
    [InlineData("INSERT INTO reservation_hold VALUES ('RING', 'LAGER', 'SO-1', 0)")]
    public async Task The_database_itself_refuses_a_stock_that_cannot_be_true(string broken)
    {
        await ReceiveAsync(file.Stock(clock), 5);
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => SqliteFile.Run(file.Path, broken));
    }

    [Fact]
    public async Task A_command_that_the_database_will_not_take_fails_alone()
    {
        var stock = file.Stock(clock);
        await ReceiveAsync(stock, 50);
        SqliteFile.Run(file.Path,
            "CREATE TRIGGER stop BEFORE INSERT ON reservation WHEN NEW.order_id = 'SO-7' BEGIN SELECT RAISE(ABORT, 'no'); END");
        var all = Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            stock.ReserveAsync(Shop.Reserving("c1", $"SO-{number}", Shop.Line(1, "RING", 1))).AsTask())).ToArray();

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => all[7]);
        Assert.All(await Task.WhenAll(all.Where((_, at) => at != 7)), answer => Assert.True(answer.IsAccepted));
        Assert.Equal(31, (await stock.CheckAsync([Ring]))[0].Available.Value);
    }

    private static async Task ReceiveAsync(SqliteStock stock, int units) =>
        Assert.True((await stock.HandleAsync(new StockCommand.Receive(new("r1"), Ring, new("LAGER"), units))).IsAccepted);
}
