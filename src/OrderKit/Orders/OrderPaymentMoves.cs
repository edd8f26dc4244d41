using NodaTime;
using OrderKit.Payments;
using static OrderKit.RefusalReason;

namespace OrderKit.Orders;

/// <content>What the host may ask its payment provider to do.</content>
public static partial class OrderDecider
{
    /// <summary>Lists what the host may ask its payment provider to do for an order now: capture, refund and void, each up to how
    /// much.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The moment, for authorisations whose time runs out.</param>
    /// <returns>One entry a kind. Captures and refunds are what is due and has not been moved; what is held beyond all that the customer
    /// will still owe may be voided.</returns>
    public static ValueList<PaymentMove> PaymentMoves(Order order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        return
        [
            Due(order, PaymentMoveKind.Capture, PaymentDueKind.Capture, NoCapture),
            Due(order, PaymentMoveKind.Refund, PaymentDueKind.Refund, NoRefund),
            VoidMove(order, now),
        ];
    }

    private static PaymentMove Due(Order order, PaymentMoveKind kind, PaymentDueKind due, Func<Order, Refusal> whyNot)
    {
        var open = order.Payment.Open(due);
        return (NotFollowed(order) ?? (open.Amount > 0 ? null : whyNot(order))) is { } refusal
            ? new(kind, Money.Zero(order.Currency), [refusal])
            : new(kind, open, []) { Dues = order.Payment.Dues.Where(d => d.Kind == due && d.Open.Amount > 0).ToValueList() };
    }

    private static PaymentMove VoidMove(Order order, Instant now)
    {
        var held = order.Payment.HeldAt(now);
        var needed = PaymentAccount.Less(OrderMoney.Owed(order), order.Payment.Retained);
        var free = PaymentAccount.Less(held, needed);
        return (NotFollowed(order) ?? (free.Amount > 0 ? null : NoVoid(order, held, needed))) is { } refusal
            ? new(PaymentMoveKind.Void, Money.Zero(order.Currency), [refusal])
            : new(PaymentMoveKind.Void, free, []);
    }

    private static Refusal? NotFollowed(Order order) => order.Payment.Policy is null
        ? OrderChecks.Refuse(order, MoneyNotFollowed, "it has no payment policy, so nothing is asked of the payment provider",
            "See to its money by your own means, or place orders with a payment policy")
        : null;

    private static Refusal NoCapture(Order order)
    {
        var toCome = PaymentAccount.Less(OrderMoney.Owed(order), order.Payment.Retained + order.Payment.Advanced);
        return toCome.Amount == 0
            ? OrderChecks.Refuse(order, NothingToMove, "no capture is due", "Nothing more is owed")
            : order.IsConfirmed
                ? OrderChecks.Refuse(order, NothingToMove, "no capture is due yet", $"{toCome} becomes due as units leave",
                    new Unlock(nameof(OrderVerb.Ship), ""))
                : OrderChecks.Refuse(order, NothingToMove, "no capture is due yet", $"{toCome} becomes due once the shop stands by it",
                    new Unlock(nameof(OrderVerb.Confirm), ""));
    }

    private static Refusal NoRefund(Order order)
    {
        var most = PaymentAccount.Min(OrderMoney.Owed(order), order.Payment.Retained);
        return most.Amount > 0
            ? OrderChecks.Refuse(order, NothingToMove, "no refund is due", $"Up to {most} can be given back as a goodwill",
                new Unlock(nameof(OrderVerb.Refund), $"{most}"))
            : OrderChecks.Refuse(order, NothingToMove, "no refund is due", "The shop has none of the customer's money");
    }

    private static Refusal NoVoid(Order order, Money held, Money needed) => held.Amount == 0
        ? OrderChecks.Refuse(order, NothingToMove, "no money is held that could be let go of", "Nothing needs to be done")
        : OrderChecks.Refuse(order, NothingToMove, $"{held} is held and {needed} is still to come for it",
            "Call off what is not to be paid", new Unlock(nameof(OrderVerb.Cancel), ""));
}
