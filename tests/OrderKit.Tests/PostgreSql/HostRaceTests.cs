using System.Diagnostics;
using System.Globalization;
using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Files;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

/// <summary>Several processes over one database want the same at the same moment.</summary>
public sealed class HostRaceTests(PostgresDatabase data) : IClassFixture<PostgresDatabase>
{
    private static readonly Sku Ring = new("RING");
    private readonly PostgreSqlStock stock = new(data.Host(), new SetClock());

    [Fact]
    public async Task Of_a_hundred_buyers_in_two_processes_one_gets_the_last_unit()
    {
        await ReceiveAsync(1);
        var got = await RunAsync("buy", (0, 50), (50, 50));
        Assert.Single(got.SelectMany(lines => lines));
        await AssertLedgerAsync(1, 1);
    }

    [Fact]
    public async Task Two_thousand_buyers_in_two_processes_get_a_thousand_units()
    {
        await ReceiveAsync(1000);
        var got = (await RunAsync("buy", (0, 1000), (1000, 1000))).SelectMany(lines => lines).ToList();
        Assert.Equal((1000, 1000), (got.Count, got.Distinct().Count()));
        await AssertLedgerAsync(1000, 1000);
        foreach (var number in got.Take(50))
        {
            Assert.Equal(1, (await stock.FindAsync(new($"SO-{number}")))!.HeldAt(Ring, new("LAGER")).Value);
        }
    }

    [Fact]
    public async Task A_thousand_equal_commands_from_two_processes_have_one_effect_and_equal_answers()
    {
        await ReceiveAsync(5000);
        var answers = (await RunAsync("repeat", (0, 500), (0, 500))).SelectMany(lines => lines).ToList();
        Assert.Equal(1000, answers.Count);
        Assert.Single(answers, answer => answer.StartsWith("False", StringComparison.Ordinal));
        Assert.Single(answers.Select(answer => answer.Split(' ', 2)[1]).Distinct());
        await AssertLedgerAsync(5000, 3);
    }

    [Fact]
    public async Task A_shipment_asked_for_by_two_processes_at_once_is_asked_for_once()
    {
        const int Orders = 40;
        data.Empty();
        var store = new PostgreSqlOrderStore(data.Host());
        for (var number = 0; number < Orders; number++)
        {
            OrderId id = new($"SHIP-{number}");
            var placed = Sample.Step(null, new OrderCommand.Place(id, new("place"), Sample.Sek, [Sample.Line(1, 2)]));
            var confirmed = Sample.Step(placed.Order, new OrderCommand.Confirm(id, new("confirm")));
            Assert.True(await store.TryAppendAsync(placed, null, 0, default));
            Assert.True(await store.TryAppendAsync(confirmed, null, 1, default));
        }

        var told = await RunAsync("ship", (0, Orders), (0, Orders), (0, Orders));
        for (var number = 0; number < Orders; number++)
        {
            var answers = told.Select(lines => lines[number]).ToList();
            Assert.Equal(
                [$"{number} True new", $"{number} True repeat", $"{number} True repeat"], answers.Order(StringComparer.Ordinal));
            Assert.Single((await store.LoadAsync(new($"SHIP-{number}"), default))!.ShipRequests);
        }
    }

    [Fact]
    public async Task Timers_claimed_by_three_processes_are_each_worked_on_once()
    {
        const int Timers = 300;
        data.Empty();
        var (timers, clock) = (new PostgreSqlTimerStore(data.Host()), new SetClock());
        for (var number = 0; number < Timers; number++)
        {
            await timers.SetAsync(new(new("check"), new($"SO-{number}"), clock.Now - Duration.FromSeconds(number % 7)), default);
        }

        var worked = await RunAsync("timers", (0, 4), (0, 4), (0, 4));
        var all = worked.SelectMany(lines => lines).Select(line => line.Split(' ')).ToList();
        Assert.Equal((Timers, Timers), (all.Count, all.Select(line => line[0]).Distinct().Count()));
        Assert.All(all, line => Assert.Equal("1", line[1]));
        Assert.Equal(Timers, all.Select(line => line[2]).Distinct().Count());
        Assert.Null(await timers.EarliestDueAsync(default));
    }

    private async Task ReceiveAsync(int units)
    {
        data.Empty();
        Assert.True((await stock.HandleAsync(new StockCommand.Receive(new("r1"), Ring, new("LAGER"), units))).IsAccepted);
    }

    private async Task AssertLedgerAsync(int onHand, int reserved)
    {
        var position = Assert.Single(await stock.PositionsAsync(Ring));
        var ledger = await stock.ReadLedgerAsync(Ring, position.Location, 0, int.MaxValue);
        Assert.Equal((onHand, reserved, 0), (position.OnHand.Value, position.Reserved.Value, position.Shortage.Value));
        Assert.Equal((onHand, reserved), (ledger.Sum(entry => entry.OnHand), ledger.Sum(entry => entry.Reserved)));
        Assert.Equal(Enumerable.Range(1, ledger.Count).Select(number => (long)number), ledger.Select(entry => entry.Sequence));
    }

    // Each process says when it is ready; then all are let go by one file.
    private async Task<string[][]> RunAsync(string part, params (int First, int Count)[] shares)
    {
        var gun = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var others = shares.Select(share => Start(part, gun, share)).ToList();
        foreach (var other in others)
        {
            Assert.Equal("ready", await other.StandardOutput.ReadLineAsync());
        }

        await File.WriteAllBytesAsync(gun, []);
        var printed = await Task.WhenAll(others.Select(other => other.StandardOutput.ReadToEndAsync()));
        foreach (var other in others)
        {
            await other.WaitForExitAsync();
            Assert.Equal(0, other.ExitCode);
            other.Dispose();
        }

        File.Delete(gun);
        return [.. printed.Select(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    private Process Start(string part, string gun, (int First, int Count) share)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            "exec", typeof(KeyProgram).Assembly.Location, HostProgram.Name, data.ConnectionString, gun, part,
            share.First.ToString(CultureInfo.InvariantCulture), share.Count.ToString(CultureInfo.InvariantCulture),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }
}
