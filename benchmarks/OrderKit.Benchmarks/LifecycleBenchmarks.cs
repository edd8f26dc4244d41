using BenchmarkDotNet.Attributes;
using OrderKit.Orders;
using Stateless;

namespace OrderKit.Benchmarks;

/// <summary>Is this move in the lifecycle? The frozen table beside a Stateless machine with the same rows, over the same moves.</summary>
[MemoryDiagnoser]
public class LifecycleBenchmarks
{
    // All rows in turn, the list begun anew at its end, so that no branch and no cache line is always the same.
    private const int Asked = 256;

    private readonly Lifecycle<OrderStatus, OrderVerb> table = OrderLifecycle.Table;
    private LifecycleRow<OrderStatus, OrderVerb>[] moves = [];
    private StateMachine<OrderStatus, Move> machine = null!;
    private OrderStatus status;

    [GlobalSetup]
    public void Prepare()
    {
        moves = [.. Enumerable.Range(0, Asked).Select(i => table.Rows[i % table.Rows.Count])];
        machine = StatelessMachine.Of(() => status, to => status = to);
        var counts = new[] { TableAllowsVerb(), TableAllowsMove(), StatelessCanFire(), StatelessFire() };
        if (counts.Any(count => count != Asked))
        {
            throw new InvalidOperationException($"They do not agree: {string.Join(", ", counts)} of {Asked} moves.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int StatelessFire()
    {
        var taken = 0;
        foreach (var move in moves)
        {
            status = move.From;
            machine.Fire(new Move(move.Verb, move.To));
            taken += status == move.To ? 1 : 0;
        }

        return taken;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int StatelessCanFire()
    {
        var allowed = 0;
        foreach (var move in moves)
        {
            status = move.From;
            allowed += machine.CanFire(new(move.Verb, move.To)) ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int TableAllowsMove()
    {
        var allowed = 0;
        foreach (var move in moves)
        {
            allowed += table.Allows(move.From, move.Verb, move.To) ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Asked)]
    public int TableAllowsVerb()
    {
        var allowed = 0;
        foreach (var move in moves)
        {
            allowed += table.Allows(move.From, move.Verb) ? 1 : 0;
        }

        return allowed;
    }
}
