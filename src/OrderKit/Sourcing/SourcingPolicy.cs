namespace OrderKit.Sourcing;

/// <summary>Chooses the locations an order is taken from, when more than one could serve it.</summary>
/// <remarks>A value that a host can replace: by criteria of its own, or by a function of its own. A policy decides where units are taken,
/// and takes all that the question's constraints let it take.</remarks>
public sealed class SourcingPolicy
{
    private readonly Func<SourcingQuestion, SourcingPlan> choose;

    /// <summary>A policy of the host's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="choose">Answers a question; pure. What it answers is checked: no more than is free, none more than wanted.</param>
    public SourcingPolicy(Code name, Func<SourcingQuestion, SourcingPlan> choose)
    {
        ArgumentNullException.ThrowIfNull(choose);
        (Name, this.choose) = (name, choose);
    }

    // Where one location has what one line wants, OrderKit's own policies take it there.
    internal bool IsBuiltIn { get; private init; }

    /// <summary>The fewest shipments; among those the cheapest, then the nearest, then the earliest, then the least scarce.</summary>
    public static SourcingPolicy Standard { get; } = By(
        "standard",
        [
            SourcingCriterion.Shipments, SourcingCriterion.Cost, SourcingCriterion.Distance, SourcingCriterion.Promise,
            SourcingCriterion.Scarcity,
        ]);

    /// <summary>As few locations as possible for the whole order, and nothing else; ties go by the locations' text.</summary>
    public static SourcingPolicy FewestLocations { get; } = By("fewest-locations", [SourcingCriterion.Shipments]);

    /// <summary>The name for logs and documents.</summary>
    public Code Name { get; }

    /// <summary>The best by the criteria, looked at in this order.</summary>
    /// <remarks>Exact up to 16 locations and 20 articles (two groups kept apart, at most 60 million units of an article): every choice is
    /// weighed or ruled out. Beyond that a greedy choice is improved by exchanges, and <see cref="SourcingPlan.Gap"/> says how far it
    /// may be from the best. Last tie-break: the locations' text.</remarks>
    /// <param name="name">The policy's name.</param>
    /// <param name="criteria">1 to 8 criteria, the most important first.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is no criterion, or more than 8.</exception>
    public static SourcingPolicy By(Code name, ValueList<SourcingCriterion> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return criteria.Count is >= 1 and <= CoverSearch.CriteriaMax
            ? new(name, question => Sourcer.Choose(question, criteria)) { IsBuiltIn = true }
            : throw new ArgumentException($"1 to {CoverSearch.CriteriaMax} criteria.", nameof(criteria));
    }

    /// <summary>One location after the other, in the host's order of preference, however many it takes.</summary>
    /// <param name="locations">The preferred locations, the best first; those not named come after them, by their text.</param>
    /// <returns>The policy.</returns>
    public static SourcingPolicy InOrder(ValueList<LocationId> locations)
    {
        ArgumentNullException.ThrowIfNull(locations);
        return new("in-order", question => PreferenceOrder.Choose(question, locations)) { IsBuiltIn = true };
    }

    /// <summary>Answers a question.</summary>
    /// <param name="question">What is wanted and where it is free.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="InvalidOperationException">The host's own function took more than is free or wanted.</exception>
    public SourcingPlan Choose(SourcingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var plan = choose(question);
        return !IsBuiltIn && PlanCheck.Fault(question, plan) is { } fault
            ? throw new InvalidOperationException($"Policy {Name}: {fault}")
            : plan;
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name.Value;
}
