using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Checkout;
using OrderKit.Units;

namespace OrderKit.Tests.Processes;

/// <summary>Placing, cancelling, changing, correcting, losing, returning: each moves stock once, however often it is told.</summary>
public sealed class StockVerbTests
{
    private static readonly OrderId Id = new("SO-1");
    private static readonly ShipmentId S1 = new("S1");
    private static readonly ShipmentId S2 = new("S2");

    /// <summary>What befalls an order of 4 of 10, and what it leaves: on hand, reserved, set aside; away and back.</summary>
    public static TheoryData<string, int, int, int, int, int> Rows { get; } = new()
    {
        { "placed", 10, 4, 0, 0, 0 },
        { "cancelled", 10, 0, 0, 0, 0 },
        { "one cancelled", 10, 3, 0, 0, 0 },
        { "rejected", 10, 0, 0, 0, 0 },
        { "shipped", 6, 0, 0, 4, 0 },
        { "shipped delivered", 6, 0, 0, 4, 0 },
        { "delivered", 6, 0, 0, 4, 0 },
        { "shipped corrected-open", 8, 2, 0, 2, 0 },
        { "shipped corrected-packed", 8, 2, 0, 2, 0 },
        { "shipped corrected-open cancelled", 8, 0, 0, 2, 0 },
        { "shipped called-off corrected-cancelled", 8, 0, 0, 2, 0 },
        { "shipped delivered corrected-shipped", 6, 0, 0, 4, 0 },
        { "shipped lost", 6, 0, 0, 4, 0 },
        { "shipped lost found", 6, 0, 0, 4, 0 },
        { "shipped lost delivered", 6, 0, 0, 4, 0 },
        { "shipped lost returned", 8, 0, 2, 2, 2 },
        { "shipped returned", 8, 0, 2, 2, 2 },
        { "shipped delivered returned", 8, 0, 2, 2, 2 },
        { "shipped delivered returned not-returned", 6, 0, 0, 4, 0 },
        { "returned", 10, 2, 2, 0, 2 },
        { "changed-to-3", 10, 3, 0, 0, 0 },
        { "two-shipped rest-called-off", 8, 0, 0, 2, 0 },
        { "two-shipped rest-called-off rest-shipped", 6, 0, 0, 4, 0 },
        { "two-shipped rest-called-off rest-shipped rest-corrected", 8, 0, 0, 2, 0 },
        { "two-shipped rest-called-off rest-shipped rest-returned", 8, 0, 2, 2, 2 },
        { "two-shipped rest-called-off rest-returned", 8, 0, 2, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_verb_moves_stock_once(string story, int onHand, int reserved, int aside, int away, int back)
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(10);
        await shop.BuyAsync("SO-1", 4);
        foreach (var verb in story.Split(' ').Where(verb => verb != "one"))
        {
            var isOne = story.StartsWith("one", StringComparison.Ordinal);
            var hasLeft = story.StartsWith("shipped", StringComparison.Ordinal);
            foreach (var step in Command(isOne ? "one " + verb : verb, shop, hasLeft))
            {
                Assert.True((await shop.Orders.HandleAsync(step)).IsAccepted, $"{step}");
                Assert.True((await shop.Orders.HandleAsync(step)).IsAccepted, $"again: {step}");
            }
        }

        // Once, again, and by a runner that begins at the first event.
        foreach (var runner in new[] { shop.Runner, shop.Runner, new(shop.Store, shop.Store, shop.Stock, shop.Orders) })
        {
            Assert.Empty(await runner.RunAsync());
            var line = (await shop.Stock.FindAsync(Id))!.Find(1)!;
            Assert.Equal((onHand, reserved, aside), (shop.Shelf.OnHand.Value, shop.Shelf.Reserved.Value, shop.Shelf.Quarantined.Value));
            Assert.Equal((reserved, away, back), (line.Held.Value, line.Consumed.Value, line.Returned.Value));
            await shop.AgreesAsync("SO-1");
        }
    }

    [Fact]
    public async Task Backordered_units_that_left_before_their_goods_were_told_of_are_taken_from_them()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(2);
        await shop.BuyAsync("SO-1", 4);
        await shop.Orders.HandleAsync(new OrderCommand.Confirm(Id, new("yes")));
        await shop.Orders.HandleAsync(new OrderCommand.ReportShipped(Id, new("gone"), S1, [new(1, 4)], shop.Clock.Now));
        Assert.Empty(await shop.Runner.RunAsync());
        Assert.Equal((0, 0), (shop.Shelf.OnHand.Value, shop.Shelf.Reserved.Value));
        await shop.AgreesAsync("SO-1");

        Assert.True((await shop.Warehouse.TellAsync(
            new StockCommand.Receive(shop.Next(), BackorderTrial.Mug, BackorderTrial.Lager, 5))).IsAccepted);
        Assert.Equal((3, 3), (shop.Shelf.OnHand.Value, shop.Shelf.Available.Value));
        Assert.Equal(0, await shop.HeldAsync("SO-1"));
        await shop.AgreesAsync("SO-1");
    }

    [Fact]
    public async Task What_a_stock_of_an_ERP_must_be_told_is_said()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(10);
        await shop.BuyAsync("SO-1", 4);
        foreach (var step in new[] { "shipped", "returned" }.SelectMany(verb => Command(verb, shop)))
        {
            await shop.Orders.HandleAsync(step);
        }

        var refusals = await new ProcessRunner(shop.Store, shop.Store, new SpoiledStock(shop.Stock, new()), shop.Orders).RunAsync();
        Assert.Equal(RefusalReason.StockKeptElsewhere, Assert.Single(refusals).Reason);
        Assert.Equal(6, shop.Shelf.OnHand.Value);
    }

    [Fact]
    public async Task A_return_that_is_on_sale_at_once_goes_to_whoever_waits()
    {
        var shop = new BackorderTrial();
        await shop.ReceiveAsync(4);
        await shop.BuyAsync("SO-1", 4);
        await shop.BuyAsync("SO-2", 2);
        foreach (var step in new[] { "shipped", "returned" }.SelectMany(verb => Command(verb, shop)))
        {
            await shop.Orders.HandleAsync(step);
        }

        var runner = new ProcessRunner(shop.Store, shop.Store, shop.Stock, shop.Orders, ReturnPolicy.OnSale, shop.Service);
        Assert.Empty(await runner.RunAsync());
        Assert.Equal((2, 0), await shop.UnitsAsync("SO-2"));
        await shop.AgreesAsync("SO-1", "SO-2");
    }

    private static ValueList<OrderCommand> Command(string verb, BackorderTrial shop, bool hasLeft = false)
    {
        var (now, id) = (shop.Clock.Now, new CommandId(verb.Replace(' ', '-')));
        ValueList<LineQuantity> two = [new(1, 2)];
        return verb switch
        {
            "placed" => [],
            "cancelled" => [new OrderCommand.Cancel(Id, id, "changed-mind", hasLeft ? two : [])],
            "one cancelled" => [new OrderCommand.Cancel(Id, id, "changed-mind", [new(1, 1)])],
            "rejected" => [new OrderCommand.Reject(Id, id, "fraud")],
            "shipped" => [new OrderCommand.Confirm(Id, new("yes")), new OrderCommand.ReportShipped(Id, id, S1, [new(1, 4)], now)],
            "delivered" => [new OrderCommand.ReportDelivered(Id, id, S1, [new(1, 4)], now)],
            "returned" => [new OrderCommand.ReportReturned(Id, id, S1, two, now)],
            "not-returned" => [new OrderCommand.Retract(Id, id, S1, UnitPlace.Returned, two, now)],
            "lost" => [new OrderCommand.ReportLost(Id, id, S1, two, now)],
            "found" => [new OrderCommand.Retract(Id, id, S1, UnitPlace.Lost, two, now)],
            "called-off" => [new OrderCommand.ReportCancelled(Id, id, "called-off", now)],
            "two-shipped" => [new OrderCommand.Confirm(Id, new("yes")), new OrderCommand.ReportShipped(Id, id, S1, two, now)],
            "rest-called-off" => [new OrderCommand.ReportCancelled(Id, id, "called-off", now)],
            "rest-shipped" => [new OrderCommand.ReportShipped(Id, id, S2, two, now)],
            "rest-corrected" => [Correct(id, UnitPlace.Shipped, UnitPlace.Cancelled, S2)],
            "rest-returned" => [new OrderCommand.ReportReturned(Id, id, S2, two, now)],
            "changed-to-3" =>
            [
                new OrderCommand.ProposeChange(
                    Id, new("propose"), [new OrderChange.SetQuantity(1, 3, Trial.Line(1, 3).Price)], Duration.FromDays(1)),
                new OrderCommand.ApplyChange(Id, id, 1, 2, []),
            ],
            "corrected-open" => [Correct(id, UnitPlace.Shipped, UnitPlace.Open)],
            "corrected-packed" => [Correct(id, UnitPlace.Shipped, UnitPlace.Packed)],
            "corrected-cancelled" => [Correct(id, UnitPlace.Shipped, UnitPlace.Cancelled)],
            "corrected-shipped" => [Correct(id, UnitPlace.Delivered, UnitPlace.Shipped)],
            _ => throw new ArgumentException(verb),
        };
    }

    private static OrderCommand.Correct Correct(CommandId id, UnitPlace from, UnitPlace to, ShipmentId? of = null) =>
        new(Id, id, of ?? S1, [new(1, 2)], from, to, "wrong-scan");
}
