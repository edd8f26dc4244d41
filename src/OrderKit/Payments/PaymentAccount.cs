using NodaTime;

namespace OrderKit.Payments;

/// <summary>What the payment provider has told of an order's money, and what it was asked to do.</summary>
/// <remarks>Facts only: OrderKit moves no money. Always true: captured = refunded + charged back + retained.</remarks>
/// <param name="Currency">The currency of all amounts.</param>
public sealed partial record PaymentAccount(Currency Currency)
{
    /// <summary>When goods may leave and when money is asked for; null when the host sees to that itself and nothing is asked.</summary>
    public PaymentPolicy? Policy { get; init; }

    /// <summary>The authorisations told of, in the order in which they were told.</summary>
    public ValueList<Authorisation> Authorisations { get; init; } = [];

    /// <summary>All money that has come.</summary>
    public Money Captured { get; init; } = Money.Zero(Currency);

    /// <summary>All money that has gone back by a refund.</summary>
    public Money Refunded { get; init; } = Money.Zero(Currency);

    /// <summary>Money that banks took back after a dispute that the shop lost.</summary>
    public Money ChargedBack { get; init; } = Money.Zero(Currency);

    /// <summary>Money under dispute that no bank has decided on.</summary>
    public Money Disputed { get; init; } = Money.Zero(Currency);

    /// <summary>Of what has gone back by a refund or a lost dispute, what nobody had asked for and no cancellation, return or grant has
    /// used up: an advance on refunds to come, and never captured anew.</summary>
    public Money Advanced { get; init; } = Money.Zero(Currency);

    /// <summary>What the shop has let the customer off in all.</summary>
    public Money Granted { get; init; } = Money.Zero(Currency);

    /// <summary>What the provider was asked to do, done or not, in the order of asking.</summary>
    public ValueList<PaymentDue> Dues { get; init; } = [];

    /// <summary>The transactions told of under a reference.</summary>
    public ValueList<PaymentFact> Facts { get; init; } = [];

    /// <summary>What the provider told last; null when it has told nothing.</summary>
    public PaymentFactKind? LastTold { get; init; }

    /// <summary>What the shop has of the customer's money.</summary>
    public Money Retained => Captured - Refunded - ChargedBack;

    /// <summary>All that was ever authorised, whatever has become of it.</summary>
    public Money Authorised => Sum(authorisation => authorisation.Amount);

    /// <summary>What the provider holds for the shop, by what it has told.</summary>
    public Money Held => Sum(authorisation => authorisation.Held);

    /// <summary>What the provider holds for the shop at a moment, by what it has told and by the time of each authorisation.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>0 or more.</returns>
    public Money HeldAt(Instant now) => Sum(authorisation => authorisation.HeldAt(now));

    /// <summary>What the provider was asked to move and has not moved yet.</summary>
    /// <param name="kind">Capture or refund.</param>
    /// <returns>0 or more.</returns>
    public Money Open(PaymentDueKind kind)
    {
        var open = Money.Zero(Currency);
        foreach (var due in Dues.AsSpan())
        {
            open += due.Kind == kind ? due.Open : Money.Zero(Currency);
        }

        return open;
    }

    /// <summary>What was asked of the provider under a number.</summary>
    /// <param name="number">1 for the first.</param>
    /// <returns>The due; null when there is none.</returns>
    public PaymentDue? Due(int number) => number >= 1 && number <= Dues.Count ? Dues[number - 1] : null;

    private Money Sum(Func<Authorisation, Money> part)
    {
        var sum = Money.Zero(Currency);
        foreach (var authorisation in Authorisations.AsSpan())
        {
            sum += part(authorisation);
        }

        return sum;
    }
}
