using OrderKit.Availability;
using OrderKit.Combining;

namespace OrderKit.PostgreSql;

/// <summary>What a batch of commands names: the rows to lock and to load.</summary>
/// <param name="Skus">Articles.</param>
/// <param name="Orders">Orders whose reservations are looked at; what they hold is locked with them.</param>
/// <param name="Commands">Commands on positions, which may be repeats.</param>
internal sealed record NamedRows(string[] Skus, string[] Orders, ValueList<StockCommand.ForPosition> Commands)
{
    internal static NamedRows Of(ValueList<StockCommand> commands)
    {
        var names = StockNames.Of(commands);
        return new([.. names.Skus.Select(sku => sku.Value)], [.. names.Orders.Select(order => order.Value)], names.OnShelves);
    }
}
