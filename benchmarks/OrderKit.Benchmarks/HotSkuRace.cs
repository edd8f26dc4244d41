using System.Diagnostics;
using OrderKit.Availability;
using OrderKit.InMemory;

namespace OrderKit.Benchmarks;

/// <summary>Sixteen callers reserve and release the one article everybody wants, every answer checked: the stock in memory beside a plain
/// lock around two dictionaries. Run with <c>--race</c>.</summary>
internal static class HotSkuRace
{
    private const int Callers = 16;
    private const int Rounds = 5_000;
    private const int Repetitions = 7;

    private static readonly Sku Mug = new("MUG-BLUE");
    private static readonly CommandId Click = new("click-1");
    private static readonly ValueList<StockCommand.Line> One = [new(1, Mug, 1)];
    private static readonly NodaTime.Duration Lifetime = NodaTime.Duration.FromMinutes(20);

    internal static void Run()
    {
        var orders = Enumerable.Range(0, Callers)
            .Select(caller => Enumerable.Range(0, Rounds).Select(round => new OrderId($"SO-{caller:00}-{round:00000}")).ToArray())
            .ToArray();
        var (plain, memory) = (new List<Pace>(), new List<Pace>());
        var watch = Stopwatch.StartNew();
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            plain.Add(Plain(orders));
            memory.Add(Memory(orders));
        }

        // The first of each warms up.
        var paused = GC.GetTotalPauseDuration() / watch.Elapsed;
        Console.WriteLine($"// waiting for the collector: {paused:P0} of the time");
        Report("lock around two dictionaries", plain[1..], plain[1..]);
        Report("`MemoryStock`", memory[1..], plain[1..]);
    }

    // The time on a processor, the collector's included, says the same on a machine that others use too; the rate does not.
    private static void Report(string name, List<Pace> races, List<Pace> plain)
    {
        var (rate, busy) = (Median(races, race => race.Rate), Median(races, race => race.Busy));
        Console.WriteLine(
            $"| {name} | {rate:N0} | {races.Max(race => race.Rate):N0} | {Median(plain, race => race.Rate) / rate:N1} | "
            + $"{busy:N0} ns | {busy / Median(plain, race => race.Busy):N1} |");
    }

    private static Pace Plain(OrderId[][] orders)
    {
        var stock = new PlainStock();
        stock.Receive(Mug.Value, Callers);
        var pace = Race(orders, order => stock.Reserve(order.Value, Mug.Value, 1) && stock.Release(order.Value));
        return stock.Reserved(Mug.Value) == 0 ? pace : throw new InvalidOperationException("Units are left reserved.");
    }

    // As many units as callers: each must always get one, and none may be left reserved at the end.
    private static Pace Memory(OrderId[][] orders)
    {
        var stock = new MemoryStock(new Given.Clock());
        stock.HandleAsync(new StockCommand.Receive(Click, Mug, new("boras"), Callers)).AsTask().GetAwaiter().GetResult();
        var pace = Race(orders, order =>
        {
            var reserved = Done(stock.ReserveAsync(new(Click, order, One, Lifetime)));
            var released = Done(stock.ReleaseAsync(new(Click, order)));
            return reserved is { IsAccepted: true, Value.Reservation.Lines: [{ Held.Value: 1 }] }
                && released is { IsAccepted: true, Value.Reservation.Status: ReservationStatus.Ended };
        });
        var position = stock.PositionsOf(Mug)[0];
        return position.Reserved.IsZero && position.Version == 1 + (2L * Callers * Rounds)
            ? pace
            : throw new InvalidOperationException($"The stock ended as {position}.");
    }

    private static T Done<T>(ValueTask<T> answer) =>
        answer.IsCompletedSuccessfully ? answer.Result : throw new InvalidOperationException("A stock in memory never waits.");

    private static Pace Race(OrderId[][] orders, Func<OrderId, bool> reserveAndRelease)
    {
        GC.Collect();
        var refused = 0;
        using var start = new Barrier(Callers + 1);
        var threads = Array.ConvertAll(orders, mine => new Thread(() =>
        {
            start.SignalAndWait();
            foreach (var order in mine)
            {
                if (!reserveAndRelease(order))
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }));
        Array.ForEach(threads, thread => thread.Start());
        start.SignalAndWait();
        var busy = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        Array.ForEach(threads, thread => thread.Join());
        watch.Stop();
        busy = Environment.CpuUsage.TotalTime - busy;
        return refused == 0
            ? new(Callers * Rounds / watch.Elapsed.TotalSeconds, busy.TotalNanoseconds / Callers / Rounds)
            : throw new InvalidOperationException($"{refused} answers were wrong.");
    }

    private static double Median(List<Pace> races, Func<Pace, double> of) => races.Select(of).Order().ElementAt(Repetitions / 2);

    // Rounds a second, and nanoseconds on a processor for each.
    private readonly record struct Pace(double Rate, double Busy);
}
