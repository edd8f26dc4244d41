using OrderKit.Availability;

namespace OrderKit.PostgreSql;

/// <summary>What a batch of commands names: the rows to lock and to load.</summary>
/// <param name="Skus">Articles.</param>
/// <param name="Orders">Orders whose reservations are looked at; what they hold is locked with them.</param>
/// <param name="Commands">Commands on positions, which may be repeats.</param>
internal sealed record NamedRows(string[] Skus, string[] Orders, StockCommand.ForPosition[] Commands)
{
    internal static NamedRows Of(ValueList<StockCommand> commands) => new(
        [.. commands.SelectMany(SkusOf).Select(sku => sku.Value).Distinct()],
        [.. commands.SelectMany(OrdersOf).Select(order => order.Value).Distinct()],
        [.. commands.OfType<StockCommand.ForPosition>()]);

    private static IEnumerable<Sku> SkusOf(StockCommand command) => command switch
    {
        StockCommand.ForPosition position => [position.Sku],
        StockCommand.Reserve reserve => reserve.Lines.Select(line => line.Sku),
        StockCommand.Fill fill => fill.Lines.Select(line => line.Sku),
        StockCommand.ConsumeUnheld unheld => unheld.Lines.Select(line => line.Sku),
        _ => [],
    };

    private static IEnumerable<OrderId> OrdersOf(StockCommand command) => command switch
    {
        StockCommand.HandOver over => [over.Order, over.To],
        StockCommand.Commit { With: { } with } commit => [commit.Order, with],
        StockCommand.ForOrder order => [order.Order],
        StockCommand.ExpireDue due => due.Orders,
        StockCommand.Backorder backorder => backorder.Orders,
        _ => [],
    };
}
