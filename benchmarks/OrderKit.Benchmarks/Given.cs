using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Benchmarks;

/// <summary>What the order's life is given, the same for every way of living it: ids, three lines, a shipment and the time.</summary>
internal static class Given
{
    internal const string Order = "SO-1001";
    internal const string Shipment = "SO-1001-1";
    internal const string Place = "click-1";
    internal const string Confirm = "confirm-1";
    internal const string Pack = "pack-1";
    internal const string Ship = "ship-1";
    internal const string Shipped = "shipped-1";
    internal const string Delivered = "delivered-1";
    internal const string Complete = "complete-1";
    internal const int Units = 6;

    internal static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    internal static readonly ValueList<LineTerms> Terms =
    [
        new(1, new("MUG-BLUE"), 2, LinePrice.Of(new(129.50m, "SEK"), 2)),
        new(2, new("TEA-100G"), 1, LinePrice.Of(new(89m, "SEK"), 1)),
        new(3, new("SPOON"), 3, LinePrice.Of(new(45m, "SEK"), 3)),
    ];

    internal static readonly ValueList<LineQuantity> All = [new(1, 2), new(2, 1), new(3, 3)];

    /// <summary>A clock that stands still.</summary>
    internal sealed class Clock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
