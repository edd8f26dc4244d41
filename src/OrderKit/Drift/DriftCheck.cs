namespace OrderKit.Drift;

/// <summary>Compares ledger, positions, reservations and orders, and explains every difference.</summary>
/// <remarks>Pure; a host calls it as often as it likes on what it has loaded, and handles the repairs it agrees with.</remarks>
public static class DriftCheck
{
    /// <summary>Looks for differences.</summary>
    /// <param name="picture">Stock and orders at one moment.</param>
    /// <returns>The differences, positions first; empty when all agree.</returns>
    public static ValueList<DriftFinding> Find(StockPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var ledger = picture.Entries.ToLookup(entry => (entry.Sku, entry.Location));
        var reserved = picture.Reservations.Select(one => one.Order).ToHashSet();
        var orders = picture.Orders.ToDictionary(order => order.Order);
        return picture.Positions
            .SelectMany(position => PositionDrift.Find(position, [.. ledger[(position.Sku, position.Location)]], picture.Reservations))
            .Concat(picture.Reservations.SelectMany(one => OrderDrift.Find(one, orders.GetValueOrDefault(one.Order))))
            .Concat(picture.Orders.Where(order => !reserved.Contains(order.Order)).SelectMany(OrderDrift.Unreserved))
            .ToValueList();
    }
}
