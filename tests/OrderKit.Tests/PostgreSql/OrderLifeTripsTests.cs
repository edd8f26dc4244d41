using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Round trips of each command in the life of an order of three lines, counted between the driver and the server.</summary>
public sealed class OrderLifeTripsTests : IClassFixture<PostgresDatabase>
{
    private static readonly string[] Skus = ["CUP", "MUG", "RING"];

    private readonly PostgresDatabase data;

    public OrderLifeTripsTests(PostgresDatabase data)
    {
        this.data = data;
        data.Empty();
    }

    [Fact]
    public async Task No_command_of_an_orders_life_takes_more_than_two_round_trips()
    {
        using var counter = new TurnaroundCounter(data.ConnectionString);
        await using var database = new PostgreSqlDatabase(counter.ConnectionString, new() { ConnectionsMax = 2 });
        var clock = new SetClock();
        var stock = new PostgreSqlStock(database, clock);
        var orders = new OrderService(new PostgreSqlOrderStore(database), OrderRules.Default, clock);
        foreach (var sku in Skus)
        {
            var received = await stock.HandleAsync(new StockCommand.Receive(new($"in-{sku}"), new(sku), new("LAGER"), 100));
            Assert.True(received.IsAccepted);
        }

        // The first lives prepare statements; after them each takes the same.
        List<int[]> lives = [];
        for (var life = 1; life <= 5; life++)
        {
            lives.Add(await LiveAsync(new($"SO-{life}"), stock, orders, counter, clock.Now));
        }

        // Reserve, place, commit, confirm, shipped, consume, delivered, and the purchase told again.
        Assert.All(lives, trips => Assert.InRange(trips.Max(), 1, 3));
        Assert.All(lives.Skip(2), trips => Assert.Equal([1, 1, 1, 2, 2, 2, 2, 2], trips));
    }

    private static async Task<int[]> LiveAsync(
        OrderId id, PostgreSqlStock stock, OrderService orders, TurnaroundCounter counter, Instant now)
    {
        ValueList<LineQuantity> all = [new(1, 1), new(2, 2), new(3, 1)];
        var place = new OrderCommand.Place(
            id, new("click"), Sample.Sek, [Sample.Line(1, 1, "CUP"), Sample.Line(2, 2, "MUG"), Sample.Line(3, 1, "RING")]);
        Func<Task<bool>>[] steps =
        [
            async () => (await stock.ReserveAsync(Shop.Reserving(
                "click", id.Value, Shop.Line(1, "CUP", 1), Shop.Line(2, "MUG", 2), Shop.Line(3, "RING", 1)))).IsAccepted,
            async () => (await orders.HandleAsync(place)).IsAccepted,
            async () => (await stock.CommitAsync(new(new("click"), id))).IsAccepted,
            async () => (await orders.HandleAsync(new OrderCommand.Confirm(id, new("paid")))).IsAccepted,
            async () => (await orders.HandleAsync(new OrderCommand.ReportShipped(id, new("left"), Sample.S1, all, now))).IsAccepted,
            async () => (await stock.ConsumeAsync(
                new(new("left"), id, [Shop.Take(1, 1), Shop.Take(2, 2), Shop.Take(3, 1)]))).IsAccepted,
            async () => (await orders.HandleAsync(new OrderCommand.ReportDelivered(id, new("there"), Sample.S1, all, now))).IsAccepted,
            async () => (await orders.HandleAsync(place)).Value.IsRepeat,
        ];
        List<int> trips = [];
        foreach (var step in steps)
        {
            trips.Add(await counter.CountAsync(async () => Assert.True(await step())));
        }

        return [.. trips];
    }
}
