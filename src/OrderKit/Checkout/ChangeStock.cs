using NodaTime;
using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>The stock of a change: what comes in is reserved under the change's own name before it is applied, and joins what the order
/// holds afterwards.</summary>
/// <remarks>The door takes the last step after applying; after a crash in between, the process runner takes it again. What goes out is
/// given back by the event, as after a cancellation.</remarks>
internal sealed class ChangeStock(IStock stock, OrderService orders, BackorderPromises? backorders = null)
{
    /// <summary>Reserves what comes in; gives the units that are missing.</summary>
    internal async Task<Decision<ValueList<LineQuantity>>> ReserveAsync(
        Order order, OrderChange.Preview preview, CommandId id, ReservePolicy policy, Duration lifetime,
        CancellationToken cancellationToken)
    {
        var (name, added) = (NameOf(order.Id, order.Change!.Number), Added(preview));
        var unreleased = backorders is null
            ? []
            : await backorders.UnreleasedAsync(added.Select(l => l.Sku), cancellationToken).ConfigureAwait(false);
        var missing = added.Where(l => unreleased.Contains(l.Sku)).ToList();
        var lines = added.Except(missing).ToValueList();
        if (lines.Count > 0)
        {
            var reserve = new StockCommand.Reserve(id, name, lines, lifetime) { Policy = policy };
            var reserved = await stock.ReserveAsync(reserve, cancellationToken).ConfigureAwait(false);
            if (!reserved.IsAccepted)
            {
                return reserved.Refusal;
            }

            missing.AddRange(reserved.Value.Reservation.Lines.Where(l => !l.Missing.IsZero)
                .Select(l => new StockCommand.Line(l.Line, l.Sku, l.Missing)));
        }

        return await WhyNotSoldAsync(name, missing, cancellationToken).ConfigureAwait(false) is { } refusal
            ? refusal
            : Decision.Accept(missing.Select(l => new LineQuantity(l.Number, l.Quantity)).ToValueList());
    }

    /// <summary>Gives back what was reserved for a change that was not applied.</summary>
    internal async Task GiveBackAsync(
        OrderId order, int number, CommandId id, OrderChange.Preview? preview, CancellationToken cancellationToken)
    {
        await stock.ReleaseAsync(
            new(CommandId.Derived("give-back", order.Value, id.Value), NameOf(order, number)) { MadeBy = id }, cancellationToken)
            .ConfigureAwait(false);
        if (backorders is not null && preview is not null)
        {
            await backorders.GiveBackAsync(NameOf(order, number), Added(preview).Select(l => l.Sku), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Joins what was reserved to what the order holds; units that are gone are told to the order as backordered. Places among
    /// those who wait become the order's own.</summary>
    internal async Task<Order> JoinAsync(
        Order order, OrderEvent.ChangeApplied applied, CommandId appliedBy, Instant at, CancellationToken cancellationToken)
    {
        var joined = await JoinUnitsAsync(order, applied, appliedBy, at, cancellationToken).ConfigureAwait(false);
        if (backorders is not null && applied.Waiting.Count > 0)
        {
            await backorders.NoteAsync(joined, cancellationToken).ConfigureAwait(false);
            var skus = applied.Waiting.Select(l => joined.Line(l.Line)).OfType<OrderLine>().Select(l => l.Sku);
            await backorders.GiveBackAsync(NameOf(order.Id, applied.Number), skus, cancellationToken).ConfigureAwait(false);
        }

        return joined;
    }

    private async Task<Order> JoinUnitsAsync(
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

    private async Task<Refusal?> WhyNotSoldAsync(OrderId name, List<StockCommand.Line> missing, CancellationToken cancellationToken)
    {
        if (backorders is null || missing.Count == 0)
        {
            return null;
        }

        var waiting = missing.Select(l => backorders.Waiting(name, l.Number, l.Sku, l.Quantity)).ToValueList();
        return (await backorders.TakePlacesAsync(name, waiting, cancellationToken).ConfigureAwait(false)).Refusal;
    }

    private static List<StockCommand.Line> Added(OrderChange.Preview preview) =>
    [
        .. preview.Lines.Where(l => l is { IsStocked: true, Added.IsZero: false })
            .Select(l => new StockCommand.Line(l.Line, l.Sku, l.Added)),
    ];

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
