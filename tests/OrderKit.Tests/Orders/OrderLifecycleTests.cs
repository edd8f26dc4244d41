using OrderKit.Orders;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Orders;

public sealed class OrderLifecycleTests
{
    [Fact]
    public void Declared_rows_and_rows_taken_by_small_orders_are_the_same_set() =>
        Assert.Equal(
            OrderLifecycle.Table.Rows.Select(r => r.ToString()),
            OrderWalk.TakenRows.Select(r => r.ToString()));

    [Fact]
    public void A_walk_that_leaves_a_verb_out_is_told_from_the_table()
    {
        var walk = OrderWalk.From([OrderVerb.Confirm, OrderVerb.Cancel], Sample.Line(1, 1));
        Assert.Equal([OrderStatus.Placed, OrderStatus.Confirmed, OrderStatus.Cancelled], walk.Visited.Order());
    }

    [Fact]
    public void News_of_what_waits_is_walked_and_leads_nowhere_that_a_count_of_the_waiting_does_not()
    {
        OrderVerb[] verbs = [OrderVerb.Confirm, OrderVerb.Allocate, OrderVerb.Cancel, OrderVerb.ReportBackorder];
        var without = OrderWalk.From(verbs, Sample.Line(1, 3));
        var with = OrderWalk.From([.. verbs, OrderVerb.ReportRestocked, OrderVerb.ReportBackorderPromise], Sample.Line(1, 3));
        Assert.Equal(without.States, with.States);

        // Alone it leads somewhere: what waits since the purchase gets its stock.
        var waits = Sample.Line(1, 3) with { Backordered = 2 };
        Assert.True(OrderWalk.From([OrderVerb.ReportRestocked], waits).States > OrderWalk.From([], waits).States);
    }

    [Fact]
    public void Every_status_is_visited() =>
        Assert.Equal(
            Enum.GetValues<OrderStatus>(),
            OrderWalk.TakenRows.SelectMany(r => (OrderStatus[])[r.From, r.To]).Distinct().Order());

    [Fact]
    public void Stateless_agrees_with_the_frozen_table_on_every_pair()
    {
        foreach (var from in Enum.GetValues<OrderStatus>())
        {
            foreach (var verb in Enum.GetValues<OrderVerb>())
            {
                foreach (var to in Enum.GetValues<OrderStatus>())
                {
                    Assert.Equal(Fires(from, verb, to), OrderLifecycle.Table.Allows(from, verb, to));
                }
            }
        }
    }

    [Fact]
    public void Only_rejected_and_cancelled_are_ends() =>
        Assert.Equal(
            [OrderStatus.Rejected, OrderStatus.Cancelled],
            Enum.GetValues<OrderStatus>().Where(OrderLifecycle.Table.IsEnd));

    [Fact]
    public void An_undeclared_end_is_a_trap_and_refused_at_start()
    {
        var draft = new LifecycleDraft<OrderStatus, OrderVerb>(OrderStatus.Placed);
        draft.In(OrderStatus.Placed).Permit(OrderVerb.Confirm, OrderStatus.Confirmed);
        var fault = Assert.Throws<InvalidOperationException>(draft.Freeze);
        Assert.Contains("Confirmed", fault.Message, StringComparison.Ordinal);
    }

    // A fresh machine each time: Stateless moves its own state when it fires.
    private static bool Fires(OrderStatus from, OrderVerb verb, OrderStatus to)
    {
        var machine = OrderLifecycle.Declare(from).Machine;
        if (!machine.CanFire(new(verb, to)))
        {
            return false;
        }

        machine.Fire(new LifecycleTrigger<OrderVerb, OrderStatus>(verb, to));
        return machine.State == to;
    }
}
