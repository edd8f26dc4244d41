namespace OrderKit.Orders;

/// <summary>Whether a request can be made of an order now, and if not, why not and what would unlock it.</summary>
/// <remarks>The same checks decide the request itself.</remarks>
/// <param name="Verb">The request.</param>
/// <param name="Objections">Everything that stands against it, the one that a refusal would give first; empty when it is allowed.</param>
public sealed record PossibleMove(OrderVerb Verb, ValueList<Refusal> Objections)
{
    /// <summary>Whether nothing stands against it.</summary>
    public bool IsAllowed => Objections.Count == 0;
}
