using FsCheck.Fluent;
using OrderKit.Availability;
using OrderKit.Drift;
using OrderKit.Tests.Drift;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>What callers at once are told and leave behind is what some order of their commands would have given.</summary>
public sealed class InterleavingTests
{
    private const int Callers = 3;
    private const int Each = 2;

    [Fact]
    public async Task What_parallel_callers_see_is_some_order_of_their_commands()
    {
        var outcomes = new HashSet<string>();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var scripts = Enumerable.Range(0, Callers)
                .Select(_ => Enumerable.Range(0, Each).Select(_ => Command(random)).ToList()).ToList();
            var shop = Filled();
            using var start = new Barrier(Callers);
            var told = await Task.WhenAll(scripts.Select(script => Task.Run(() =>
            {
                start.SignalAndWait();
                return script.Select(command => Told(shop.Do(command))).ToList();
            })));
            var seen = Outcome(shop, told);
            Assert.Contains(seen, Orders().Select(order => Sequentially(scripts, order)));
            outcomes.Add(seen);
        }

        Assert.True(outcomes.Count > 200, "The scripts are all alike.");
    }

    [Fact]
    public void An_outcome_of_no_order_is_told_from_those_of_all_orders()
    {
        // Both of two buyers of three are told yes, of four free units: no order of them gives that.
        List<List<StockCommand>> scripts = [[Reserving("a", "SO-3", Line(1, "RING", 3))], [Reserving("b", "SO-4", Line(1, "RING", 3))], []];
        int[][] orders = [[0, 1], [1, 0]];
        var possible = orders.Select(order => Sequentially(scripts, order)).ToList();
        Assert.All(possible, outcome => Assert.DoesNotContain("0|0|\n", outcome, StringComparison.Ordinal));
        Assert.Equal(2, possible.Distinct().Count());
    }

    [Fact]
    public async Task Eight_callers_with_every_kind_of_command_lose_and_invent_no_unit()
    {
        foreach (var rules in new[] { StockRules.Default, Keeping })
        {
            foreach (var scripts in StockScripts.Script().Generator.Sample(320, 40).Chunk(8))
            {
                var shop = new Shop(rules);
                await Task.WhenAll(scripts.Select(script => Task.Run(() => script.Steps.ToList().ForEach(step => shop.Do(step.Command)))));
                shop.Clock.Now += Lifetime;
                shop.ExpireDue();
                StockJudge.Check(shop);
                Assert.Empty(DriftCheck.Find(DriftCheckTests.Picture(shop)));
            }
        }
    }

    private static StockCommand Command(Random random)
    {
        var (id, order) = (new CommandId($"c{random.Next(1, 1000)}"), new OrderId($"SO-{random.Next(1, 4)}"));
        var other = new OrderId($"SO-{(order.Value[^1] - '0') % 3 + 1}");
        return random.Next(13) switch
        {
            0 or 1 => Reserving(id.Value, order.Value, Line(1, "RING", random.Next(1, 6))),
            2 => new StockCommand.Commit(id, order),
            3 => new StockCommand.Release(id, order),
            4 => new StockCommand.Consume(id, order, [Take(1, random.Next(1, 3))]),
            5 => new StockCommand.Count(id, new("RING"), new("A"), random.Next(0, 6)),
            6 => new StockCommand.Transfer(id, new("RING"), new("A"), new("B"), random.Next(1, 4)),
            7 => new StockCommand.HandOver(id, order, other),
            8 => new StockCommand.Fill(id, order, [Line(1, "RING", random.Next(1, 4))]),
            9 => new StockCommand.TakeBack(id, order, [Take(1, 1)]) { Goes = (StockCommand.Homecoming)random.Next(1, 5) },
            10 => new StockCommand.LeaveAgain(id, order, [Take(1, 1)]),
            11 => new StockCommand.ConsumeUnheld(id, order, [Line(1, "RING", random.Next(1, 4))]),
            _ => new StockCommand.MoveReserved(id, order, [Take(1, 1)], new("B")),
        };
    }

    // SO-1 has bought, SO-2 is in the checkout, SO-3 has nothing yet.
    private static Shop Filled()
    {
        var shop = new Shop().With("RING", 5, "A").With("RING", 2, "B");
        shop.Reserve("SO-1", Line(1, "RING", 2));
        shop.Commit("SO-1");
        shop.Reserve("SO-2", Line(1, "RING", 1));
        return shop;
    }

    private static string Sequentially(List<List<StockCommand>> scripts, int[] order)
    {
        var shop = Filled();
        var told = scripts.ConvertAll(_ => new List<string>());
        foreach (var caller in order)
        {
            told[caller].Add(Told(shop.Do(scripts[caller][told[caller].Count])));
        }

        return Outcome(shop, told);
    }

    // Every way to shuffle the callers' commands into one row.
    private static IEnumerable<int[]> Orders() =>
        Enumerable.Range(0, (int)Math.Pow(Callers, Callers * Each))
            .Select(number => Enumerable.Range(0, Callers * Each).Select(at => number / (int)Math.Pow(Callers, at) % Callers).ToArray())
            .Where(order => Enumerable.Range(0, Callers).All(caller => order.Count(one => one == caller) == Each));

    private static string Told(Decision<StockAnswer> decision) => $"{decision.Refusal?.Number ?? 0}";

    private static string Outcome(Shop shop, IEnumerable<List<string>> told) =>
        string.Join('|', told.Select(one => string.Join(',', one))) + '\n'
        + string.Join('\n', StockJudge.Positions(shop).Select(at => $"{at.Location} {at.OnHand} {at.Reserved} {at.Shortage}")) + '\n'
        + string.Join('\n', StockJudge.Reservations(shop).Select(one => $"{one.Order} {one.Status} {one.MadeBy} {one.Lines}"));
}
