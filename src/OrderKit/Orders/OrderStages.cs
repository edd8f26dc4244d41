using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>The host's stages inside a status.</content>
public static partial class OrderDecider
{
    /// <summary>Refuses a trigger that does nothing now; without one, refuses when no trigger does anything.</summary>
    private static Refusal? TriggerRefusal(OrderRules rules, Order order, Code? asked)
    {
        // Nobody knows the triggers of a removed stage: that it was removed is what stands against the request.
        if (order.Stage is { } stage && rules.FindStage(stage) is null)
        {
            return null;
        }

        var triggers = Triggers(rules, order);
        return (asked is { } trigger ? triggers.Contains(trigger) : triggers.Count > 0)
            ? null
            : OrderChecks.Refuse(order, TriggerUnknown, $"{asked?.Value ?? "no trigger"} leaves or enters a stage now",
                $"Triggers now: {(triggers.Count == 0 ? "none" : string.Join(", ", triggers))}");
    }

    private static List<Code> Triggers(OrderRules rules, Order order)
    {
        var current = order.Stage is { } name ? rules.FindStage(name) : null;
        var entering = current is { IsGate: true }
            ? []
            : rules.Stages.Where(s => s.Status == order.Status && s != current).Select(s => s.EnteredBy);
        return entering.Prepend(current?.LeftBy).OfType<Code>().ToList();
    }

    private static Refusal? Advance(OrderDraft draft, OrderCommand.Advance advance)
    {
        var order = draft.Order;
        if (order.Stage is { } name)
        {
            var current = draft.Rules.FindStage(name);
            if (current is null || current.LeftBy == advance.Trigger)
            {
                return Done(draft, new OrderEvent.StageLeft(name, Passed: current is { IsGate: true }));
            }
        }

        var entered = draft.Rules.Stages.First(s => s.Status == order.Status && s.EnteredBy == advance.Trigger);
        return Done(draft, new OrderEvent.StageEntered(entered.Name));
    }
}
