using Npgsql;
using OrderKit.Availability;
using OrderKit.PostgreSql;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.PostgreSql;

public sealed class PostgreSqlStockTests : IClassFixture<PostgresDatabase>
{
    private static readonly Sku Ring = new("RING");
    private static readonly LocationId Warehouse = new("LAGER");

    private readonly PostgresDatabase data;
    private readonly SetClock clock = new();

    public PostgreSqlStockTests(PostgresDatabase data)
    {
        this.data = data;
        data.Empty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_two_hundred_buyers_over_two_hosts_none_gets_a_unit_twice_and_none_that_fits_is_sent_away(int seed)
    {
        PostgreSqlStock[] hosts = [Host(), Host()];
        var random = new Random(seed);
        Sku[] skus = [Ring, new("MUG"), new("CUP")];
        var stock = skus.ToDictionary(sku => sku, _ => random.Next(20, 60));
        foreach (var (sku, units) in stock)
        {
            await ReceiveAsync(hosts[0], units, sku);
        }

        var buyers = Enumerable.Range(0, 300).Select(_ => (skus[random.Next(3)], random.Next(1, 4))).ToList();
        Assert.Null(await RaceJudge.Run(
            async (order, sku, units) => (await hosts[order.Value[^1] % 2]
                .ReserveAsync(Shop.Reserving("c1", order.Value, Shop.Line(1, sku.Value, units)))).IsAccepted,
            stock, buyers, 32));
        foreach (var sku in skus)
        {
            var position = Assert.Single(await hosts[0].PositionsAsync(sku));
            var ledger = await hosts[0].ReadLedgerAsync(sku, Warehouse, 0, 1000);
            Assert.Equal((position.OnHand.Value, position.Reserved.Value), (ledger.Sum(e => e.OnHand), ledger.Sum(e => e.Reserved)));
        }
    }

    [Fact]
    public async Task Orders_of_several_articles_in_every_order_of_them_end_without_a_deadlock()
    {
        PostgreSqlStock[] hosts = [Host(), Host(), Host()];
        string[] skus = ["A", "B", "C", "D"];
        foreach (var sku in skus)
        {
            await ReceiveAsync(hosts[0], 500, new(sku));
        }

        var random = new Random(1);
        await Parallel.ForEachAsync(Enumerable.Range(0, 300), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (number, stop) =>
        {
            string[] wanted;
            lock (random)
            {
                wanted = [.. skus.OrderBy(_ => random.Next()).Take(3)];
            }

            var (host, order) = (hosts[number % 3], $"SO-{number}");
            var lines = wanted.Select((sku, at) => Shop.Line(at + 1, sku, 1)).ToArray();
            Assert.True((await host.ReserveAsync(Shop.Reserving("c1", order, lines), stop)).IsAccepted);
            Assert.True(number % 2 == 0
                ? (await hosts[(number + 1) % 3].ReleaseAsync(new(new("c1"), new(order)), stop)).IsAccepted
                : (await host.CommitAsync(new(new("c1"), new(order)), stop)).IsAccepted);
        });

        var reserved = 0;
        foreach (var sku in skus)
        {
            reserved += Assert.Single(await hosts[0].PositionsAsync(new(sku))).Reserved.Value;
        }

        Assert.Equal(150 * 3, reserved);
    }

    [Fact]
    public async Task A_host_that_saw_enough_before_another_sold_it_says_no_and_sells_what_is_left()
    {
        var (one, other) = (Host(), Host());
        await ReceiveAsync(one, 10);
        Assert.True((await one.ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "RING", 1)))).IsAccepted);
        Assert.True((await other.ReserveAsync(Shop.Reserving("c1", "SO-2", Shop.Line(1, "RING", 6)))).IsAccepted);

        var refused = await one.ReserveAsync(Shop.Reserving("c1", "SO-3", Shop.Line(1, "RING", 4)));
        Assert.Equal(RefusalReason.NotEnoughStock, refused.Refusal?.Reason);
        Assert.True((await one.ReserveAsync(Shop.Reserving("c1", "SO-4", Shop.Line(1, "RING", 3)))).IsAccepted);
        Assert.Equal(10, Assert.Single(await one.PositionsAsync(Ring)).Reserved.Value);
    }

    [Theory]
    [InlineData("safety")]
    [InlineData("quarantined")]
    public async Task What_another_host_kept_back_from_sale_is_not_sold(string kept)
    {
        var (one, other) = (Host(), Host());
        await ReceiveAsync(one, 10);
        Assert.True((await one.ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "RING", 1)))).IsAccepted);
        StockCommand set = kept == "safety"
            ? new StockCommand.SetSafety(new("s"), Ring, Warehouse, 5) : new StockCommand.SetQuarantined(new("q"), Ring, Warehouse, 5);
        Assert.True((await other.HandleAsync(set)).IsAccepted);
        Assert.False((await one.ReserveAsync(Shop.Reserving("c1", "SO-2", Shop.Line(1, "RING", 5)))).IsAccepted);
        Assert.True((await one.ReserveAsync(Shop.Reserving("c1", "SO-3", Shop.Line(1, "RING", 4)))).IsAccepted);
    }

    [Fact]
    public async Task A_location_that_another_host_opened_is_chosen_as_if_one_had_always_known_it()
    {
        var (one, other) = (Host(), Host());
        await ReceiveAsync(one, 5, at: "Z");
        Assert.True((await one.ReserveAsync(Shop.Reserving("c1", "SO-1", Shop.Line(1, "RING", 1)))).IsAccepted);
        await ReceiveAsync(other, 5, at: "A");
        var reserved = await one.ReserveAsync(Shop.Reserving("c1", "SO-2", Shop.Line(1, "RING", 5)));
        Assert.Equal("A", Assert.Single(Assert.Single(reserved.Value.Reservation.Lines).Parts).Location.Value);
    }

    [Fact]
    public async Task A_purchase_alone_reserves_and_commits_in_one_round_trip_each_and_all_else_takes_two()
    {
        using var counter = new TurnaroundCounter(data.ConnectionString);
        await using var database = new PostgreSqlDatabase(counter.ConnectionString, new() { ConnectionsMax = 2 });
        var stock = new PostgreSqlStock(database, clock);
        await ReceiveAsync(stock, 100);
        for (var turn = 0; turn < 4; turn++)
        {
            OrderId order = new($"SO-{turn}");
            Assert.Equal(1, await counter.CountAsync(async () => Assert.True(
                (await stock.ReserveAsync(Shop.Reserving("c1", order.Value, Shop.Line(1, "RING", 2)))).IsAccepted)));
            Assert.Equal(1, await counter.CountAsync(async () => Assert.True((await stock.CommitAsync(new(new("c1"), order))).IsAccepted)));
            Assert.Equal(2, await counter.CountAsync(async () => Assert.True(
                (await stock.ConsumeAsync(new(new("c2"), order, [Shop.Take(1, 2)]))).IsAccepted)));
            Assert.Equal(1, await counter.CountAsync(async () => await stock.CheckAsync([Ring])));
        }
    }

    [Fact]
    public async Task A_command_that_the_database_will_not_take_fails_alone()
    {
        var stock = Host();
        await ReceiveAsync(stock, 50);
        PostgresServer.Run(data.ConnectionString, """
            create function stop() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
            create trigger stop before insert on orderkit.reservations for each row when (new.order_id = 'SO-7') execute function stop();
            """);
        try
        {
            var all = Enumerable.Range(0, 20).Select(number => Task.Run(() =>
                stock.ReserveAsync(Shop.Reserving("c1", $"SO-{number}", Shop.Line(1, "RING", 1))).AsTask())).ToArray();
            await Assert.ThrowsAsync<PostgresException>(() => all[7]);
            Assert.All(await Task.WhenAll(all.Where((_, at) => at != 7)), answer => Assert.True(answer.IsAccepted));
            Assert.Equal(31, (await stock.CheckAsync([Ring]))[0].Available.Value);
        }
        finally
        {
            PostgresServer.Run(data.ConnectionString, "drop trigger stop on orderkit.reservations; drop function stop();");
        }
    }

    [Fact]
    public async Task More_due_reservations_than_one_commit_takes_all_give_way_before_the_next_command()
    {
        var stock = Host();
        await ReceiveAsync(stock, 2500);
        await Task.WhenAll(Enumerable.Range(0, 2500).Select(number => Task.Run(() =>
            stock.ReserveAsync(Shop.Reserving("c1", $"SO-{number}", Shop.Line(1, "RING", 1))).AsTask())));
        clock.Now += Shop.Lifetime;
        Assert.True((await stock.ReserveAsync(Shop.Reserving("c1", "SO-X", Shop.Line(1, "RING", 2500)))).IsAccepted);
    }

    [Theory]
    [InlineData("update orderkit.stock_positions set reserved = on_hand + shortage + 1")]
    [InlineData("update orderkit.stock_positions set on_hand = -1")]
    [InlineData("update orderkit.stock_positions set on_hand = 1000000001")]
    [InlineData("insert into orderkit.stock_entries select * from orderkit.stock_entries")]
    public async Task The_database_itself_refuses_a_stock_that_cannot_be_true(string broken)
    {
        await ReceiveAsync(Host(), 5);
        Assert.Throws<PostgresException>(() => PostgresServer.Run(data.ConnectionString, broken));
    }

    private PostgreSqlStock Host() => new(data.Host(), clock);

    private static async Task ReceiveAsync(PostgreSqlStock stock, int units, Sku? sku = null, string at = "LAGER") =>
        Assert.True((await stock.HandleAsync(
            new StockCommand.Receive(new($"r-{sku ?? Ring}-{at}"), sku ?? Ring, new(at), units))).IsAccepted);
}
