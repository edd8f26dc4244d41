using OrderKit.Backorders;

namespace OrderKit.Tests.Backorders;

public sealed class ServiceOrderTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    // Times that differ by less than the rounded number holds, ranks beyond it, and lines that differ in nothing but their text.
    [Theory]
    [InlineData(BackorderStrategy.FirstCome)]
    [InlineData(BackorderStrategy.PriorityClass)]
    [InlineData(BackorderStrategy.CompletesMostOrders)]
    public void Lines_are_served_as_if_every_pair_were_compared(BackorderStrategy strategy)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            WaitingLine[] lines = [.. Enumerable.Range(0, random.Next(1, 60)).Select(number => Line(random, number))];
            BackorderRules rules = new() { Strategy = strategy, KeepsPromises = random.Next(2) == 0 };
            Assert.Equal(Compared(rules, lines), ServiceOrder.Of(rules, lines, Today));
        }
    }

    private static WaitingLine Line(Random random, int number)
    {
        var since = random.Next(8) switch
        {
            0 => Instant.MinValue,
            1 => Instant.MaxValue,
            _ => Instant.FromUnixTimeSeconds(random.Next(3)).PlusNanoseconds(random.Next(2_000)),
        };
        var promise = new BackorderPromise(Today.PlusDays(random.Next(-2, 3)), [], PromiseCause.FirstPromise, since);
        return new(new($"SO-{random.Next(12)}"), 1 + number, new("MUG"), random.Next(3) == 0 ? 1_000_000_000 : random.Next(1, 4), since)
        {
            Priority = random.Next(4) switch { 0 => int.MinValue, 1 => int.MaxValue, var small => small },
            Promises = random.Next(2) == 0 ? [] : [promise],
        };
    }

    private static int[] Compared(BackorderRules rules, WaitingLine[] lines)
    {
        IEnumerable<WaitingLine> OfOrder(int at) => lines.Where(line => line.Order == lines[at].Order);
        var completes = rules.Strategy == BackorderStrategy.CompletesMostOrders;
        return
        [
            .. Enumerable.Range(0, lines.Length)
                .OrderBy(at => rules.KeepsPromises ? lines[at].PromisedFor ?? LocalDate.MaxIsoValue : LocalDate.MaxIsoValue)
                .ThenBy(at => completes ? OfOrder(at).Sum(line => (long)line.Units.Value)
                    : rules.Strategy == BackorderStrategy.PriorityClass ? lines[at].Priority : 0)
                .ThenBy(at => completes ? OfOrder(at).Min(line => line.Since) : lines[at].Since)
                .ThenBy(at => lines[at].Order.Value, StringComparer.Ordinal)
                .ThenBy(at => lines[at].Line),
        ];
    }
}
