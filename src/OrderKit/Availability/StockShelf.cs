namespace OrderKit.Availability;

/// <summary>The positions of one SKU, each location once, in the order of the location's text.</summary>
internal static class StockShelf
{
    internal static int IndexOf(ValueList<StockPosition> positions, LocationId location)
    {
        var (low, high) = (0, positions.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(positions[middle].Location.Value, location.Value))
            {
                case 0: return middle;
                case < 0: low = middle + 1; break;
                default: high = middle - 1; break;
            }
        }

        return ~low;
    }

    internal static ValueList<StockPosition> With(ValueList<StockPosition> positions, StockPosition position)
    {
        var index = IndexOf(positions, position.Location);
        return index >= 0
            ? positions.With(index, position)
            : [.. positions.Take(~index), position, .. positions.Skip(~index)];
    }
}
