using NodaTime;
using OrderKit.Carriers;
using OrderKit.Shipments;

namespace OrderKit.InMemory;

/// <summary>What happens to a simulated parcel, in hours after its booking.</summary>
internal static class SimulatedScript
{
    internal static TrackingCodes Codes { get; } = new(new Dictionary<string, TrackingStatus>
    {
        ["data-received"] = TrackingStatus.Registered,
        ["picked-up"] = TrackingStatus.HandedOver,
        ["terminal"] = TrackingStatus.InTransit,
        ["on-vehicle"] = TrackingStatus.OutForDelivery,
        ["nobody-home"] = TrackingStatus.DeliveryAttempted,
        ["going-back"] = TrackingStatus.Returning,
        ["lost"] = TrackingStatus.Lost,
        ["back-at-sender"] = TrackingStatus.Returned,
        ["delivered"] = TrackingStatus.Delivered,
        ["delay-notice"] = TrackingStatus.Delayed,
        ["delivery-withdrawn"] = TrackingStatus.Retracted,
    });

    internal static IEnumerable<TrackingEvent> Of(SimulatedTrouble trouble, string trackingNumber, Instant bookedAt, Instant now) =>
        Steps(trouble)
            .Select(step => (step.Code, At: bookedAt + Duration.FromHours(step.Hour)))
            .Where(step => step.At <= now)
            .Select(step => new TrackingEvent(trackingNumber, step.Code, Codes.MeaningOf(step.Code), step.At, now));

    private static (int Hour, string Code)[] Steps(SimulatedTrouble trouble) =>
        [(0, "data-received"), (4, "picked-up"), (12, "terminal"), .. Ending(trouble)];

    private static (int Hour, string Code)[] Ending(SimulatedTrouble trouble) => trouble switch
    {
        SimulatedTrouble.BeLate => [(20, "delay-notice"), (74, "on-vehicle"), (78, "delivered")],
        SimulatedTrouble.Lose => [(200, "lost")],
        SimulatedTrouble.Return => [(26, "on-vehicle"), (29, "nobody-home"), (50, "going-back"), (96, "back-at-sender")],
        SimulatedTrouble.RetractDelivery =>
            [(26, "on-vehicle"), (30, "delivered"), (32, "terminal"), (40, "delivery-withdrawn"), (50, "on-vehicle"), (54, "delivered")],
        _ => [(26, "on-vehicle"), (30, "delivered")],
    };
}
