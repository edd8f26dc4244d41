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

    internal SalesChannel? Find(Code channel) => Channels.FirstOrDefault(one => one.Name == channel);
}
