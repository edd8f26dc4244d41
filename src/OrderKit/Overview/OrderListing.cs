using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Overview;

/// <summary>Which orders to list.</summary>
public sealed record OrderListing
{
    /// <summary>The most orders a page may hold.</summary>
    public const int MostMax = 500;

    /// <summary>Only orders of this status; null for all.</summary>
    public OrderStatus? Status { get; init; }

    /// <summary>Only orders placed at this instant or later; null for no bound.</summary>
    public Instant? PlacedFrom { get; init; }

    /// <summary>Only orders placed before this instant; null for no bound.</summary>
    public Instant? PlacedBefore { get; init; }

    /// <summary>The most orders to list, 1 to <see cref="MostMax"/>.</summary>
    /// <value>Default: 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public int Most
    {
        get;
        init => field = value is >= 1 and <= MostMax
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"1 to {MostMax} orders a page.");
    } = 100;

    /// <summary>Where the last page ended; null for the first page.</summary>
    public OrderCursor? After { get; init; }
}
