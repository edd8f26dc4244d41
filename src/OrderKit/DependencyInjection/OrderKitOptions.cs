using NodaTime;
using OrderKit.Orders;

namespace OrderKit;

/// <summary>What a host sets. Checked at start; every fault is listed.</summary>
public sealed class OrderKitOptions
{
    /// <summary>The longest reservation, 30 days: stock held longer than that is not on sale in earnest.</summary>
    public static readonly Duration ReservationLifetimeMax = Duration.FromDays(30);

    /// <summary>How long stock stays reserved between the click on purchase and the placed order.</summary>
    /// <value>20 minutes; more than 0, at most 30 days.</value>
    public Duration ReservationLifetime { get; set; } = Duration.FromMinutes(20);

    /// <summary>The host's hold types. <see cref="HoldType.Manual"/> is always there.</summary>
    public IList<HoldType> HoldTypes { get; } = [];

    /// <summary>The host's stages within the built-in statuses.</summary>
    public IList<Stage> Stages { get; } = [];
}
