using System.Collections.Concurrent;
using NodaTime;
using OrderKit;
using OrderKit.Orders;

// The lifecycle over a table of your own: a row is an order's number, status and events. A program owns its clock: here the system's.
var table = new ConcurrentDictionary<OrderId, (OrderStatus Status, ValueList<RecordedEvent> Events)>();
var number = new OrderId("SO-1");

Tell(new OrderCommand.Place(number, new("click"), "SEK", [new(1, new("MUG"), 2, LinePrice.Of(new(129.50m, "SEK"), 2))]));
Tell(new OrderCommand.Pack(number, new("packed"), []));
Tell(new OrderCommand.Confirm(number, new("paid")));
Tell(new OrderCommand.Confirm(number, new("paid")));
Tell(new OrderCommand.ReportDelivered(number, new("scan"), new("S-1"), [new(1, 1)], SystemClock.Instance.GetCurrentInstant()));
Tell(new OrderCommand.Cancel(number, new("regret"), "changed-mind", []));
var (status, events) = table[number];
Console.WriteLine($"The row: {number}, {status}, {string.Join(" ", events.Select(e => e.Event.GetType().Name))}");

void Tell(OrderCommand command)
{
    var answer = Handle(command);
    Console.WriteLine($"{command.Verb}: {answer.Refusal?.Detail ?? $"{answer.Value.Order.Status}, events: {answer.Value.Events.Count}"}");
}

#region handle
Decision<OrderStep> Handle(OrderCommand command)
{
    while (true)
    {
        var isKnown = table.TryGetValue(command.OrderId, out var row);
        var order = OrderDecider.Replay(row.Events ?? []);
        var decision = OrderDecider.Decide(OrderRules.Default, order, command, SystemClock.Instance.GetCurrentInstant());
        if (!decision.IsAccepted || decision.Value.IsRepeat) return decision;

        // As in SQL: insert, or update while the row is still the one read. Whoever was beaten decides anew.
        (OrderStatus, ValueList<RecordedEvent>) next = (decision.Value.Order.Status, [.. row.Events ?? [], .. decision.Value.Events]);
        if (isKnown ? table.TryUpdate(command.OrderId, next, row) : table.TryAdd(command.OrderId, next)) return decision;
    }
}
#endregion
