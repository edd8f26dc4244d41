using NodaTime;

namespace OrderKit.Samples.Replay.Olist;

/// <summary>What happens to an order, in the order in which things of one time happen.</summary>
internal enum OlistStepKind
{
    Place,
    Confirm,
    Ship,
    Deliver,
    DeliverAtUnknownTime,
    EnterStage,
    Cancel,
}

/// <summary>One step of one order and when it is its turn.</summary>
internal readonly record struct OlistStep(Instant At, int Order, OlistStepKind Kind) : IComparable<OlistStep>
{
    public int CompareTo(OlistStep other) => (At, Order, Kind).CompareTo((other.At, other.Order, other.Kind));
}

/// <summary>Which steps an order of the marketplace has taken, by its times and its last status.</summary>
internal static class OlistSteps
{
    internal static readonly string[] Statuses =
        ["created", "approved", "invoiced", "processing", "unavailable", "shipped", "delivered", "canceled"];

    /// <summary>The steps of an order.</summary>
    /// <remarks>No step comes before the purchase, whatever its own time. A step without a time comes with the last that has one.</remarks>
    internal static IEnumerable<OlistStep> Of(OlistOrder order, int index)
    {
        Instant NotBefore(Instant time) => Instant.Max(time, order.PurchasedAt);
        var last = NotBefore(new[] { order.ApprovedAt, order.HandedOverAt, order.DeliveredAt }.Max() ?? order.PurchasedAt);
        yield return new(order.PurchasedAt, index, OlistStepKind.Place);
        if (order.ApprovedAt is { } approved)
        {
            yield return new(NotBefore(approved), index, OlistStepKind.Confirm);
        }

        if (order.HandedOverAt is not null || order.Status == "shipped")
        {
            yield return new(NotBefore(order.HandedOverAt ?? last), index, OlistStepKind.Ship);
        }

        if (order.DeliveredAt is { } delivered)
        {
            yield return new(NotBefore(delivered), index, OlistStepKind.Deliver);
        }

        if (KindOf(order) is { } kind)
        {
            yield return new(last, index, kind);
        }
    }

    private static OlistStepKind? KindOf(OlistOrder order) => order.Status switch
    {
        "delivered" when order.DeliveredAt is null => OlistStepKind.DeliverAtUnknownTime,
        "invoiced" or "processing" => OlistStepKind.EnterStage,
        "unavailable" or "canceled" => OlistStepKind.Cancel,
        _ => null,
    };
}
