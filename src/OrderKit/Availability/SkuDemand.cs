namespace OrderKit.Availability;

/// <summary>What a whole order asks of one SKU, and where how much of it is free.</summary>
internal sealed record SkuDemand(Sku Sku, long Asked, StockPosition[] Sources)
{
    // More than any sum of lines: an order has fewer than a billion lines.
    private const long Endless = long.MaxValue / 4;

    internal Code? Together { get; private init; }

    internal Code? Apart { get; private init; }

    internal long Free { get; } = Sum(Sources);

    internal long Wanted => Math.Min(Asked, Free);

    internal static SkuDemand Of(StockCommand.Line line, ValueList<StockPosition> positions, StockScope scope) =>
        new(line.Sku, line.Quantity.Value, WithFree(positions, scope)) { Together = line.Together, Apart = line.Apart };

    internal static long FreeAt(StockPosition source) => source.IsUnlimited ? Endless : source.Available.Value;

    internal long FreeAt(LocationId location) =>
        Array.Find(Sources, source => source.Location == location) is { } found ? FreeAt(found) : 0;

    private static StockPosition[] WithFree(ValueList<StockPosition> positions, StockScope scope)
    {
        var (sources, count) = (new StockPosition[positions.Count], 0);
        foreach (var at in positions.AsSpan())
        {
            if (!at.Available.IsZero && scope.Allows(at.Location))
            {
                sources[count++] = at;
            }
        }

        Array.Resize(ref sources, count);
        return sources;
    }

    private static long Sum(StockPosition[] sources)
    {
        var (sum, isEndless) = (0L, false);
        foreach (var source in sources)
        {
            sum += source.Available.Value;
            isEndless |= source.IsUnlimited;
        }

        return isEndless ? Endless : sum;
    }
}

/// <summary>Units of one SKU taken at one location.</summary>
internal readonly record struct SkuShare(Sku Sku, LocationId Location, long Units, bool IsUnlimited);
