using BenchmarkDotNet.Attributes;
using NodaTime;
using OrderKit.Availability;
using OrderKit.InMemory;

namespace OrderKit.Benchmarks;

/// <summary>One unit reserved, committed and released again: the stock in memory beside a lock around two dictionaries.</summary>
[MemoryDiagnoser]
public class StockBenchmarks
{
    // The stock keeps its ledger and its reservations, so each measured call fills a new one with so many rounds and forgets it.
    private const int Rounds = 100;

    private static readonly Sku Mug = new("MUG-BLUE");
    private static readonly LocationId Warehouse = new("boras");
    private static readonly Duration Lifetime = Duration.FromMinutes(20);
    private static readonly CommandId Click = new("click-1");
    private static readonly ValueList<StockCommand.Line> One = [new(1, Mug, 1)];
    private static readonly OrderId[] Orders = [.. Enumerable.Range(1, Rounds).Select(i => new OrderId($"SO-{i:0000}"))];

    [GlobalSetup]
    public async Task Prepare()
    {
        if (await MemoryStock() != Rounds || LockAndDictionaries() != Rounds)
        {
            throw new InvalidOperationException("A round was refused.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds)]
    public int LockAndDictionaries()
    {
        var stock = new PlainStock();
        stock.Receive(Mug.Value, 5);
        var done = 0;
        foreach (var order in Orders)
        {
            var all = stock.Reserve(order.Value, Mug.Value, 1) && stock.Commit(order.Value) && stock.Release(order.Value);
            done += all ? 1 : 0;
        }

        return done;
    }

    [Benchmark(OperationsPerInvoke = Rounds)]
    public async Task<int> MemoryStock()
    {
        var stock = new MemoryStock(new Given.Clock());
        await stock.HandleAsync(new StockCommand.Receive(Click, Mug, Warehouse, 5));
        var done = 0;
        foreach (var order in Orders)
        {
            var reserved = await stock.ReserveAsync(new(Click, order, One, Lifetime));
            var committed = await stock.CommitAsync(new(Click, order));
            var released = await stock.ReleaseAsync(new(Click, order));
            done += reserved.IsAccepted && committed.IsAccepted && released.IsAccepted ? 1 : 0;
        }

        return done;
    }
}
