using OrderKit.Orders;

namespace OrderKit.Tests.Support;

/// <summary>One random life of an order: the host's rules, the purchase and what is asked and told afterwards.</summary>
public sealed record OrderPlay(OrderRules Rules, OrderCommand.Place Place, ValueList<OrderCommand> Commands)
{
    /// <summary>The life, command by command; the first is the purchase.</summary>
    internal IReadOnlyList<OrderTurn> Turns { get; } = Run(Rules, [Place, .. Commands]);

    /// <summary>The same life with every command sent twice in the same minute.</summary>
    internal IReadOnlyList<OrderTurn> Twice => Run(Rules, [Place, Place, .. Commands.SelectMany(c => (OrderCommand[])[c, c])], 2);

    internal Order End => Turns[^1].After!;

    internal ValueList<RecordedEvent> History => Turns.SelectMany(t => t.Events).ToValueList();

    private static OrderCommand Looked(OrderCommand wish, Order? order) =>
        wish is OrderCommand.ApplyChange { Version: 0 } apply && order is { Change: { } open }
            ? apply with { Number = open.Number, Version = order.Version }
            : wish;

    /// <summary>Shorter lives that may show the same fault.</summary>
    internal IEnumerable<OrderPlay> Shrink()
    {
        for (var index = Commands.Count - 1; index >= 0; index--)
        {
            yield return new(Rules, Place, [.. Commands.Take(index), .. Commands.Skip(index + 1)]);
        }
    }

    public override string ToString() => string.Join("\n", Turns);

    private static List<OrderTurn> Run(OrderRules rules, ValueList<OrderCommand> commands, int eachMinute = 1)
    {
        List<OrderTurn> turns = [];
        Dictionary<OrderCommand, OrderCommand> looked = [];
        Order? order = null;
        foreach (var wish in commands)
        {
            // Whoever applies a change has looked at it first; sent again, the command is the same.
            var command = looked.GetValueOrDefault(wish) ?? (looked[wish] = Looked(wish, order));
            var now = Sample.At(turns.Count / eachMinute);
            var turn = new OrderTurn(order, command, now, OrderDecider.Decide(rules, order, command, now));
            order = turn.After;
            turns.Add(turn);
        }

        return turns;
    }
}

/// <summary>One command of a life: the order before it and the answer.</summary>
internal sealed record OrderTurn(Order? Before, OrderCommand Command, Instant Now, Decision<OrderStep> Decision)
{
    internal ValueList<RecordedEvent> Events => Decision.IsAccepted ? Decision.Value.Events : [];

    internal Order? After => Decision.IsAccepted ? Decision.Value.Order : Before;

    public override string ToString() =>
        $"{Command} => {(Decision.IsAccepted ? Told : Decision.Refusal.Reason)}";

    private string Told => string.Join(", ", Events.Select(e => $"{e.Event.GetType().Name} {e.Status}"));
}
