using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static readonly OrderId Id = new("SO-1");
    private static readonly ShipmentId Shipment = new("S1");

    private readonly Trial shop = new Trial().With("MUG", 10);

    [Fact]
    public async Task Running_again_or_from_the_first_event_again_moves_stock_once()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 5));
        await shop.AskAsync(new OrderCommand.Cancel(Id, new("cancel"), "changed-mind", [new(1, 1)]));
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("shipped"), Shipment, [new(1, 3)], shop.Clock.Now));

        for (var round = 0; round < 2; round++)
        {
            Assert.Empty(await shop.RunAsync());
            Assert.Equal((7, 1, 6), shop.Shelf("MUG"));
            Assert.Empty(await shop.NewRunner().RunAsync());
            Assert.Equal((7, 1, 6), shop.Shelf("MUG"));
        }

        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("shipped-rest"), new("S2"), [new(1, 1)], shop.Clock.Now));
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((6, 0, 6), shop.Shelf("MUG"));
        Assert.Equal(ReservationStatus.Ended, (await shop.ReservationAsync("SO-1"))!.Status);
        Assert.Empty(await shop.NewRunner().RunAsync());
    }

    [Fact]
    public async Task Delivered_before_shipped_leaves_the_shelf_once()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 2));
        await shop.AskAsync(new OrderCommand.ReportDelivered(Id, new("delivered"), Shipment, [new(1, 2)], shop.Clock.Now));
        Assert.Empty(await shop.RunAsync());
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("shipped"), Shipment, [new(1, 2)], shop.Clock.Now));
        Assert.Empty(await shop.RunAsync());

        Assert.Equal((8, 0, 8), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task A_refused_stock_command_is_reported_and_the_run_goes_on()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 5));
        await shop.PurchaseAsync("SO-2", "click", Line(1, 5));
        await shop.Stock.HandleAsync(new StockCommand.Count(new("count"), new("MUG"), Warehouse, 4));
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("shipped"), Shipment, [new(1, 5)], shop.Clock.Now));
        await shop.AskAsync(new OrderCommand.Cancel(new("SO-2"), new("cancel"), "changed-mind", []));

        // Six units were not found: SO-2 lost its five, SO-1 one of its five.
        var refusals = await shop.RunAsync();
        Assert.Equal([RefusalReason.MoreThanReserved, RefusalReason.MoreThanReserved], refusals.Select(refusal => refusal.Reason));
        Assert.Equal(0, await shop.HeldAsync("SO-2"));
        Assert.Empty(await shop.RunAsync());
    }

    [Fact]
    public async Task An_order_placed_past_the_checkout_is_told_that_nothing_is_reserved_for_it()
    {
        await shop.AskAsync(new OrderCommand.Place(Id, new("place"), Support.Sample.Sek, [Line(1, 2)]));
        Assert.Empty(await shop.RunAsync());

        Assert.Equal(new(Backordered: 2), (await shop.OrderAsync("SO-1"))!.Line(1)!.Units);
        Assert.Equal((10, 0, 10), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task A_feed_that_tells_of_an_order_the_store_does_not_have_makes_no_sense()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 2));
        var runner = new OrderKit.Processes.ProcessRunner(shop.Store, new InMemory.MemoryOrderStore(), shop.Stock, shop.Orders);
        var trouble = await Assert.ThrowsAsync<InvalidOrderDataException>(() => runner.RunAsync());
        Assert.Contains("SO-1", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_events_than_one_batch_are_all_worked_on()
    {
        for (var n = 0; n < 130; n++)
        {
            await shop.PurchaseAsync($"SO-{n}", "click", Charge(1));
        }

        await shop.PurchaseAsync("SO-LAST", "click", Line(1, 4));
        await shop.AskAsync(new OrderCommand.Cancel(new("SO-LAST"), new("cancel"), "changed-mind", []));
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((10, 0, 10), shop.Shelf("MUG"));
    }
}
