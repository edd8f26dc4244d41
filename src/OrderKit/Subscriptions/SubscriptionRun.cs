namespace OrderKit.Subscriptions;

/// <summary>What one pass of a reader came to, for logs and health checks.</summary>
/// <param name="Subscription">The place after the pass; null when another host owns the subscription and nothing was done.</param>
public sealed record SubscriptionRun(Subscription? Subscription)
{
    /// <summary>Events worked on.</summary>
    public int Handled { get; init; }

    /// <summary>Events that failed.</summary>
    public int Failed { get; init; }

    /// <summary>How many positions the feed is ahead of the place; an upper bound of the events still to come.</summary>
    public long Behind { get; init; }

    /// <summary>Whether another host became the owner meanwhile: what was worked on was not noted and comes again there.</summary>
    public bool IsFenced { get; init; }

    /// <summary>What was refused on the way, for a person to look at.</summary>
    public ValueList<Refusal> Refused { get; init; } = [];

    /// <summary>Whether a person is needed: an order was set aside and no attempt is left, or something was refused.</summary>
    public bool NeedsPerson => Refused.Count > 0 || Subscription?.Parked.Any(parked => parked.RetryAt is null) == true;
}
