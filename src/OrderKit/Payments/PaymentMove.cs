namespace OrderKit.Payments;

/// <summary>What the host may ask its payment provider to do for an order now, and if nothing, why not and what would unlock it.</summary>
/// <remarks>Derived from the same facts as what is due. OrderKit moves no money: a move is made by the host and told by a report.</remarks>
/// <param name="Kind">Capture, refund or void.</param>
/// <param name="UpTo">The most that may be moved now; 0 when something stands against it.</param>
/// <param name="Objections">What stands against it; empty when it is allowed.</param>
public sealed record PaymentMove(PaymentMoveKind Kind, Money UpTo, ValueList<Refusal> Objections)
{
    /// <summary>Whether nothing stands against it.</summary>
    public bool IsAllowed => Objections.Count == 0;

    /// <summary>What was asked of the provider and is still to come by this move, each with its number; empty for a void, which is never
    /// asked.</summary>
    public ValueList<PaymentDue> Dues { get; init; } = [];
}
