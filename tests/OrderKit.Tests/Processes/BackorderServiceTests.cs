using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Processes;

public sealed class BackorderServiceTests
{
    [Fact]
    public async Task Goods_that_come_in_go_to_those_who_wait_first_come_first_served()
    {
        var shop = new BackorderTrial();
        await shop.BuyAsync("SO-1", 2);
        await shop.BuyAsync("SO-2", 2);
        await shop.Warehouse.TellAsync(new StockCommand.Receive(shop.Next(), Mug, Lager, 3));

        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
        Assert.Equal((0, 2), await shop.UnitsAsync("SO-2"));
        Assert.Equal((3, 2), (shop.Shelf.OnHand.Value, shop.Shelf.Reserved.Value));
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    [Fact]
    public async Task A_line_that_may_be_split_takes_what_there_is()
    {
        var shop = new BackorderTrial(new() { MaySplit = (_, _) => true });
        await shop.BuyAsync("SO-1", 3);
        await shop.ReceiveAsync(2);
        await shop.Service.RunAsync(Mug);
        Assert.Equal((2, 1), await shop.UnitsAsync("SO-1"));
        await shop.ReceiveAsync(2);
        await shop.Service.RunAllAsync();
        Assert.Equal((3, 0), await shop.UnitsAsync("SO-1"));
        Assert.Empty((await shop.Waiting.LoadAsync(Mug)).Lines);
        Assert.Empty(await shop.Waiting.SkusAsync());
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task A_late_receipt_promises_everyone_anew_and_says_why()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 3);
        shop.Expect("PO-2", 20, 9);
        Assert.Equal(Today.PlusDays(7), (await shop.BuyAsync("SO-1", 2)).ExpectedOn);
        Assert.Equal(Today.PlusDays(20), (await shop.BuyAsync("SO-2", 2)).ExpectedOn);
        await shop.Service.RunAsync(Mug);
        Assert.Empty(await shop.PromisedAsync("SO-1"));

        shop.Expect("PO-1", 10, 3);
        await shop.Service.RunAsync(Mug);
        var slip = Assert.Single(await shop.PromisedAsync("SO-1"));
        Assert.Equal(
            (Today.PlusDays(7), Today.PlusDays(10), "receipt-late", 2), (slip.Before, slip.Date, slip.Cause.Value, slip.Units.Value));
        Assert.Equal(Today.PlusDays(10), (await shop.OrderAsync("SO-1")).Line(1)!.PromisedFor);
        Assert.Empty(await shop.PromisedAsync("SO-2"));

        shop.Expect("PO-1", 10, 0);
        await shop.Service.RunAsync(Mug);
        Assert.Equal("receipt-gone", (await shop.PromisedAsync("SO-1"))[^1].Cause.Value);
        Assert.Equal(Today.PlusDays(20), (await shop.OrderAsync("SO-1")).Line(1)!.PromisedFor);
    }

    [Fact]
    public async Task A_short_receipt_promises_anew_only_those_it_does_not_reach()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 4);
        await shop.BuyAsync("SO-1", 2);
        await shop.BuyAsync("SO-2", 2);
        await shop.Service.RunAsync(Mug);
        shop.Expect("PO-1", 7, 3);
        await shop.Service.RunAsync(Mug);
        Assert.Empty(await shop.PromisedAsync("SO-1"));
        var lost = Assert.Single(await shop.PromisedAsync("SO-2"));
        Assert.Equal((Today.PlusDays(7), null, "receipt-short"), (lost.Before, lost.Date, lost.Cause.Value));
    }

    [Fact]
    public async Task After_the_shops_patience_the_customer_is_asked_once()
    {
        var shop = new BackorderTrial(new() { Rules = new() { Patience = new() { Slips = 0 } } });
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 2);
        await shop.Service.RunAsync(Mug);
        shop.Expect("PO-1", 9, 2);
        await shop.Service.RunAsync(Mug);
        await shop.Service.RunAsync(Mug);
        Assert.True(Assert.Single(await shop.PromisedAsync("SO-1")).IsAsked);
    }

    [Fact]
    public async Task Or_what_waits_is_cancelled_and_what_is_held_stays()
    {
        var terms = new BackorderTerms { Rules = new() { Patience = new() { Slips = 0, Cancels = true } } };
        var shop = new BackorderTrial(terms);
        await shop.ReceiveAsync(1);
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 3);
        await shop.Service.RunAsync(Mug);
        shop.Expect("PO-1", 9, 2);
        await shop.Service.RunAsync(Mug);
        Assert.Equal((1, 0), await shop.UnitsAsync("SO-1"));
        Assert.Equal(2, (await shop.OrderAsync("SO-1")).Line(1)!.Units.Cancelled);
        Assert.Empty(await shop.Runner.RunAsync());
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_the_order_does_not_let_be_cancelled_waits_on_and_the_customer_is_asked_once()
    {
        var shop = new BackorderTrial(new() { Rules = new() { Patience = new() { Slips = 0, Cancels = true } } });
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 2);
        await shop.Service.RunAsync(Mug);
        shop.Expect("PO-1", 9, 2);

        // The run looks at the order, then the cancellation does; where it is handled, a copy that lags has not heard of the order.
        var lagging = shop.Serving(new(), new Lagging(shop.Store, at: 3));
        for (var runs = 0; runs < 3; runs++)
        {
            await lagging.RunAsync(Mug);
            Assert.Equal((0, 2), await shop.UnitsAsync("SO-1"));
            var waits = Assert.Single((await shop.Waiting.LoadAsync(Mug)).Lines);
            Assert.Equal((2, true, Today.PlusDays(9)), (waits.Units.Value, waits.IsAsked, waits.PromisedFor));
        }

        var told = await shop.PromisedAsync("SO-1");
        Assert.Equal([(Today.PlusDays(7), true), (Today.PlusDays(9), false)], told.Select(one => (one.Date!.Value, one.IsAsked)));
        Assert.Equal(["receipt-late", "receipt-late"], told.Select(one => one.Cause.Value));
        await shop.ReceiveAsync(2);
        await shop.Service.RunAsync(Mug);
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-1"));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_was_called_off_while_a_run_tried_to_is_not_asked_about()
    {
        var shop = new BackorderTrial(new() { Rules = new() { Patience = new() { Slips = 0, Cancels = true } } });
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 2);
        await shop.Service.RunAsync(Mug);
        shop.Expect("PO-1", 9, 2);
        await shop.Serving(new(), new Lagging(shop.Store, at: 3, () => shop.CancelAsync("SO-1"))).RunAsync(Mug);
        Assert.Empty(await shop.PromisedAsync("SO-1"));
        Assert.Empty((await shop.Waiting.LoadAsync(Mug)).Lines);
    }

    /// <summary>A store of which one read finds no order; something may happen just then.</summary>
    private sealed class Lagging(IOrderStore store, int at, Func<Task>? meanwhile = null) : IOrderStore
    {
        private int loads;

        public async ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
        {
            if (++loads == at)
            {
                await (meanwhile?.Invoke() ?? Task.CompletedTask);
                return null;
            }

            return await store.LoadAsync(id, cancellationToken);
        }

        public ValueTask<bool> TryAppendAsync(
            OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken) =>
            store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
    }

    [Fact]
    public async Task A_day_that_passes_makes_a_receipt_overdue()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 1, 2);
        await shop.BuyAsync("SO-1", 2);
        await shop.Service.RunAsync(Mug);
        shop.Clock.Now += Duration.FromDays(2);
        await shop.Service.RunAllAsync();
        Assert.Equal("receipt-late", Assert.Single(await shop.PromisedAsync("SO-1")).Cause.Value);
    }

    [Fact]
    public async Task Whoever_loses_units_to_a_count_waits_and_gets_the_next()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(3);
        await shop.BuyAsync("SO-1", 3);
        await shop.Warehouse.TellAsync(new StockCommand.Count(shop.Next(), Mug, Lager, 1));
        Assert.Equal((1, 2), await shop.UnitsAsync("SO-1"));
        await shop.Warehouse.TellAsync(new StockCommand.Receive(shop.Next(), Mug, Lager, 5));
        Assert.Equal((3, 0), await shop.UnitsAsync("SO-1"));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_one_order_gives_back_another_gets()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(2);
        await shop.BuyAsync("SO-1", 2);
        await shop.BuyAsync("SO-2", 2);
        await shop.Orders.HandleAsync(new OrderCommand.Cancel(new("SO-1"), shop.Next(), "changed-mind", []));
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-2"));
        Assert.Empty(await new OrderKit.Processes.ProcessRunner(
            shop.Store, shop.Store, shop.Stock, shop.Orders, backorders: shop.Service).RunAsync());
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    [Fact]
    public async Task An_order_that_waits_for_two_lines_of_one_article_gets_both()
    {
        var shop = new BackorderTrial();
        await shop.Checkout.PurchaseAsync(
            Trial.Buy("SO-1", "click", Trial.Line(1, 1), Trial.Line(2, 1)) with { Policy = ReservePolicy.BestEffort });
        await shop.ReceiveAsync(2);
        Assert.Equal([LineStep.Filled, LineStep.Filled], (await shop.Service.RunAsync(Mug)).Select(outcome => outcome.Step));
        Assert.Equal([0, 0], (await shop.OrderAsync("SO-1")).Lines.Select(line => line.Units.Backordered));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task Nothing_moved_nothing_is_stored()
    {
        var shop = new BackorderTrial();
        shop.Expect("PO-1", 7, 2);
        await shop.BuyAsync("SO-1", 2);
        await shop.Service.RunAsync(Mug);
        var before = await shop.Waiting.LoadAsync(Mug);
        await shop.Service.RunAsync(Mug);
        await shop.Service.NoteAsync(await shop.OrderAsync("SO-1"));
        Assert.Equal(before, await shop.Waiting.LoadAsync(Mug));
    }
}
