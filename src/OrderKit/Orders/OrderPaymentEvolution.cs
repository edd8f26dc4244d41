using NodaTime;
using OrderKit.Payments;

namespace OrderKit.Orders;

/// <content>How an order's account follows from what was told and asked.</content>
public static partial class OrderDecider
{
    private static PaymentAccount ApplyPayment(PaymentAccount account, OrderEvent.PaymentReported told, Instant at) => told switch
    {
        OrderEvent.Authorised e => account.Told(PaymentFactKind.Authorised, e.Amount, e.Reference)
            .Hold(new(e.Reference, e.Amount, e.Until)),
        OrderEvent.Captured e => account.Told(PaymentFactKind.Captured, e.Amount, e.Reference).Capture(e.Amount, e.Due, at),
        OrderEvent.Voided e => account.Told(PaymentFactKind.Voided, e.Amount, e.Reference).Void(e.Amount, e.Authorisation, at),
        OrderEvent.Expired e => account.Told(PaymentFactKind.Expired, e.Amount, e.Reference).Expire(e.Amount, e.Authorisation, at),
        OrderEvent.PaymentFailed e => account.Told(PaymentFactKind.Failed, e.Amount, e.Reference).Fail(e.Reason, e.Due),
        OrderEvent.Refunded e => account.Told(PaymentFactKind.Refunded, e.Amount, e.Reference).Refund(e.Amount, e.Due),
        OrderEvent.Disputed e => account.Told(DisputeKind(e.IsWon), e.Amount, e.Reference).Dispute(DisputeKind(e.IsWon), e.Amount),
        _ => throw new InvalidOrderDataException($"{told.GetType().Name} is news of money of an unknown kind."),
    };

    private static PaymentAccount ApplyAsk(Order order, OrderEvent asked) => asked switch
    {
        OrderEvent.CaptureDue e => order.Payment.Ask(Numbered(order, new(e.Number, PaymentDueKind.Capture, e.Amount, e.Shipment))),
        OrderEvent.RefundDue e => order.Payment.Ask(Numbered(order, new(e.Number, PaymentDueKind.Refund, e.Amount, e.Shipment))),
        OrderEvent.DueWithdrawn e when order.Payment.Due(e.Number) is not null => order.Payment.Withdraw(e.Number, e.Amount),
        OrderEvent.RefundGranted e => order.Payment.Grant(e.Amount),
        _ => throw new InvalidOrderDataException($"Order {order.Id} withdraws what was not asked of the payment provider."),
    };

    /// <summary>An advance lasts only as long as the shop is to have more than it will have: a cancellation, return or grant uses it
    /// up.</summary>
    private static Order UseAdvance(Order order)
    {
        if (order.Payment is not { Policy: not null, Advanced.Amount: > 0 } account)
        {
            return order;
        }

        var left = PaymentAccount.Min(account.Advanced, PaymentAccount.Less(OrderMoney.Owed(order), OrderMoney.Expected(account)));
        return left == account.Advanced ? order : order with { Payment = account with { Advanced = left } };
    }

    private static PaymentDue Numbered(Order order, PaymentDue due) => due.Number == order.Payment.Dues.Count + 1
        ? due
        : throw new InvalidOrderDataException($"Order {order.Id}: number {due.Number} of what is due follows {order.Payment.Dues.Count}.");

    private static PaymentFactKind DisputeKind(bool? isWon) => isWon switch
    {
        null => PaymentFactKind.Disputed,
        true => PaymentFactKind.DisputeWon,
        false => PaymentFactKind.DisputeLost,
    };
}
