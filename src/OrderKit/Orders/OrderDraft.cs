using NodaTime;

namespace OrderKit.Orders;

/// <summary>An order while one command is decided: collects events, each stamped with the status the roll-up gives after it.</summary>
internal sealed class OrderDraft
{
    private readonly OrderCommand command;
    private readonly ContentHash content;
    private readonly Instant now;
    private readonly List<RecordedEvent> events = [];
    private readonly OrderStatus? recordedStatus;
    private Order? order;

    internal OrderDraft(OrderRules rules, Order? order, OrderCommand command, ContentHash content, Instant now)
    {
        Rules = rules;
        this.command = command;
        this.content = content;
        this.now = now;
        recordedStatus = order?.Status;
        this.order = order is null ? null : OrderRollUp.Today(order);
    }

    internal OrderRules Rules { get; }

    internal Instant Now => now;

    internal Order Order => order ?? throw new InvalidOperationException("Nothing has been placed yet.");

    internal bool IsEmpty => events.Count == 0;

    /// <summary>Records what happened, after the reassessment when the rules have changed since the last event.</summary>
    internal void Record(OrderEvent happened)
    {
        if (events.Count == 0 && recordedStatus is { } from && from != Order.Status)
        {
            Append(new OrderEvent.Reassessed(from, Order.Status), now);
        }

        Append(happened, command is OrderCommand.Report report ? report.OccurredAt : now);
    }

    internal void Contradict(ContradictionKind kind, ShipmentId? shipment = null, LineNumber? line = null, Quantity quantity = default) =>
        Record(new OrderEvent.Contradicted(kind, command.Verb, shipment, line, quantity));

    /// <summary>Ends the draft: the payment provider is asked for what has become due, and the order enters the next gate of its status, if
    /// one is open.</summary>
    internal OrderStep ToStep()
    {
        if (!IsEmpty && Order.Payment.Policy is not null)
        {
            foreach (var ask in OrderDues.After(Order, (command as OrderCommand.ShipmentReport)?.Shipment))
            {
                Append(ask, now);
            }
        }

        while (!IsEmpty && Order.Stage is null && Rules.NextGate(Order) is { } gate)
        {
            Append(new OrderEvent.StageEntered(gate.Name), now);
        }

        return new(Order, events.ToValueList());
    }

    private void Append(OrderEvent happened, Instant? occurredAt)
    {
        var before = order?.Status;
        var stamp = new RecordedEvent(command.OrderId, (order?.Version ?? 0) + 1, command.Id, content, now, occurredAt, default, happened);
        var next = OrderDecider.Apply(order, stamp);
        stamp = stamp with { Status = OrderRollUp.StatusOf(next) };
        if (before is { } from && from != stamp.Status && !OrderLifecycle.Table.Allows(from, command.Verb, stamp.Status))
        {
            throw new InvalidOperationException(
                $"The lifecycle has no row for {from}, {command.Verb}, {stamp.Status}: a fault of OrderKit.");
        }

        order = OrderDecider.Stamp(next, stamp);
        events.Add(stamp);
    }
}
