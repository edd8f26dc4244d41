using OrderKit.Availability;

namespace OrderKit.Combining;

/// <summary>What a batch of commands names: what a store loads of a <see cref="StockView"/> before it decides. To these come the articles
/// of the reservations found.</summary>
/// <param name="Skus">The articles, each once.</param>
/// <param name="Orders">The orders whose reservations are looked at, each once.</param>
/// <param name="OnShelves">The commands on positions, which may be repeats of ones accepted before.</param>
public sealed record StockNames(ValueList<Sku> Skus, ValueList<OrderId> Orders, ValueList<StockCommand.ForPosition> OnShelves)
{
    /// <summary>What the commands name.</summary>
    /// <param name="commands">The commands.</param>
    /// <returns>The names.</returns>
    public static StockNames Of(ValueList<StockCommand> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        return new(
            commands.SelectMany(SkusOf).Distinct().ToValueList(),
            commands.SelectMany(OrdersOf).Distinct().ToValueList(),
            commands.OfType<StockCommand.ForPosition>().ToValueList());
    }

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
