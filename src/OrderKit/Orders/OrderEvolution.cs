using NodaTime;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <content>How an order follows from its events. Never refuses, never looks at the lifecycle, never reads a clock.</content>
public static partial class OrderDecider
{
    /// <summary>The order after one more event.</summary>
    /// <param name="order">The order before; null before <see cref="OrderEvent.Placed"/>.</param>
    /// <param name="recorded">The event with its stamp. The status on the stamp is copied, so old history keeps its statuses.</param>
    /// <returns>The order after it.</returns>
    /// <exception cref="InvalidOrderDataException">The event does not fit the order: wrong order, version or sequence.</exception>
    public static Order Evolve(Order? order, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        if (order is not null && order.Id != recorded.OrderId)
        {
            throw new InvalidOrderDataException($"An event of order {recorded.OrderId} stands in the history of order {order.Id}.");
        }

        return recorded.Version == (order?.Version ?? 0) + 1
            ? Fit(order, recorded)
            : throw new InvalidOrderDataException(
                $"Order {recorded.OrderId}: event {recorded.Version} follows event {order?.Version ?? 0}.");
    }

    /// <summary>The order that a history tells.</summary>
    /// <param name="history">All events of one order, oldest first.</param>
    /// <returns>The order; null when there is no event.</returns>
    /// <exception cref="InvalidOrderDataException">The history has a gap or an event that does not fit.</exception>
    public static Order? Replay(IEnumerable<RecordedEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Aggregate((Order?)null, Evolve);
    }

    // Amounts of two currencies, or sums beyond every range: no decision gave such a history.
    private static Order Fit(Order? order, RecordedEvent recorded)
    {
        try
        {
            return Stamp(Apply(order, recorded), recorded);
        }
        catch (Exception fault) when (fault is InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new InvalidOrderDataException($"Order {recorded.OrderId}: event {recorded.Version} does not fit what went before it.");
        }
    }

    internal static Order Apply(Order? order, RecordedEvent recorded)
    {
        if (recorded.Event is OrderEvent.Placed placed)
        {
            return order is null
                ? Open(placed, recorded)
                : throw new InvalidOrderDataException($"Order {order.Id} was placed twice.");
        }

        var known = order ?? throw new InvalidOrderDataException($"Order {recorded.OrderId} begins with something other than Placed.");
        return UseAdvance(recorded.Event is OrderEvent.UnitsMoved moved ? ApplyMoves(known, moved, recorded) : ApplyFact(known, recorded));
    }

    internal static Order Stamp(Order order, RecordedEvent recorded)
    {
        var stageStays = order.Status == recorded.Status || order.Version == 0;
        return order with
        {
            Version = recorded.Version,
            Status = recorded.Status,
            Stage = stageStays ? order.Stage : null,
            IsPartlyUnderstood = order.IsPartlyUnderstood || recorded.AsStored is not null,
            Commands = Remember(order.Commands, new(recorded.CommandId, recorded.Content, recorded.Version)),
        };
    }

    private static ValueList<AcceptedCommand> Remember(ValueList<AcceptedCommand> commands, AcceptedCommand command)
    {
        var last = commands.Count - 1;
        return last >= 0 && commands[last].Id == command.Id ? commands.With(last, command) : commands.Add(command);
    }

    private static Order Open(OrderEvent.Placed placed, RecordedEvent recorded)
    {
        var lines = placed.Lines.Select(terms => new OrderLine(
            terms,
            new(Open: terms.Quantity.Value - terms.Backordered.Value, Backordered: terms.Backordered.Value)));
        return new(recorded.OrderId, 0, recorded.Status, lines.ToValueList(), placed.Currency, recorded.OccurredAt ?? recorded.RecordedAt)
        {
            Delivery = placed.Delivery,
            Envelope = placed.Envelope,
            Payment = new(placed.Currency) { Policy = placed.Payment },
            PlacedEnvelope = placed.Envelope,
        };
    }

    private static Order ApplyFact(Order order, RecordedEvent recorded) => recorded.Event switch
    {
        OrderEvent.Confirmed => order with { IsConfirmed = true },
        OrderEvent.Completed => order with { IsCompleted = true },
        OrderEvent.Held held => order with
        {
            HoldsPlaced = held.Number,
            Holds = order.Holds.Add(new(held.Number, held.Type, held.Line, held.Reason, recorded.RecordedAt)),
        },
        OrderEvent.Released released => order with { Holds = order.Holds.Where(h => h.Number != released.Number).ToValueList() },
        OrderEvent.StageEntered entered => order with { Stage = entered.Stage },
        OrderEvent.StageLeft left => order with
        {
            Stage = null,
            PassedStages = left.Passed ? order.PassedStages.Add(left.Stage) : order.PassedStages,
        },
        OrderEvent.ShipRequested asked => order with { ShipRequests = order.ShipRequests.Add(new(asked.Shipment, asked.Lines)) },
        OrderEvent.Recalled recalled => order with
        {
            ShipRequests = order.ShipRequests.Where(r => r.Shipment != recalled.Shipment).ToValueList(),
        },
        OrderEvent.PaymentReported told => order with
        {
            Payment = ApplyPayment(order.Payment, told, recorded.OccurredAt ?? recorded.RecordedAt),
        },
        OrderEvent.CaptureDue or OrderEvent.RefundDue or OrderEvent.DueWithdrawn or OrderEvent.RefundGranted =>
            order with { Payment = ApplyAsk(order, recorded.Event) },
        OrderEvent.ChangeProposed proposed => order with
        {
            Change = new(proposed.Number, proposed.Changes, proposed.ExpiresAt),
            ChangesProposed = proposed.Number,
            Envelope = proposed.Envelope ?? order.Envelope,
        },
        OrderEvent.ChangeWithdrawn withdrawn => order with { Change = null, Envelope = withdrawn.Envelope ?? order.Envelope },
        OrderEvent.BackorderPromised e => order with
        {
            Lines = order.Lines.Select(l => l.Number == e.Line ? l with { PromisedFor = e.Date } : l).ToValueList(),
        },
        OrderEvent.TailoringChanged tailoring => Retailored(order, tailoring),
        OrderEvent.Contradicted or OrderEvent.Reassessed or OrderEvent.Unknown { IsNeeded: false } => order,
        OrderEvent.Unknown later => throw new InvalidOrderDataException(
            $"Order {order.Id} cannot be told: event {recorded.Version}, of the kind {later.Kind}, says what only a later version knows."),
        var other => throw new InvalidOrderDataException($"Order {order.Id} has an event of an unknown kind, {other.GetType().Name}."),
    };

    private static Order ApplyMoves(Order order, OrderEvent.UnitsMoved moved, RecordedEvent recorded)
    {
        if (moved is OrderEvent.ChangeApplied applied)
        {
            return ApplyChange(order, applied, recorded.RecordedAt);
        }

        var next = moved.Moves.Count == 0 ? order : order with { Lines = Move(order, moved.Moves, recorded.RecordedAt) };
        next = moved switch
        {
            OrderEvent.Rejected e => next with { Ending = OrderStatus.Rejected, EndReason = e.Reason },
            OrderEvent.Cancelled { EndsOrder: true } e when next.Ending is null => next with { Ending = OrderStatus.Cancelled,
                EndReason = e.Reason },
            OrderEvent.ShipmentReported e => next with { Statements = [.. next.Statements.AsSpan(), .. Statements(e, recorded)] },
            _ => next,
        };
        return next.IsCompleted && moved.Moves.Count > 0 && !StaysCompleted(next) ? next with { IsCompleted = false } : next;
    }

    private static ValueList<OrderLine> Move(Order order, ValueList<UnitMove> moves, Instant at)
    {
        var lines = order.Lines.AsSpan().ToArray();
        foreach (var move in moves.AsSpan())
        {
            var index = order.IndexOf(move.Line);
            if (index < 0)
            {
                throw new InvalidOrderDataException($"Order {order.Id} has no line {move.Line} to move units of.");
            }

            var units = lines[index].Units.Apply(move);
            var left = move.Shipment is { } shipment && move.From >= UnitPlace.Shipped && move.From <= UnitPlace.Lost
                ? units.Of(shipment).In(move.From)
                : units.In(move.From);
            if (left < 0)
            {
                throw new InvalidOrderDataException($"Order {order.Id} has too few units for the move {move}.");
            }

            lines[index] = LockedBy(move, lines[index] with { Units = units }, at);
        }

        return new(lines);
    }

    private static UnitStatement[] Statements(OrderEvent.ShipmentReported e, RecordedEvent recorded)
    {
        var (place, retraction) = e switch
        {
            OrderEvent.Shipped => (UnitPlace.Shipped, false),
            OrderEvent.Delivered => (UnitPlace.Delivered, false),
            OrderEvent.Returned => (UnitPlace.Returned, false),
            OrderEvent.Lost => (UnitPlace.Lost, false),
            OrderEvent.Retracted retracted => (retracted.Place, true),
            _ => throw new InvalidOrderDataException($"Order {recorded.OrderId} has a report of an unknown kind, {e.GetType().Name}."),
        };
        return [.. e.Reported.Select(l => new UnitStatement(place, retraction, e.Shipment, l.Line, l.Quantity, recorded.OccurredAt))];
    }

    private static bool StaysCompleted(Order order)
    {
        var units = OrderRollUp.Count(order);
        return units.Inside == 0 && units.Shipped == 0 && units.Returned < units.Live;
    }
}
