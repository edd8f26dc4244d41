using OrderKit.Availability;
using OrderKit.Orders;

namespace OrderKit.Checkout;

/// <summary>The last step of a purchase: the stock reserved for a placed order becomes the order's for good.</summary>
/// <remarks>Checkout takes it after placing; after a crash in between, the process runner takes it again. Taking it twice does it once.</remarks>
internal sealed class PurchaseCommit(IStock stock, OrderService orders)
{
    /// <summary>Commits; units that are gone are told to the order as backordered.</summary>
    internal async Task<Order> CommitAsync(Order order, CommandId placedBy, CancellationToken cancellationToken)
    {
        var lines = order.Lines.Where(l => l.Terms.IsStocked && l.Terms.Quantity > l.Terms.Backordered).ToList();
        if (lines.Count == 0)
        {
            return order;
        }

        var id = CommandId.Derived("commit", order.Id.Value, placedBy.Value);
        var commit = await stock.CommitAsync(new(id, order.Id) { MadeBy = placedBy }, cancellationToken).ConfigureAwait(false);
        return commit.IsAccepted ? order : await ReportGoneAsync(order, id, lines, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Order> ReportGoneAsync(Order order, CommandId commit, List<OrderLine> lines, CancellationToken cancellationToken)
    {
        var id = CommandId.Derived("gone", order.Id.Value, commit.Value);
        var gone = lines.Select(l => new LineQuantity(l.Number, l.Units.Open + l.Units.Backordered)).Where(l => !l.Quantity.IsZero).ToValueList();
        if (gone.Count == 0 || order.Commands.Any(c => c.Id == id))
        {
            return order;
        }

        var report = new OrderCommand.ReportBackorder(order.Id, id, gone, order.PlacedAt);
        var told = await orders.HandleAsync(report, cancellationToken).ConfigureAwait(false);
        return told.IsAccepted ? told.Value.Order : order;
    }
}
