using NodaTime;

namespace OrderKit.Payments;

/// <content>How an account follows from what is told and asked. Never refuses: what is told has happened.</content>
public sealed partial record PaymentAccount
{
    internal PaymentAccount Told(PaymentFactKind kind, Money amount, PaymentReference? reference) => this with
    {
        LastTold = kind,
        Facts = reference is { } name ? Facts.Add(new(kind, name, amount)) : Facts,
    };

    internal PaymentAccount Hold(Authorisation authorisation) => this with { Authorisations = Authorisations.Add(authorisation) };

    /// <summary>Money came: held money is used up in the order in which it was authorised, what has run out last, and what was asked
    /// counts as moved.</summary>
    internal PaymentAccount Capture(Money amount, int? due, Instant at)
    {
        var used = Spread(
            amount, a => a.Until <= at, (authorisation, part) => authorisation with { Captured = authorisation.Captured + part });
        return used.Move(PaymentDueKind.Capture, amount, due, out _) with { Captured = Captured + amount };
    }

    /// <summary>Held money was let go of: of the named authorisation, or in the order in which it was authorised, what has run out
    /// last.</summary>
    internal PaymentAccount Void(Money amount, PaymentReference? reference, Instant at) => Release(amount, reference, a => a.Until <= at);

    /// <summary>The time of held money ran out: of the named authorisation, or first where it was to run out.</summary>
    internal PaymentAccount Expire(Money amount, PaymentReference? reference, Instant at) =>
        Release(amount, reference, a => !(a.Until <= at));

    /// <summary>What is held under a reference; all that is held without one.</summary>
    internal Money HeldUnder(PaymentReference? reference) =>
        reference is null ? Held : Sum(a => a.Reference == reference ? a.Held : Money.Zero(Currency));

    /// <summary>Money went back, as asked or in advance of it.</summary>
    internal PaymentAccount Refund(Money amount, int? due)
    {
        var moved = Move(PaymentDueKind.Refund, amount, due, out var unasked);
        return moved with { Refunded = Refunded + amount, Advanced = Advanced + unasked };
    }

    internal PaymentAccount Dispute(PaymentFactKind kind, Money amount) => kind switch
    {
        PaymentFactKind.Disputed => this with { Disputed = Disputed + amount },
        PaymentFactKind.DisputeLost => this with
        {
            Disputed = Less(Disputed, amount), ChargedBack = ChargedBack + amount, Advanced = Advanced + amount,
        },
        _ => this with { Disputed = Less(Disputed, amount) },
    };

    internal PaymentAccount Fail(Code reason, int? due) => due is { } number && Due(number) is { } asked
        ? this with { Dues = Dues.With(number - 1, asked with { Failure = reason }) }
        : this;

    internal PaymentAccount Grant(Money amount) => this with { Granted = Granted + amount };

    internal PaymentAccount Ask(PaymentDue due) => this with { Dues = Dues.Add(due) };

    internal PaymentAccount Withdraw(int number, Money amount)
    {
        var due = Dues[number - 1];
        return this with
        {
            Dues = Dues.With(number - 1, due with { Amount = due.Amount - amount, Withdrawn = due.Withdrawn + amount }),
        };
    }

    internal static Money Less(Money from, Money amount) => new(Math.Max(0, from.Amount - amount.Amount), from.Currency);

    internal static Money Min(Money left, Money right) => left.Amount <= right.Amount ? left : right;

    private PaymentAccount Release(Money amount, PaymentReference? reference, Func<Authorisation, bool> isLast) => Spread(
        amount, isLast, (authorisation, part) => authorisation with { Released = authorisation.Released + part }, reference);

    private PaymentAccount Spread(
        Money amount,
        Func<Authorisation, bool> isLast,
        Func<Authorisation, Money, Authorisation> take,
        PaymentReference? reference = null)
    {
        var authorisations = Authorisations.AsSpan().ToArray();
        foreach (var index in Enumerable.Range(0, authorisations.Length).OrderBy(i => isLast(authorisations[i])).ToArray())
        {
            if (reference is null || authorisations[index].Reference == reference)
            {
                var part = Min(amount, authorisations[index].Held);
                authorisations[index] = take(authorisations[index], part);
                amount -= part;
            }
        }

        return this with { Authorisations = new(authorisations) };
    }

    /// <summary>Counts money against what was asked: the named due first, even where it was withdrawn too late, then the others in the
    /// order of asking.</summary>
    private PaymentAccount Move(PaymentDueKind kind, Money amount, int? first, out Money unasked)
    {
        var dues = Dues.AsSpan().ToArray();
        unasked = amount;
        foreach (var due in dues.Where(d => d.Kind == kind).OrderBy(d => d.Number != first).ToArray())
        {
            var part = Min(unasked, due.Open);
            var late = due.Number == first ? Min(unasked - part, due.Withdrawn) : Money.Zero(Currency);
            if ((part + late).Amount > 0)
            {
                dues[due.Number - 1] = due with
                {
                    Amount = due.Amount + late, Withdrawn = due.Withdrawn - late, Moved = due.Moved + part + late, Failure = null,
                };
                unasked -= part + late;
            }
        }

        return this with { Dues = new(dues) };
    }
}
