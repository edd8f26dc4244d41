using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>The last step of a purchase: the stock reserved for a placed order becomes the order's for good.</summary>
/// <remarks>Checkout takes it after placing; after a crash in between, the process runner takes it again. Taking it twice does it once, and
/// once the order has been told that its units are gone they are not taken behind its back, however free they have become.</remarks>
internal sealed class PurchaseCommit(IStock stock, OrderService orders)
{
    /// <summary>The news that a placed order's reservation was gone; null when it was not.</summary>
    internal static AcceptedCommand? ToldGone(Order order)
    {
        var id = GoneId(order.Id, order.Commands[0].Id);
        return order.Commands.FirstOrDefault(c => c.Id == id);
    }

    /// <summary>Commits; units that are gone are told to the order as backordered.</summary>
    internal async Task<Order> CommitAsync(Order order, CommandId placedBy, CancellationToken cancellationToken)
    {
        if (order.Lines.All(l => !l.Terms.IsStocked || l.Terms.Quantity == l.Terms.Backordered))
        {
            return order;
        }

        if (ToldGone(order) is null)
        {
            var commit = new StockCommand.Commit(CommitId(order.Id, placedBy), order.Id) { MadeBy = placedBy };
            if ((await stock.CommitAsync(commit, cancellationToken).ConfigureAwait(false)).IsAccepted)
            {
                return order;
            }

            order = await TellGoneAsync(order, placedBy, cancellationToken).ConfigureAwait(false);
        }

        // Ends what is left of the reservation; a refusal says that nothing is.
        await stock.ReleaseAsync(new(GoneId(order.Id, placedBy), order.Id) { MadeBy = placedBy }, cancellationToken).ConfigureAwait(false);
        return order;
    }

    private async Task<Order> TellGoneAsync(Order order, CommandId placedBy, CancellationToken cancellationToken)
    {
        var gone = order.Lines.Where(l => l.Terms.IsStocked)
            .Select(l => new LineQuantity(l.Number, l.Units.Open + l.Units.Allocated + l.Units.Backordered))
            .Where(l => !l.Quantity.IsZero).ToValueList();
        if (gone.Count == 0)
        {
            return order;
        }

        var report = new OrderCommand.ReportBackorder(order.Id, GoneId(order.Id, placedBy), gone, order.PlacedAt) { ByStock = true };
        var told = await orders.HandleAsync(report, cancellationToken).ConfigureAwait(false);
        return told.IsAccepted ? told.Value.Order : order;
    }

    private static CommandId CommitId(OrderId order, CommandId placedBy) => CommandId.Derived("commit", order.Value, placedBy.Value);

    private static CommandId GoneId(OrderId order, CommandId placedBy) => CommandId.Derived("gone", order.Value, placedBy.Value);
}
