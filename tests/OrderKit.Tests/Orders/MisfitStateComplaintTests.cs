using OrderKit.Availability;
using OrderKit.Orders;
using OrderKit.Processes;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Orders;

/// <summary>Complaints about states that do not fit the business in other systems, told of ours. Each keeps its number in the
/// list of complaints that OrderKit was designed against.</summary>
public sealed class MisfitStateComplaintTests
{
    private static readonly OrderRules CashOnDelivery = new([],
    [
        new("stock-approval", OrderStatus.Confirmed) { LeftBy = "stock-approved", Gates = [OrderVerb.Pack, OrderVerb.Ship] },
        new("amount-due", OrderStatus.Delivered) { LeftBy = "amount-collected", Gates = [OrderVerb.Complete] },
    ]);

    /// <summary>vendurehq/vendure#2373, #2397: a cash-on-delivery chain breaks the built-in screens.</summary>
    [Fact]
    public void Complaint_35_cash_on_delivery_is_two_stages_inside_the_built_in_statuses()
    {
        var story = new Story(CashOnDelivery, Sample.Line(1, 2)).Confirm();
        Assert.Equal(RefusalReason.BehindGate, story.Refused(new OrderCommand.Pack(Sample.Id, story.Next(), [])));
        story.Advance("stock-approved").Pack(2).Ship(Sample.S1, 2).Shipped(2, 10).Delivered(2, 20);
        Assert.Equal((OrderStatus.Delivered, "amount-due"), (story.Status, story.Order.Stage?.Value));
        Assert.Equal(RefusalReason.BehindGate, story.Refused(new OrderCommand.Complete(Sample.Id, story.Next())));
        Assert.Equal(OrderStatus.Completed, story.Advance("amount-collected").Complete().Status);
    }

    /// <summary>vendurehq/vendure#2373, #2397: delivery failed, returned to origin.</summary>
    [Fact]
    public void Complaint_35_a_failed_cash_on_delivery_comes_back_to_the_shop_without_a_state_of_its_own()
    {
        var story = new Story(CashOnDelivery, Sample.Line(1, 2)).Confirm().Advance("stock-approved").Pack(2).Shipped(2, 10).Returned(2, 90);
        Assert.Equal((OrderStatus.Returned, "2 Returned"), (story.Status, story.Places));
        Assert.Null(story.Order.Stage);
        Assert.DoesNotContain(story.History, e => e.Event is OrderEvent.Contradicted);
    }

    /// <summary>medusajs/medusa#8309: no way to move the status of an order along.</summary>
    [Fact]
    public void Complaint_36_the_status_moves_along_with_what_is_done_and_nobody_sets_it()
    {
        var story = new Story(Sample.Line(1, 1));
        List<OrderStatus> seen = [story.Status];
        foreach (var step in (Action[])
            [() => story.Confirm(), () => story.Pack(1), () => story.Shipped(1, 10), () => story.Delivered(1, 20), () => story.Complete()])
        {
            step();
            seen.Add(story.Status);
        }

        Assert.Equal(
            [OrderStatus.Placed, OrderStatus.Confirmed, OrderStatus.InFulfilment, OrderStatus.Shipped, OrderStatus.Delivered,
                OrderStatus.Completed],
            seen);
    }

    /// <summary>medusajs/medusa#12561: shipped, the customer never appeared, cannot cancel.</summary>
    [Fact]
    public void Complaint_37_a_parcel_nobody_fetched_comes_back_and_what_cannot_be_cancelled_says_what_can_be_done()
    {
        var story = Story.Confirmed(Sample.Line(1, 1), Sample.Line(2, 1)).Pack(1).Ship(Sample.S1, 1).Shipped(1, 10);
        var no = Sample.Refused(story.Order, story.CancelCommand(null));
        Assert.Equal(RefusalReason.UnitsHaveLeft, no.Reason);
        Assert.Contains("Cancel up to 1 units that are inside", no.Detail, StringComparison.Ordinal);

        story.Do(new OrderCommand.Cancel(Sample.Id, story.Next(), "never-appeared", Sample.Units(2, 1))).Returned(1, 500);
        Assert.Equal((OrderStatus.Returned, "1 Returned", "1 Cancelled"), (story.Status, story.Places, story.PlacesOf(2)));
        Assert.DoesNotContain(story.History, e => e.Event is OrderEvent.Contradicted);
    }

    /// <summary>nopSolutions/nopCommerce#5850: shipped or delivered cannot be undone.</summary>
    [Fact]
    public void Complaint_38_a_wrong_shipped_or_delivered_is_put_right_with_a_reason_and_stays_in_the_history()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Pack(2).Shipped(2, 10).Delivered(2, 20);
        story.Correct(2, UnitPlace.Delivered, UnitPlace.Shipped);
        Assert.Equal((OrderStatus.Shipped, "2 Shipped"), (story.Status, story.Places));
        story.Correct(2, UnitPlace.Shipped, UnitPlace.Packed);
        Assert.Equal((OrderStatus.InFulfilment, "2 Packed"), (story.Status, story.Places));

        var history = story.History.Select(e => e.Event).ToList();
        Assert.Single(history.OfType<OrderEvent.Delivered>());
        Assert.All(history.OfType<OrderEvent.Corrected>(), c => Assert.Equal("wrong-scan", c.Reason.Value));
    }

    /// <summary>MahoCommerce/maho#1035: a lost parcel could not be reopened. What is sent instead of it is a matter of remedies.</summary>
    [Fact]
    public void Complaint_39_a_lost_parcel_shuts_nothing_and_reopens_the_order_when_it_turns_up()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Pack(2).Shipped(2, 10).Lost(2, 400).Complete();
        Assert.Equal((OrderStatus.Completed, "2 Lost"), (story.Status, story.Places));

        story.Retract(UnitPlace.Lost, 2, 500);
        Assert.Equal((OrderStatus.Shipped, "2 Shipped"), (story.Status, story.Places));
        story.Correct(1, UnitPlace.Shipped, UnitPlace.Packed).Delivered(1, 600).Ship(Sample.S2, 1);
        Assert.Equal("1 Packed, 1 Delivered", story.Places);
        Assert.Equal(OrderStatus.Delivered, story.Shipped(1, 700, Sample.S2).Delivered(1, 800, Sample.S2).Status);
    }

    /// <summary>nopSolutions/nopCommerce#7928: a cancelled order can still be shipped.</summary>
    [Fact]
    public void Complaint_40_a_cancelled_order_cannot_be_shipped_and_if_it_left_all_the_same_that_is_said()
    {
        var story = Story.Confirmed(Sample.Line(1, 2)).Cancel();
        Assert.Equal(RefusalReason.NotInThisStatus, story.Refused(story.ShipCommand(Sample.S1, 2)));

        story.Shipped(2, 10);
        Assert.Equal((OrderStatus.Cancelled, "2 Shipped"), (story.Status, story.Places));
        Assert.Equal([ContradictionKind.AfterEnd, ContradictionKind.AfterCancelled], story.Contradictions.Order());
    }

    /// <summary>nopSolutions/nopCommerce#4728, #1827 and PrestaShop/PrestaShop#24735: leaving cancelled by hand invents stock.</summary>
    [Theory]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Rejected)]
    public void Complaint_41_nobody_leaves_an_end_by_hand_so_no_stock_is_invented(OrderStatus end)
    {
        foreach (var verb in Enum.GetValues<OrderVerb>())
        {
            Assert.All(Enum.GetValues<OrderStatus>().Where(to => to != end), to =>
                Assert.False(OrderLifecycle.Table.Allows(end, verb, to), $"{verb} leads from {end} to {to}"));
        }
    }

    /// <summary>woocommerce/woocommerce#66256: failed means payment to the core and delivery to shops, so restocking clashes.</summary>
    [Fact]
    public void Complaint_42_no_status_says_failed_and_a_return_is_not_put_back_on_sale_by_a_status()
    {
        Assert.DoesNotContain(Enum.GetNames<OrderStatus>(), name => name.Contains("Fail", StringComparison.Ordinal));

        var story = Story.Confirmed(Sample.Line(1, 1)).Pack(1).Shipped(1, 10).Returned(1, 200);
        var moves = story.History.SelectMany(e => StockProcess.CommandsFor(story.Order, e)).ToList();
        Assert.IsType<StockCommand.Consume>(moves[0]);
        Assert.Equal(StockCommand.Homecoming.SetAside, Assert.IsType<StockCommand.TakeBack>(Assert.Single(moves[1..])).Goes);
    }

    /// <summary>commercetools release notes 2022-09 and 2024-12: delivered and cancelled were missing for years.</summary>
    [Fact]
    public void Complaint_43_delivered_and_cancelled_are_there_and_a_host_adds_its_own_steps_to_every_status_that_is_no_end()
    {
        Assert.Subset(Enum.GetNames<OrderStatus>().ToHashSet(), new HashSet<string> { "Delivered", "Cancelled", "Returned" });
        foreach (var status in Enum.GetValues<OrderStatus>().Where(s => !OrderLifecycle.Table.IsEnd(s)))
        {
            Assert.Empty(OrderRules.Faults([], [new("own-step", status) { EnteredBy = "begin", LeftBy = "finish" }]));
        }
    }
}
