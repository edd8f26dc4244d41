using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Processes;

/// <summary>A run of the backorders that ends anywhere is finished by the next, and no unit is filled twice.</summary>
public sealed class BackorderFaultTests
{
    private static readonly string[] Orders = ["SO-1", "SO-2", "SO-3", "SO-4"];

    private static readonly BackorderTerms Terms = new()
    {
        MaySplit = (order, _) => order.Value == "SO-2",
        Rules = new() { Patience = new() { Slips = 0, Cancels = true } },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_ends_at_any_step_is_finished_by_the_next(bool isAfterEffect)
    {
        var whole = new Faults();
        var shop = await WaitingAsync(whole);
        await shop.Service.RunAsync(Mug);
        var expected = await shop.EverythingAsync(Orders);
        Assert.True(whole.Calls > 20, $"{whole.Calls} calls are no sweep.");

        for (var at = 1; at <= whole.Calls; at++)
        {
            var faults = new Faults { At = at, IsAfterEffect = isAfterEffect };
            var spoiled = await WaitingAsync(faults);
            await Assert.ThrowsAsync<CrashException>(() => spoiled.Service.RunAsync(Mug));
            spoiled.Clock.Now += Duration.FromMinutes(1);
            await spoiled.Service.RunAsync(Mug);
            Assert.Equal(expected, await spoiled.EverythingAsync(Orders));
            Assert.Empty((await spoiled.Waiting.LoadAsync(Mug)).Errands);
            Assert.Empty(await spoiled.Runner.RunAsync());
            await spoiled.AgreesAsync(Orders);
        }
    }

    [Fact]
    public async Task Two_callers_who_decide_on_the_same_list_fill_once()
    {
        for (var meeting = 1; meeting <= 2; meeting++)
        {
            var shop = await WaitingAsync(new());
            var (one, other) = (shop.Serving(new()), shop.Serving(new()));

            // The first stops after its plan is stored, or after its first fill; the second carries it out; then the first goes on.
            var gate = new Faults { At = meeting == 1 ? PlanStored : FirstFill, IsAfterEffect = true };
            await Assert.ThrowsAsync<CrashException>(() => shop.Serving(gate).RunAsync(Mug));
            await Task.WhenAll(one.RunAsync(Mug), other.RunAsync(Mug));
            await AssertFilledOnceAsync(shop);
        }
    }

    [Fact]
    public async Task Many_callers_at_once_fill_no_unit_twice()
    {
        for (var round = 0; round < 30; round++)
        {
            var shop = await WaitingAsync(new());
            using var start = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                start.SignalAndWait();
                await shop.Service.RunAsync(Mug);
            })));
            await AssertFilledOnceAsync(shop);
        }
    }

    [Fact]
    public async Task Without_a_reservations_version_a_late_fill_would_fill_twice()
    {
        // The control: the same late command, once with what it had looked at and once without.
        foreach (var isBlind in new[] { false, true })
        {
            var shop = new BackorderTrial();
            await shop.BuyAsync("SO-1", 2);
            await shop.ReceiveAsync(9);
            var seen = (await shop.Stock.FindAsync(new("SO-1")))?.Version ?? 0;
            var late = new StockCommand.Fill(new("late"), new("SO-1"), [new(1, Mug, 2)]) { Seen = isBlind ? null : seen };
            await shop.Service.RunAsync(Mug);
            Assert.Equal(isBlind, (await shop.Stock.HandleAsync(late)).IsAccepted);
            Assert.Equal(isBlind ? 4 : 2, await shop.HeldAsync("SO-1"));
        }
    }

    [Fact]
    public async Task Units_that_somebody_buys_in_between_are_not_filled_and_the_line_waits_on()
    {
        var shop = new BackorderTrial();
        await shop.BuyAsync("SO-1", 2);
        await shop.ReceiveAsync(2);
        await Assert.ThrowsAsync<CrashException>(() => shop.Serving(new() { At = 4, IsAfterEffect = true }).RunAsync(Mug));
        Assert.NotEmpty((await shop.Waiting.LoadAsync(Mug)).Errands);
        await shop.BuyAsync("SO-2", 1);
        Assert.Equal(1, await shop.HeldAsync("SO-2"));
        await shop.Service.RunAsync(Mug);
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-1"));
        await shop.ReceiveAsync(1);
        await shop.Service.RunAsync(Mug);
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    private const int PlanStored = 10;
    private const int FirstFill = 11;

    // SO-1 gets its two, SO-2 one of its two, SO-3 slips and is cancelled, SO-4 waits without a day.
    private static async Task<BackorderTrial> WaitingAsync(Faults faults)
    {
        var shop = new BackorderTrial(Terms, faults);
        var quiet = shop.Serving(new());
        shop.Expect("PO-1", 7, 6);
        await shop.BuyAsync("SO-1", 2);
        await shop.BuyAsync("SO-2", 2);
        await shop.BuyAsync("SO-3", 2);
        await shop.BuyAsync("SO-4", 2);
        await quiet.RunAsync(Mug);
        await shop.ReceiveAsync(3);
        shop.Expect("PO-1", 7, 1);
        shop.Expect("PO-2", 30, 9);
        return shop;
    }

    private static async Task AssertFilledOnceAsync(BackorderTrial shop)
    {
        await shop.Service.RunAsync(Mug);
        Assert.Equal((3, 3), (shop.Shelf.OnHand.Value, shop.Shelf.Reserved.Value));
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
        Assert.Equal((1, 1), await shop.UnitsAsync("SO-2"));
        await shop.AgreesAsync(Orders);
    }
}
