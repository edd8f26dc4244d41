using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Processes.BackorderTrial;

namespace OrderKit.Tests.Processes;

/// <summary>A host may say that units wait no more: they are taken from the shelf, or they wait on.</summary>
public sealed class RestockedStockTests
{
    // Three wait. So many are on the shelf, and so many the host says still wait; what the order then believes open and waiting.
    [Theory]
    [InlineData(2, 1, 2, 1)]
    [InlineData(3, 0, 3, 0)]
    [InlineData(1, 1, 0, 3)]
    [InlineData(0, 0, 0, 3)]
    [InlineData(2, 3, 0, 3)]
    public async Task What_waits_no_more_is_taken_from_the_shelf_or_waits_on(int shelf, int waits, int open, int waiting)
    {
        var shop = await ReportedAsync(shelf, waits, byStock: false);
        for (var times = 0; times < 2; times++)
        {
            Assert.Empty(await new ProcessRunner(shop.Store, shop.Store, shop.Stock, shop.Orders).RunAsync());
            Assert.Equal((open, waiting), await shop.UnitsAsync("SO-1"));
            Assert.Equal((open, open), (await shop.HeldAsync("SO-1"), shop.Shelf.Reserved.Value));
        }

        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_was_told_not_to_be_there_is_not_taken_later_behind_the_orders_back()
    {
        var shop = await ReportedAsync(1, 1, byStock: false);
        Assert.Empty(await new ProcessRunner(shop.Store, shop.Store, shop.Stock, shop.Orders).RunAsync());
        await shop.ReceiveAsync(9);
        Assert.Empty(await new ProcessRunner(shop.Store, shop.Store, shop.Stock, shop.Orders).RunAsync());
        Assert.Equal(0, await shop.HeldAsync("SO-1"));
        await shop.Service.RunAsync(Mug);
        Assert.Equal((3, 0), await shop.UnitsAsync("SO-1"));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_the_stock_itself_says_or_is_kept_elsewhere_is_not_taken_again()
    {
        var told = await ReportedAsync(2, 1, byStock: true);
        Assert.Empty(await new ProcessRunner(told.Store, told.Store, told.Stock, told.Orders).RunAsync());
        Assert.Equal(0, await told.HeldAsync("SO-1"));

        var elsewhere = await ReportedAsync(2, 1, byStock: false);
        Assert.Empty(await new ProcessRunner(
            elsewhere.Store, elsewhere.Store, new SpoiledStock(elsewhere.Stock, new()), elsewhere.Orders).RunAsync());
        Assert.Equal((2, 1), await elsewhere.UnitsAsync("SO-1"));
        Assert.Equal(0, await elsewhere.HeldAsync("SO-1"));
    }

    [Fact]
    public async Task What_then_leaves_leaves_the_shelf()
    {
        var shop = await ReportedAsync(3, 0, byStock: false);
        await shop.Orders.HandleAsync(new OrderCommand.Confirm(new("SO-1"), shop.Next()));
        await shop.Orders.HandleAsync(new OrderCommand.ReportShipped(new("SO-1"), shop.Next(), new("S1"), [new(1, 3)], shop.Clock.Now));
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal((0, 0), (shop.Shelf.OnHand.Value, shop.Shelf.Reserved.Value));
        await shop.AgreesAsync("SO-1");
    }

    private static async Task<BackorderTrial> ReportedAsync(int shelf, int waits, bool byStock)
    {
        var shop = new BackorderTrial();
        await shop.BuyAsync("SO-1", 3);
        await shop.ReceiveAsync(shelf);
        var report = new OrderCommand.ReportBackorder(new("SO-1"), shop.Next(), [new(1, waits)], shop.Clock.Now) { ByStock = byStock };
        Assert.True((await shop.Orders.HandleAsync(report)).IsAccepted);
        return shop;
    }
}
