using NodaTime;
using OrderKit.Orders;
using Stateless;

namespace OrderKit.Benchmarks;

/// <summary>The order by hand, with a Stateless machine of its own in the place of the guards.</summary>
internal sealed class StatelessOrder : PlainOrder
{
    private readonly StateMachine<OrderStatus, Move> machine;

    internal StatelessOrder(string id, ValueList<LineTerms> terms, string currency, Instant now)
        : base(id, terms, currency, now) => machine = StatelessMachine.Of(() => Status, status => Status = status);

    private protected override void Enter(OrderVerb verb, OrderStatus to)
    {
        if (verb < OrderVerb.ReportBackorder || to != Status)
        {
            machine.Fire(new Move(verb, to));
        }
    }
}
