using NodaTime;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>One order as the marketplace published it.</summary>
internal sealed record OlistOrder(
    string Id,
    string Status,
    Instant PurchasedAt,
    Instant? ApprovedAt,
    Instant? HandedOverAt,
    Instant? DeliveredAt,
    LocalDate? PromisedBy)
{
    /// <summary>What was bought, one unit a row.</summary>
    internal List<OlistItem> Items { get; } = [];

    /// <summary>What was paid in all; null when no payment is known.</summary>
    internal decimal? Paid { get; set; }
}

/// <summary>One unit of an order.</summary>
internal sealed record OlistItem(string OrderId, int Number, string Product, decimal Price, decimal Freight);

/// <summary>One payment of an order.</summary>
internal sealed record OlistPayment(string OrderId, decimal Amount);
