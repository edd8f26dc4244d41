using OrderKit.Payments;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>News from the payment provider, and the refund that a shop grants by itself.</content>
public static partial class OrderDecider
{
    private static Refusal? PaymentForm(Order order, OrderCommand.PaymentReport report) =>
        AmountForm(order, report.Verb, report.Amount, zeroAllowed: report is OrderCommand.ReportAuthorised)
        ?? DueForm(order, report)
        ?? TooFine(order, report.Verb, report.Amount);

    private static Refusal? AmountForm(Order order, OrderVerb verb, Money amount, bool zeroAllowed)
    {
        if (amount.Currency != order.Currency)
        {
            return OrderChecks.Refuse(order, CurrencyMixed, $"{verb} speaks of {amount.Currency}", $"Say it in {order.Currency}");
        }

        return amount.Amount switch
        {
            < 0 => OrderChecks.Refuse(order, AmountNegative, $"{verb} speaks of {amount}",
                "Say more than 0; money that goes the other way has a verb of its own"),
            > OrderCommand.PaymentReport.AmountMax => OrderChecks.Refuse(order, AmountTooLarge, $"{verb} speaks of {amount}",
                $"Say at most {OrderCommand.PaymentReport.AmountMax}"),
            0 when !zeroAllowed => OrderChecks.Refuse(order, AmountZero, $"{verb} speaks of no money", "Say how much moved"),
            _ => null,
        };
    }

    // Nobody moves a part of the smallest unit: such an amount would stay asked for ever.
    private static Refusal? TooFine(Order order, OrderVerb verb, Money amount) => amount == amount.Rounded()
        ? null
        : OrderChecks.Refuse(order, AmountTooFine, $"{verb} speaks of {amount}",
            FormattableString.Invariant($"Say it with at most {order.Currency.Exponent} decimals"));

    private static Refusal? DueForm(Order order, OrderCommand.PaymentReport report)
    {
        var (number, kind) = report switch
        {
            OrderCommand.ReportCaptured r => (r.Due, (PaymentDueKind?)PaymentDueKind.Capture),
            OrderCommand.ReportRefunded r => (r.Due, PaymentDueKind.Refund),
            OrderCommand.ReportPaymentFailed r => (r.Due, null),
            _ => (null, null),
        };
        return number is not { } asked || (order.Payment.Due(asked) is { } due && (kind is null || due.Kind == kind))
            ? null
            : OrderChecks.Refuse(order, PaymentDueUnknown, $"{report.Verb} answers number {asked}, which was not asked",
                $"Asked: {Listed(order.Payment.Dues)}");
    }

    private static Refusal? TellPayment(OrderDraft draft, OrderCommand.PaymentReport report)
    {
        var before = draft.Order;
        if (report.Reference is { } reference
            && before.Payment.Facts.FirstOrDefault(f => f.Kind == report.Kind && f.Reference == reference) is { } known)
        {
            if (known.Amount.Amount != report.Amount.Amount)
            {
                draft.Contradict(ContradictionKind.PaymentAmountDiffers);
            }

            return null;
        }

        draft.Record(PaymentEvent(report));
        Common(draft, before, report, null);
        foreach (var contradiction in PaymentContradictions(before, draft.Order, report))
        {
            draft.Contradict(contradiction);
        }

        return null;
    }

    private static OrderEvent.PaymentReported PaymentEvent(OrderCommand.PaymentReport report)
    {
        OrderEvent.PaymentReported happened = report switch
        {
            OrderCommand.ReportAuthorised r => new OrderEvent.Authorised(r.Amount) { Until = r.Until },
            OrderCommand.ReportCaptured r => new OrderEvent.Captured(r.Amount) { Due = r.Due },
            OrderCommand.ReportVoided r => new OrderEvent.Voided(r.Amount) { Authorisation = r.Authorisation },
            OrderCommand.ReportExpired r => new OrderEvent.Expired(r.Amount) { Authorisation = r.Authorisation },
            OrderCommand.ReportPaymentFailed r => new OrderEvent.PaymentFailed(r.Amount, r.Reason) { Due = r.Due },
            OrderCommand.ReportRefunded r => new OrderEvent.Refunded(r.Amount) { Due = r.Due },
            OrderCommand.ReportDisputed r => new OrderEvent.Disputed(r.Amount, r.IsWon),
            _ => throw new InvalidOperationException($"{report.Verb} is no news of money: a fault of OrderKit."),
        };
        return happened with { Reference = report.Reference };
    }

    private static ContradictionKind[] PaymentContradictions(Order before, Order after, OrderCommand.PaymentReport report)
    {
        var (was, amount) = (before.Payment, report.Amount.Amount);
        return report.Kind switch
        {
            PaymentFactKind.Captured =>
            [
                .. When(was.Authorisations.Count > 0 && amount > was.Held.Amount, ContradictionKind.MoreThanAuthorised),
                .. When(was.Policy is not null && after.Payment.Retained.Amount > OrderMoney.Owed(before).Amount,
                    ContradictionKind.Overcharged),
            ],
            PaymentFactKind.Voided or PaymentFactKind.Expired =>
                When(amount > was.HeldUnder(Authorisation(report)).Amount, ContradictionKind.MoreThanHeld),
            PaymentFactKind.Refunded =>
            [
                .. When(amount > was.Retained.Amount, ContradictionKind.MoreThanCaptured),
                .. When(was.Policy is not null && after.Payment.Advanced.Amount > was.Advanced.Amount, ContradictionKind.RefundedUnasked),
            ],
            PaymentFactKind.DisputeWon or PaymentFactKind.DisputeLost =>
                When(amount > was.Disputed.Amount, ContradictionKind.MoreThanDisputed),
            _ => [],
        };
    }

    private static PaymentReference? Authorisation(OrderCommand.PaymentReport report) => report switch
    {
        OrderCommand.ReportVoided r => r.Authorisation,
        OrderCommand.ReportExpired r => r.Authorisation,
        _ => null,
    };

    private static string Listed(ValueList<PaymentDue> dues) =>
        dues.Count == 0 ? "nothing" : string.Join(", ", dues.Select(d => $"{d.Number} {d.Kind}"));

    private static ContradictionKind[] When(bool applies, ContradictionKind kind) => applies ? [kind] : [];

    private static Refusal? RefundForm(Order order, OrderCommand.Refund refund) =>
        AmountForm(order, refund.Verb, refund.Amount, zeroAllowed: false);

    private static Refusal? Refund(OrderDraft draft, OrderCommand.Refund refund) =>
        RefundRefusal(draft.Order, refund.Amount) ?? Done(draft, new OrderEvent.RefundGranted(refund.Amount, refund.Reason));

    /// <summary>Refuses to grant what is not there to be granted; without an amount, refuses when nothing is.</summary>
    private static Refusal? RefundRefusal(Order order, Money? amount)
    {
        if (order.Payment.Policy is null)
        {
            return OrderChecks.Refuse(order, MoneyNotFollowed, "it has no payment policy, so a refund would be asked of nobody",
                "Give it back by your own means, or place orders with a payment policy");
        }

        var owed = OrderMoney.Owed(order);
        return (amount is { } asked ? asked.Amount <= owed.Amount : owed.Amount > 0)
            ? amount is { } some ? TooFine(order, OrderVerb.Refund, some) : null
            : OrderChecks.Refuse(order, NotEnoughMoney, amount is null ? "there is nothing to let off" : $"{amount} is to be let off",
                $"Up to {owed} of what the customer owes");
    }
}
