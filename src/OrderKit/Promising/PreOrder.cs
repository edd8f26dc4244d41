using NodaTime;

namespace OrderKit.Promising;

/// <summary>The selling of an article before its release.</summary>
/// <param name="Release">The first day on which it leaves the house.</param>
/// <param name="Limit">How many may be sold before that day, in all.</param>
/// <param name="Taken">How many are sold already. From a host: what was sold outside OrderKit, as in a shop of bricks.</param>
public sealed record PreOrder(LocalDate Release, Quantity Limit, Quantity Taken)
{
    /// <summary>How many may still be sold before the release.</summary>
    public Quantity Left => Math.Max(0, Limit.Value - Taken.Value);

    /// <summary>Whether so many more may be sold before the release.</summary>
    /// <param name="quantity">How many.</param>
    /// <returns>The terms after the sale; refused with <see cref="RefusalReason.PreOrderFull"/>.</returns>
    public Decision<PreOrder> Take(Quantity quantity) =>
        quantity > Left ? PromisingRefusals.PreOrderFull(this, quantity) : Decision.Accept(this with { Taken = Taken + quantity });
}
