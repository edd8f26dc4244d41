namespace OrderKit.Sourcing;

/// <summary>How far a choice may be from the best one: what was found, and what no choice can be below.</summary>
/// <remarks>Measured by the policy's first criterion, so for the fewest shipments in shipments.</remarks>
/// <param name="AtLeast">A lower bound: no permitted choice has less.</param>
/// <param name="Found">What the choice has.</param>
public sealed record SourcingGap(long AtLeast, long Found)
{
    /// <summary>At most so much worse than the best; 0 is proven best by the first criterion.</summary>
    public long Value => Found - AtLeast;

    /// <summary>Whether every choice was weighed, so that it is the best by all criteria and not only by the first.</summary>
    public bool IsExact { get; init; }
}
