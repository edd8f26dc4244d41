using NodaTime;
using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>The figures of a marketplace's orders: statuses, lateness, days between steps, contradictions, and how it stood on a
/// day.</summary>
internal static class OlistFigures
{
    private static readonly Counted Counts = new(FigureSource.Engine);

    private static readonly Instant[] Days =
        [Instant.FromUtc(2017, 6, 30, 0, 0), Instant.FromUtc(2017, 12, 31, 0, 0), Instant.FromUtc(2018, 6, 30, 0, 0)];

    internal static FigureBlock Of(string name, IReadOnlyCollection<OrderTrace> orders) => new(name,
    [
        Counts.Number("orders", orders.Count),
        Counts.Time("purchase_first", orders.Min(order => (Instant?)order.PlacedAt)),
        Counts.Time("purchase_last", orders.Max(order => (Instant?)order.PlacedAt)),
        Counts.Numbers("status", orders.CountBy(order => order.StatusWord).OrderBy(count => count.Key, StringComparer.Ordinal)),
        Missing(orders),
        Counts.Number("orders_with_delivery_time", orders.Count(order => order.DeliveredAt is not null)),
        .. Lateness(orders),
        Spread.Of(Counts, "days_purchase_to_delivered", orders.Select(order => ((Instant?)order.PlacedAt, order.DeliveredAt))),
        Spread.Of(Counts, "days_purchase_to_approved", orders.Select(order => ((Instant?)order.PlacedAt, order.ApprovedAt))),
        Spread.Of(Counts, "days_carrier_to_delivered", orders.Select(order => (order.HandedOverAt, order.DeliveredAt))),
        Spread.Of(Counts, "days_purchase_to_estimate", orders.Select(order => ((Instant?)order.PlacedAt, order.PromisedBy))),
        .. OlistAnomalies.Of(Counts, orders),
        new FigureBlock("as_of", [.. Days.Select(day => AsOf(day, orders))]),
    ]);

    private static FigureBlock Missing(IReadOnlyCollection<OrderTrace> orders) => new("missing",
    [
        Counts.Number("order_approved_at", orders.Count(order => order.ApprovedAt is null)),
        Counts.Number("order_delivered_carrier_date", orders.Count(order => order.HandedOverAt is null)),
        Counts.Number("order_delivered_customer_date", orders.Count(order => order.DeliveredAt is null)),
    ]);

    private static IEnumerable<Figure> Lateness(IReadOnlyCollection<OrderTrace> orders)
    {
        var late = orders.Where(order => order.DeliveredAt > order.PromisedBy).ToList();
        int MoreThan(int days) => late.Count(order => order.DeliveredAt - order.PromisedBy > Duration.FromDays(days));
        return
        [
            Counts.Number("late_by_timestamp", late.Count),
            Counts.Number("late_by_calendar_date", late.Count(order => Date(order.DeliveredAt) > Date(order.PromisedBy))),
            Counts.Number("late_by_timestamp_status_delivered_only", late.Count(order => order.Status == OrderStatus.Delivered)),
            Counts.Number("late_more_than_7_days", MoreThan(7)),
            Counts.Number("late_more_than_30_days", MoreThan(30)),
        ];
    }

    private static LocalDate? Date(Instant? time) => time?.InUtc().Date;

    private static FigureBlock AsOf(Instant day, IReadOnlyCollection<OrderTrace> orders)
    {
        var placed = orders.Where(order => order.PlacedAt <= day).ToList();
        var open = placed.Where(order => !(order.DeliveredAt <= day)).ToList();
        var inside = open.Where(order => !(order.HandedOverAt <= day)).ToList();
        var approved = inside.Count(order => order.ApprovedAt <= day);
        return new(Counted.WallClockText(day),
        [
            Counts.Number("created", inside.Count - approved),
            Counts.Number("approved", approved),
            Counts.Number("with_carrier", open.Count - inside.Count),
            Counts.Number("delivered", placed.Count - open.Count),
            Counts.Number("past_estimate_and_not_delivered", open.Count(order => order.PromisedBy < day)),
        ]);
    }
}
