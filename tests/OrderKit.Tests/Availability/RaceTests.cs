using System.Collections.Concurrent;
using OrderKit.Availability;
using OrderKit.InMemory;

namespace OrderKit.Tests.Availability;

public sealed class RaceTests
{
    [Fact]
    public async Task Of_a_hundred_buyers_of_the_last_unit_one_gets_it()
    {
        for (var round = 0; round < 50; round++)
        {
            var stock = new Dictionary<Sku, int> { [new("RING")] = 1 };
            var buyers = Enumerable.Repeat((new Sku("RING"), 1), 100).ToList();
            var shop = Filled(stock);
            Assert.Null(await RaceJudge.Run(Buy(shop.Stock), stock, buyers, 100));
            Assert.Equal((1, 1, 0, 0), shop.Numbers("RING"));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 3)]
    [InlineData(5, 4)]
    public async Task Sixty_four_buyers_at_once_never_oversell_and_never_miss_a_free_unit(int largest, int seed)
    {
        var random = new Random(seed);
        var stock = Enumerable.Range(1, 3).ToDictionary(number => new Sku($"S{number}"), _ => random.Next(200, 1200));
        var buyers = Enumerable.Range(0, 2000).Select(_ => (new Sku($"S{random.Next(1, 4)}"), random.Next(1, largest + 1))).ToList();
        var shop = Filled(stock);
        Assert.Null(await RaceJudge.Run(Buy(shop.Stock), stock, buyers, 64));
        foreach (var (sku, units) in stock)
        {
            var demand = buyers.Where(buyer => buyer.Item1 == sku).Sum(buyer => buyer.Item2);
            var reserved = shop.Numbers(sku.Value).Reserved;
            Assert.True(
                largest > 1 ? reserved <= units : reserved == Math.Min(demand, units), $"{sku}: {reserved} of {units}, {demand} asked");
            Assert.Equal(reserved, buyers.Select((_, at) => shop.Find($"SO-{at}")).OfType<Reservation>()
                .SelectMany(one => one.Lines).Where(line => line.Sku == sku).Sum(line => line.Held.Value));
        }
    }

    [Fact]
    public async Task Buyers_who_come_and_go_lose_no_unit()
    {
        var shop = new Shop().With("RING", 10).With("RING", 7, "STORE");
        var racers = Enumerable.Range(0, 64).Select(racer => Task.Run(async () =>
        {
            for (var turn = 0; turn < 60; turn++)
            {
                await ComeAndGo(shop.Stock, new($"SO-{racer}-{turn}"), turn % 4, 1 + (racer + turn) % 5);
            }
        }));
        await Task.WhenAll(racers);
        var positions = shop.Stock.PositionsOf(new("RING"));
        var shipped = -shop.Stock.LedgerOf(new("RING")).Where(entry => entry.Verb == StockVerb.Consume).Sum(entry => entry.OnHand);
        Assert.All(positions, at => Assert.Equal((0, 0), (at.Reserved.Value, at.Shortage.Value)));
        Assert.Equal(17, positions.Sum(at => at.OnHand.Value) + shipped);
        Assert.Equal(17, shipped);
    }

    [Fact]
    public async Task Sending_every_purchase_from_four_threads_at_once_sells_it_once()
    {
        var shop = new Shop().With("RING", 300);
        var repeats = new ConcurrentBag<bool>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 800), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var order = $"SO-{number / 4}";
            var decision = await shop.Stock.ReserveAsync(Shop.Reserving("c1", order, Shop.Line(1, "RING", 1)), stop);
            repeats.Add(decision.Value.IsRepeat);
        });
        Assert.Equal((200, 600), (repeats.Count(repeat => !repeat), repeats.Count(repeat => repeat)));
        Assert.Equal((300, 200, 0, 100), shop.Numbers("RING"));
    }

    [Fact]
    public async Task The_judge_catches_a_stock_that_looks_and_then_writes()
    {
        var stock = new Dictionary<Sku, int> { [new("RING")] = 50 };
        var buyers = Enumerable.Repeat((new Sku("RING"), 1), 200).ToList();
        var fault = await RaceJudge.Run(new LookThenWriteStock(stock).TakeAsync, stock, buyers, 64);
        Assert.Contains("sold of 50", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_judge_catches_a_stock_that_sends_buyers_away_who_fit()
    {
        var stock = new Dictionary<Sku, int> { [new("RING")] = 50 };
        var buyers = Enumerable.Repeat((new Sku("RING"), 1), 200).ToList();
        var honest = Buy(Filled(stock).Stock);
        var calls = 0;
        Task<bool> Timid(OrderId order, Sku sku, int units) =>
            Interlocked.Increment(ref calls) <= 160 ? Task.FromResult(false) : honest(order, sku, units);
        Assert.Contains("left, but a buyer of 1", await RaceJudge.Run(Timid, stock, buyers, 64), StringComparison.Ordinal);
    }

    internal static Take Buy(MemoryStock stock) => async (order, sku, units) =>
        (await stock.ReserveAsync(Shop.Reserving("c1", order.Value, Shop.Line(1, sku.Value, units)))).IsAccepted;

    internal static Shop Filled(Dictionary<Sku, int> stock) =>
        stock.Aggregate(new Shop(), (shop, one) => shop.With(one.Key.Value, one.Value));

    // Most change their mind, in one of three ways; every fourth buys, and the last units are bought by whoever still fits.
    private static async Task ComeAndGo(MemoryStock stock, OrderId order, int way, int units)
    {
        var id = new CommandId("c1");
        var reserved = await stock.ReserveAsync(
            Shop.Reserving("c1", order.Value, Shop.Line(1, "RING", units)) with { Policy = ReservePolicy.BestEffort });
        var held = reserved.Value.Reservation.Lines[0].Held;
        await Task.Yield();
        if (way == 0 || held.IsZero)
        {
            await stock.ReleaseAsync(new(id, order));
            return;
        }

        await stock.CommitAsync(new(id, order));
        if (way == 3)
        {
            await stock.ConsumeAsync(new(id, order, [new(1, held)]));
        }
        else
        {
            await stock.ReleaseAsync(new(id, order) { Lines = [new(1, held)] });
        }
    }

    /// <summary>Broken on purpose: all 64 racers look before the first one writes.</summary>
    private sealed class LookThenWriteStock(IReadOnlyDictionary<Sku, int> stock)
    {
        private readonly ConcurrentBag<(Sku Sku, int Units)> sold = [];
        private readonly TaskCompletionSource everyoneLooked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int looked;

        internal async Task<bool> TakeAsync(OrderId order, Sku sku, int units)
        {
            var free = stock[sku] - sold.Where(one => one.Sku == sku).Sum(one => one.Units);
            if (Interlocked.Increment(ref looked) == 64)
            {
                everyoneLooked.SetResult();
            }

            await everyoneLooked.Task;
            if (units > free)
            {
                return false;
            }

            sold.Add((sku, units));
            return true;
        }
    }
}
