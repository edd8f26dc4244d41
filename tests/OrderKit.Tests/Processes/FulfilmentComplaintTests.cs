using OrderKit.Orders;
using OrderKit.Tests.Checkout;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Processes;

/// <summary>What users of other systems complain of where orders and stock part ways, each by its public thread, through the front
/// doors.</summary>
public sealed class FulfilmentComplaintTests
{
    private static readonly OrderId Id = new("SO-1");
    private static readonly ShipmentId Shipment = new("S1");

    private readonly Trial shop = new Trial().With("MUG", 10);

    /// <summary>medusajs/medusa#11703, #11266, #12796: cancelling a fulfilment does not restore, fulfilling does not consume.</summary>
    [Fact]
    public async Task Only_handing_over_takes_units_so_a_shipment_called_back_has_nothing_to_restore()
    {
        await SoldAsync(5);
        await shop.AskAsync(new OrderCommand.Ship(Id, new("ship"), Shipment, [new(1, 2)]));
        Assert.Equal((10, 5, 5), await ShelfAsync());
        await shop.AskAsync(new OrderCommand.Recall(Id, new("recall"), Shipment, "damaged-label"));
        Assert.Equal((10, 5, 5), await ShelfAsync());
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("left"), new("S2"), [new(1, 2)], shop.Clock.Now));
        Assert.Equal((8, 3, 5), await ShelfAsync());
    }

    /// <summary>magento/inventory#1849, #1878, #1246, #1881: shipment plus cancel gives units back that have left.</summary>
    [Fact]
    public async Task Calling_off_what_is_left_of_a_shipped_order_gives_back_what_is_left()
    {
        await SoldAsync(5);
        await shop.AskAsync(new OrderCommand.ReportShipped(Id, new("left"), Shipment, [new(1, 3)], shop.Clock.Now));
        await shop.AskAsync(new OrderCommand.Cancel(Id, new("cancel"), "changed-mind", [new(1, 2)]));
        Assert.Equal((7, 0, 7), await ShelfAsync());
    }

    /// <summary>solidusio/solidus#2947: cancelling an item marks it shipped.</summary>
    [Fact]
    public async Task A_cancelled_unit_is_cancelled_and_not_shipped_and_stays_on_the_shelf()
    {
        await SoldAsync(3);
        var units = (await shop.AskAsync(new OrderCommand.Cancel(Id, new("cancel"), "changed-mind", [new(1, 1)]))).Lines[0].Units;
        Assert.Equal((1, 0, 2), (units.Cancelled, units.Left, units.Inside));
        Assert.Equal((10, 2, 8), await ShelfAsync());
    }

    /// <summary>medusajs/medusa#5158: a fulfilment was cancelled again and again, each time with effect.</summary>
    [Fact]
    public async Task Cancelling_an_order_again_is_refused_and_moves_no_stock()
    {
        await SoldAsync(3);
        await shop.AskAsync(new OrderCommand.Cancel(Id, new("cancel"), "changed-mind", []));
        var again = await shop.Orders.HandleAsync(new OrderCommand.Cancel(Id, new("cancel-2"), "changed-mind", []));
        Assert.False(again.IsAccepted);
        Assert.Equal((10, 0, 10), await ShelfAsync());
    }

    private async Task SoldAsync(int units)
    {
        await shop.PurchaseAsync(Id.Value, "click", Line(1, units));
        await shop.AskAsync(new OrderCommand.Confirm(Id, new("paid")));
        await shop.RunAsync();
    }

    private async Task<(int OnHand, int Reserved, int Free)> ShelfAsync()
    {
        Assert.Empty(await shop.RunAsync());
        return shop.Shelf("MUG");
    }
}
