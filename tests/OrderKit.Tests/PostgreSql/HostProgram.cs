using System.Globalization;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>What this assembly does when it is started as another host over a PostgreSQL database.</summary>
/// <remarks>Says that it is ready, waits until a file is there, does its part and prints one line for each thing it got.</remarks>
internal static class HostProgram
{
    internal const string Name = "postgresql";

    private static readonly SetClock Clock = new();

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The connection string, the file to wait for, the part, the first number and how many.</param>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        await using var database = new PostgreSqlDatabase(arguments[0]);
        var (first, count) = (int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture));
        Func<Task<IEnumerable<string>>> part = arguments[2] switch
        {
            "buy" => Buying(new(database, Clock), first, count),
            "repeat" => Repeating(new(database, Clock), count),
            "ship" => Shipping(new(database), first, count),
            "timers" => Timers(new(database), count),
            _ => throw new ArgumentException(arguments[2]),
        };
        Console.WriteLine("ready");
        while (!File.Exists(arguments[1]))
        {
            await Task.Delay(1);
        }

        foreach (var line in await part())
        {
            Console.WriteLine(line);
        }

        return 0;
    }

    // Buyers of one unit each, all at once; says who got it.
    private static Func<Task<IEnumerable<string>>> Buying(PostgreSqlStock stock, int first, int count) => async () =>
    {
        var bought = await Task.WhenAll(Enumerable.Range(first, count).Select(number => Task.Run(async () =>
            (Number: number, Got: (await stock.ReserveAsync(Shop.Reserving("c1", $"SO-{number}", Shop.Line(1, "RING", 1)))).IsAccepted))));
        return bought.Where(one => one.Got).Select(one => $"{one.Number}");
    };

    // One command under one id, many times at once; says each answer.
    private static Func<Task<IEnumerable<string>>> Repeating(PostgreSqlStock stock, int count) => async () =>
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
            (await stock.ReserveAsync(Shop.Reserving("c1", "SO-SAME", Shop.Line(1, "RING", 3)))).Value)));
        return answers.Select(answer => $"{answer.IsRepeat} {answer.Reservation}");
    };

    // The same request for a shipment of each order; says for each whether it was new.
    private static Func<Task<IEnumerable<string>>> Shipping(PostgreSqlOrderStore store, int first, int count) => async () =>
    {
        var orders = new OrderService(store, OrderRules.Default, Clock);
        List<string> told = [];
        for (var number = first; number < first + count; number++)
        {
            var step = await orders.HandleAsync(new OrderCommand.Ship(new($"SHIP-{number}"), new("ship"), Sample.S1, []));
            told.Add($"{number} {step.IsAccepted} {(step.IsAccepted && !step.Value.IsRepeat ? "new" : "repeat")}");
        }

        return told;
    };

    // Claims and finishes timers until none is due; says each.
    private static Func<Task<IEnumerable<string>>> Timers(PostgreSqlTimerStore timers, int most) => async () =>
    {
        List<string> worked = [];
        while (await timers.ClaimAsync([new("check")], Clock.Now, Duration.FromMinutes(5), most, default) is { Count: > 0 } claims)
        {
            foreach (var claim in claims)
            {
                Assert.True(await timers.FinishAsync(claim, null, default));
                worked.Add($"{claim.Timer.Order} {claim.Attempt} {claim.Token}");
            }
        }

        return worked;
    };
}
