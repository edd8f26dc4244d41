namespace OrderKit.Backorders;

/// <summary>Who gets the next units when there are not enough for all.</summary>
public enum BackorderStrategy
{
    /// <summary>Who has waited longest.</summary>
    FirstCome = 0,

    /// <summary>The lowest priority class; within a class who has waited longest.</summary>
    PriorityClass = 1,

    /// <summary>The order that needs fewest units of the article in all, so that most orders are complete; then who has waited
    /// longest.</summary>
    /// <remarks>Most possible for orders that wait for this article only; what an order lacks of others is not looked at.</remarks>
    CompletesMostOrders = 2,

    /// <summary>Everyone at once, each in proportion to what he waits for, to the next unit up or down.</summary>
    /// <remarks>When supply moves, all share the change: a standing promise has no precedence.</remarks>
    FairShare = 3,
}
