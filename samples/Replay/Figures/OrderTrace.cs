using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>What the events of one order tell of its way: when each step happened and how it ended.</summary>
internal sealed class OrderTrace(OrderId id)
{
    internal OrderId Id => id;

    internal Instant PlacedAt { get; private set; }

    /// <summary>The start of the promised day; null when nothing was promised.</summary>
    internal Instant? PromisedBy { get; private set; }

    internal Instant? ApprovedAt { get; private set; }

    internal Instant? HandedOverAt { get; private set; }

    internal Instant? DeliveredAt { get; private set; }

    internal OrderStatus Status { get; private set; }

    internal Code? Stage { get; private set; }

    internal Code? EndReason { get; private set; }

    internal bool HasUnknownSku { get; private set; }

    /// <summary>Whether the shop spoke of a stage before shipment that the order was not in any more.</summary>
    internal bool StageRefused { get; set; }

    /// <summary>The status in the words of the data: the host's stage, or the reason of the end, says more than the status alone.</summary>
    internal string StatusWord => Status switch
    {
        OrderStatus.Placed => "created",
        OrderStatus.Confirmed => Stage?.Value ?? "approved",
        OrderStatus.Cancelled => EndReason?.Value ?? "canceled",
        var other => $"{other}".ToLowerInvariant(),
    };

    internal void Take(RecordedEvent recorded, Sku unknown)
    {
        Status = recorded.Status;
        switch (recorded.Event)
        {
            case OrderEvent.Placed placed:
                PlacedAt = recorded.OccurredAt ?? recorded.RecordedAt;
                PromisedBy = placed.Delivery?.PromisedBy?.AtMidnight().InUtc().ToInstant();
                HasUnknownSku = placed.Lines.Any(line => line.Sku == unknown);
                break;
            case OrderEvent.Authorised:
                ApprovedAt ??= recorded.OccurredAt;
                break;
            case OrderEvent.Shipped:
                HandedOverAt ??= recorded.OccurredAt;
                break;
            case OrderEvent.Delivered:
                DeliveredAt ??= recorded.OccurredAt;
                break;
            case OrderEvent.StageEntered entered:
                Stage = entered.Stage;
                break;
            case OrderEvent.StageLeft:
                Stage = null;
                break;
            case OrderEvent.Cancelled cancelled:
                EndReason ??= cancelled.Reason;
                break;
            default:
                break;
        }
    }
}
