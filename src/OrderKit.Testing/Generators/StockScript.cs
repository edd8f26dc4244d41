using NodaTime;
using OrderKit.Availability;

namespace OrderKit.Testing.Generators;

/// <summary>What shop and warehouse ask and tell of a stock, sensible or not, with time between.</summary>
/// <param name="Steps">The steps in their order.</param>
public sealed record StockScript(ValueList<StockScript.Step> Steps)
{
    /// <summary>The articles of scripts.</summary>
    public static ValueList<Sku> Skus { get; } = [new("CUP"), new("MUG"), new("RING")];

    /// <summary>The one location of scripts, so that nothing hangs on how a stock chooses among several.</summary>
    public static LocationId Location { get; } = new("LAGER");

    /// <summary>One step: time passes, then a command comes.</summary>
    /// <param name="After">How long after the last one.</param>
    /// <param name="Command">The command.</param>
    public sealed record Step(Duration After, StockCommand Command);
}
