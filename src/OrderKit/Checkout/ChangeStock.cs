using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>The stock of a change: what comes in is reserved under the change's own name before it is applied, and joins what the order
/// holds afterwards.</summary>
/// <remarks>The door takes the last step after applying; after a crash in between, the process runner takes it again. What goes out is
/// given back by the event, as after a cancellation.</remarks>
internal sealed class ChangeStock(IStock stock, OrderService orders)
{
    /// <summary>Reserves what comes in; gives the units that are missing.</summary>
    internal async Task<Decision<ValueList<LineQuantity>>> ReserveAsync(
        Order order, OrderChange.Preview preview, CommandId id, ReservePolicy policy, Duration lifetime,
        CancellationToken cancellationToken)
    {
        var lines = preview.Lines.Where(l => l is { IsStocked: true, Added.IsZero: false })
            .Select(l => new StockCommand.Line(l.Line, l.Sku, l.Added)).ToValueList();
        if (lines.Count == 0)
        {
            return Decision.Accept<ValueList<LineQuantity>>([]);
        }

        var reserve = new StockCommand.Reserve(id, NameOf(order.Id, order.Change!.Number), lines, lifetime) { Policy = policy };
        var reserved = await stock.ReserveAsync(reserve, cancellationToken).ConfigureAwait(false);
        return reserved.IsAccepted
            ? Decision.Accept(reserved.Value.Reservation.Lines.Select(l => new LineQuantity(l.Line, l.Missing))
                .Where(l => !l.Quantity.IsZero).ToValueList())
            : reserved.Refusal;
    }

    /// <summary>Gives back what was reserved for a change that was not applied.</summary>
    internal async Task GiveBackAsync(OrderId order, int number, CommandId id, CancellationToken cancellationToken) =>
        await stock.ReleaseAsync(
            new(CommandId.Derived("give-back", order.Value, id.Value), NameOf(order, number)) { MadeBy = id }, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Joins what was reserved to what the order holds; units that are gone are told to the order as backordered.</summary>
    internal async Task<Order> JoinAsync(
        Order order, OrderEvent.ChangeApplied applied, CommandId appliedBy, Instant at, CancellationToken cancellationToken)
    {
        var came = Came(order, applied);
        if (came.Count == 0)
        {
            return order;
        }

        var commit = new StockCommand.Commit(CommandId.Derived("join", order.Id.Value, appliedBy.Value), order.Id)
        {
            With = NameOf(order.Id, applied.Number),
            MadeBy = appliedBy,
        };
        return (await stock.CommitAsync(commit, cancellationToken).ConfigureAwait(false)).IsAccepted
            ? order
            : await TellGoneAsync(order, came, appliedBy, at, cancellationToken).ConfigureAwait(false);
    }

    // Said once: whoever says it again, after units were found for the order, changes nothing.
    private async Task<Order> TellGoneAsync(
        Order order, ValueList<LineQuantity> came, CommandId appliedBy, Instant at, CancellationToken cancellationToken)
    {
        var id = GoneId(order.Id, appliedBy);
        if (order.Commands.Any(c => c.Id == id))
        {
            return order;
        }

        var waiting = came.Select(l => (l.Line, Came: l.Quantity.Value, order.Line(l.Line)!.Units))
            .Select(l => new LineQuantity(l.Line, Math.Min(l.Came, l.Units.Open) + l.Units.Backordered));
        var told = await orders.HandleAsync(
            new OrderCommand.ReportBackorder(order.Id, id, waiting.ToValueList(), at) { ByStock = true }, cancellationToken)
            .ConfigureAwait(false);
        return told.IsAccepted ? told.Value.Order : order;
    }

    private static CommandId GoneId(OrderId order, CommandId by) => CommandId.Derived("gone", order.Value, by.Value);

    /// <summary>The units with stock that a change brought in.</summary>
    private static ValueList<LineQuantity> Came(Order order, OrderEvent.ChangeApplied applied) =>
        applied.Added.Where(l => order.Line(l.Line) is { Terms.IsStocked: true })
            .Select(l => l with { Quantity = l.Quantity - (applied.Waiting.FirstOrDefault(w => w.Line == l.Line)?.Quantity ?? 0) })
            .Where(l => !l.Quantity.IsZero)
            .ToValueList();

    private static OrderId NameOf(OrderId order, int number) =>
        new(CommandId.Derived("change", order.Value, FormattableString.Invariant($"{number}")).Value);
}
