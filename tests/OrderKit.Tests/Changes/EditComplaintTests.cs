using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Checkout;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Changes;

/// <summary>What users of other systems complain about when orders are edited; the number is that of the complaint.</summary>
public sealed class EditComplaintTests
{
    private static readonly OrderChange More = new OrderChange.SetQuantity(1, 3, Sample.Line(1, 3).Price);

    /// <summary>vendurehq/vendure#1197, #1865, #846 and #688: orders stuck in the state of being edited.</summary>
    [Fact]
    public void Nr_29_an_edit_never_holds_an_order_up()
    {
        var order = Proposed(new OrderChange.SetRecipient("receiver"));
        Assert.Equal(OrderStatus.Confirmed, order.Status);
        Assert.Equal(OrderStatus.Completed, order.Pack(2).Ship(Sample.S1, 2).Shipped(2, 20).Delivered(2, 30).Complete().Status);
    }

    /// <summary>vendurehq/vendure#4013: undoing an unpaid addition triggers a real refund.</summary>
    [Fact]
    public void Nr_30_undoing_an_unpaid_addition_refunds_nothing()
    {
        var order = new Story(OrderRules.Default, Sample.Place(Sample.Line(1, 2)) with { Payment = PaymentPolicy.WhenCaptured }).Confirm()
            .Captured(259m, 1);
        Apply(Propose(order, More));
        Assert.Equal(["ChangeApplied", "CaptureDue"], order.Events);

        Apply(Propose(order, new OrderChange.SetQuantity(1, 2, Sample.Line(1, 2).Price)));
        Assert.Equal(["ChangeApplied", "DueWithdrawn"], order.Events);
        Assert.Equal((259m, 0m), (order.Order.Payment.Retained.Amount, order.Order.Payment.Refunded.Amount));
    }

    /// <summary>vendurehq/vendure#1210: items added by an edit did not touch stock.</summary>
    [Fact]
    public async Task Nr_31_added_units_are_shown_reserved_and_leave_the_shelf()
    {
        var shop = new Trial().With("MUG", 5);
        await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2));
        var open = await ProposeAsync(shop, new OrderChange.SetQuantity(1, 3, Trial.Line(1, 3).Price));
        Assert.Equal([new OrderChange.StockEffect(new("MUG"), 1)], (await Door(shop).PreviewAsync(Sample.Id))!.Preview.Stock);

        Assert.True((await Door(shop).ApplyAsync(Sample.Id, new("apply"), 1, open.Version)).IsAccepted);
        Assert.Equal((3, (5, 3, 2)), (await shop.HeldAsync("SO-1"), shop.Shelf("MUG")));

        await shop.AskAsync(new OrderCommand.ReportShipped(Sample.Id, new("left"), Sample.S1, Sample.Units(1, 3), shop.Clock.Now));
        await shop.RunAsync();
        Assert.Equal((2, 0, 2), shop.Shelf("MUG"));
    }

    /// <summary>vendurehq/vendure#2689: not even an address can be changed once delivered.</summary>
    [Fact]
    public void Nr_32_an_address_can_be_changed_once_delivered() =>
        Assert.Equal(
            OrderStatus.Delivered,
            Apply(Propose(Proposed().Shipped(2, 10).Delivered(2, 20), new OrderChange.SetRecipient("receiver"))).Status);

    /// <summary>vendurehq/vendure#4686: a step that fails leaves the order half changed.</summary>
    [Fact]
    public void Nr_33_a_change_that_is_refused_in_one_part_changes_nothing()
    {
        var two = Story.Confirmed(Sample.Line(1, 2), Sample.Line(2, 1));
        var order = Propose(two, More, new OrderChange.AddLine(Sample.Line(2, 1)));
        var before = order.Order;
        Assert.Equal(RefusalReason.LineExists, Sample.Refused(before, ApplyCommand(order)).Reason);
        Assert.Equal(before, order.Order);
    }

    /// <summary>vendurehq/vendure#4686: a hook that throws leaves the order half committed. Here the process ends at every call in
    /// turn.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nr_33_wherever_the_process_ends_all_of_a_change_is_done_or_none_of_it(bool isAfterEffect)
    {
        var outcomes = new List<bool>();
        for (var at = 1; at < 40; at++)
        {
            var shop = new Trial().With("MUG", 9).With("CUP", 9);
            await shop.PurchaseAsync("SO-1", "click", Trial.Line(1, 2), Trial.Line(2, 1, "CUP"));
            var open = await ProposeAsync(
                shop, new OrderChange.SetQuantity(1, 5, Trial.Line(1, 5).Price), new OrderChange.RemoveLine(2),
                new OrderChange.AddLine(Trial.Line(3, 4, "CUP")), new OrderChange.SetDelivery(new("locker", Price: new(29m, Sample.Sek))));
            var faults = new Faults { At = at, IsAfterEffect = isAfterEffect };
            var door = Door(shop, new SpoiledStore(shop.Store, faults), new SpoiledStock(shop.Stock, faults));
            if (await Record.ExceptionAsync(() => door.ApplyAsync(Sample.Id, new("apply"), 1, open.Version)) is null)
            {
                break;
            }

            Assert.Empty(await shop.RunAsync());
            await shop.ExpireAsync();
            var order = (await shop.OrderAsync("SO-1"))!;
            var isDone = order.Change is null;
            outcomes.Add(isDone);
            Assert.Equal(
                isDone ? (5, 1, 4, "locker", (9, 5, 4), (9, 4, 5)) : (2, 0, 0, null, (9, 2, 7), (9, 1, 8)),
                (order.Line(1)!.Ordered.Value, order.Line(2)!.Units.Cancelled, order.Line(3)?.Ordered.Value ?? 0,
                    order.Delivery?.Option.Value, shop.Shelf("MUG"), shop.Shelf("CUP")));
        }

        Assert.Equal([false, true], outcomes.Distinct());
    }

    /// <summary>medusajs/medusa#16406: a price-only edit reserves the whole line anew.</summary>
    [Fact]
    public void Nr_22_a_price_alone_reserves_nothing_anew()
    {
        OrderChange cheaper = new OrderChange.SetQuantity(1, 2, LinePrice.Of(new(1m, "SEK"), 2));
        var order = Apply(Propose(Proposed(), cheaper));
        var applied = Assert.IsType<OrderEvent.ChangeApplied>(order.Last.Events[0].Event);
        Assert.Empty(applied.Added);
        Assert.Empty(applied.Moves);
    }

    private static ChangeService Door(Trial shop, IOrderStore? store = null, IStock? stock = null) => new(
        store ?? shop.Store, OrderRules.Default, shop.Orders, stock ?? shop.Stock, shop.Vault, shop.Clock, Duration.FromMinutes(20));

    private static async Task<Order> ProposeAsync(Trial shop, params OrderChange[] changes) =>
        (await Door(shop).ProposeAsync(new(Sample.Id, new("wish"), [.. changes], Duration.FromDays(1)))).Value.Order;

    private static Story Proposed(params OrderChange[] changes)
    {
        var order = Story.Confirmed(Sample.Line(1, 2));
        return changes.Length == 0 ? order : Propose(order, changes);
    }

    private static Story Propose(Story order, params OrderChange[] changes) =>
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(), [.. changes], Duration.FromDays(1)));

    private static Story Apply(Story order) => order.Do(ApplyCommand(order));

    private static OrderCommand.ApplyChange ApplyCommand(Story order) =>
        new(Sample.Id, order.Next(), order.Order.Change!.Number, order.Order.Version, []);
}
