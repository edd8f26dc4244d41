using OrderKit.Orders;

namespace OrderKit.Samples.Replay.Figures;

/// <summary>How many orders contradict themselves, and in which way: by the times of their steps, or by status against times.</summary>
internal static class OlistAnomalies
{
    private static readonly (string Name, Func<OrderTrace, bool> Applies)[] WrongOrder =
    [
        ("approved_before_purchase", order => order.ApprovedAt < order.PlacedAt),
        ("carrier_before_purchase", order => order.HandedOverAt < order.PlacedAt),
        ("carrier_before_approved", order => order.HandedOverAt < order.ApprovedAt),
        ("delivered_before_purchase", order => order.DeliveredAt < order.PlacedAt),
        ("delivered_before_approved", order => order.DeliveredAt < order.ApprovedAt),
        ("delivered_before_carrier", order => order.DeliveredAt < order.HandedOverAt),
    ];

    private static readonly (string Name, Func<OrderTrace, bool> Applies)[] Others =
    [
        ("estimate_before_purchase", order => order.PromisedBy < order.PlacedAt),
        ("delivered_status_without_delivery_time", order => IsDelivered(order) && order.DeliveredAt is null),
        ("delivered_status_without_carrier_time", order => IsDelivered(order) && order.HandedOverAt is null),
        ("delivered_status_without_approval_time", order => IsDelivered(order) && order.ApprovedAt is null),
        ("delivery_time_but_status_not_delivered", order => !IsDelivered(order) && order.DeliveredAt is not null),
        ("canceled_after_carrier_handover", order => IsCanceled(order) && order.HandedOverAt is not null),
        ("canceled_with_delivery_time", order => IsCanceled(order) && order.DeliveredAt is not null),
        ("canceled_without_approval", order => IsCanceled(order) && order.ApprovedAt is null),
        ("shipped_status_without_carrier_time", order => order.Status == OrderStatus.Shipped && order.HandedOverAt is null),
        ("pre_shipment_status_with_carrier_time", order => order.StageRefused && order.HandedOverAt is not null),
        ("delivery_time_without_carrier_time", order => order.DeliveredAt is not null && order.HandedOverAt is null),
        ("carrier_time_without_approval_time", order => order.HandedOverAt is not null && order.ApprovedAt is null),
    ];

    internal static IEnumerable<Figure> Of(Counted counted, IReadOnlyCollection<OrderTrace> orders) =>
    [
        new FigureBlock("anomalies", [.. WrongOrder.Concat(Others).Select(kind => counted.Number(kind.Name, orders.Count(kind.Applies)))]),
        counted.Number("orders_with_any_before_anomaly", orders.Count(order => WrongOrder.Any(kind => kind.Applies(order)))),
        new FigureBlock("timestamps_equal",
        [
            counted.Number("approved_eq_purchase", orders.Count(order => order.ApprovedAt == order.PlacedAt)),
            counted.Number("carrier_eq_approved", orders.Count(order => order.HandedOverAt is { } time && time == order.ApprovedAt)),
        ]),
    ];

    private static bool IsDelivered(OrderTrace order) => order.Status == OrderStatus.Delivered;

    private static bool IsCanceled(OrderTrace order) => order.StatusWord == "canceled";
}
