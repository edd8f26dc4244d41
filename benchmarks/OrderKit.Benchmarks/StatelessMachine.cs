using OrderKit.Orders;
using Stateless;

namespace OrderKit.Benchmarks;

/// <summary>What the machine fires: a verb together with the status it leads to, for Stateless has one target a trigger.</summary>
internal readonly record struct Move(OrderVerb Verb, OrderStatus To);

/// <summary>A Stateless machine with the very rows of the order's lifecycle.</summary>
internal static class StatelessMachine
{
    internal static StateMachine<OrderStatus, Move> Of(Func<OrderStatus> read, Action<OrderStatus> write)
    {
        var machine = new StateMachine<OrderStatus, Move>(read, write, FiringMode.Immediate);
        foreach (var row in OrderLifecycle.Table.Rows.AsSpan())
        {
            var status = machine.Configure(row.From);
            _ = row.From == row.To ? status.PermitReentry(new(row.Verb, row.To)) : status.Permit(new(row.Verb, row.To), row.To);
        }

        return machine;
    }
}
