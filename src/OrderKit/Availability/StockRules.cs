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
}
