using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <summary>What the host has laid down for its stock, frozen at start.</summary>
public sealed record StockRules
{
    /// <summary>The rules of a host that says nothing.</summary>
    public static StockRules Default { get; } = new();

    /// <summary>Which locations an order is taken from.</summary>
    /// <value>Default: <see cref="SourcingPolicy.Standard"/>.</value>
    public SourcingPolicy Sourcing { get; init; } = SourcingPolicy.Standard;

    /// <summary>The sales channels that see only some locations; an order without a channel sees all.</summary>
    /// <value>Default: none.</value>
    public ValueList<SalesChannel> Channels { get; init; } = [];

    /// <summary>Whose units become backorders when fewer are found than are reserved.</summary>
    /// <value>Default: <see cref="ShortfallPolicy.LatestPromiseFirst"/>.</value>
    public ShortfallPolicy Shortfall { get; init; } = ShortfallPolicy.LatestPromiseFirst;

    /// <summary>The locations that are no shelf but a way between two: no order is taken from what lies there.</summary>
    /// <value>Default: none.</value>
    public ValueList<LocationId> Transit { get; init; } = [];

    /// <summary>Whether orders may be taken from a location at all.</summary>
    /// <param name="location">The location.</param>
    /// <returns>False for a location of <see cref="Transit"/>. A store leaves its positions out when it says what is free.</returns>
    public bool IsShelf(LocationId location) => !Transit.AsSpan().Contains(location);

    internal SalesChannel? Find(Code channel) => Channels.FirstOrDefault(one => one.Name == channel);
}
