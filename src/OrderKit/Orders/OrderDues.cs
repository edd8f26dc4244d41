using OrderKit.Payments;

namespace OrderKit.Orders;

/// <summary>What the payment provider is to be asked after a step, so that what it was asked in all comes to what is right.</summary>
/// <remarks>Looks at the order as it stands and not at how it came to be: whatever the order of captures, refunds, cancellations and
/// returns, once every ask is answered the shop has exactly what it is owed by then.</remarks>
internal static class OrderDues
{
    internal static List<OrderEvent> After(Order order, ShipmentId? shipment)
    {
        List<OrderEvent> asks = [];
        var account = order.Payment;
        var expected = account.Captured - account.Refunded + account.Open(PaymentDueKind.Capture) - account.Open(PaymentDueKind.Refund);
        var missing = OrderMoney.ToBeCaptured(order) - (expected + account.Advanced);
        if (missing.Amount > 0)
        {
            var capture = Withdraw(account, PaymentDueKind.Refund, missing, asks);
            Ask(account, capture, asks, number => new OrderEvent.CaptureDue(number, capture, shipment));
            return asks;
        }

        var surplus = -missing;
        var withdrawn = surplus - Withdraw(account, PaymentDueKind.Capture, surplus, asks);
        var refund = expected - withdrawn - OrderMoney.Owed(order) - account.ChargedBack;
        Ask(account, refund, asks, number => new OrderEvent.RefundDue(number, refund, shipment));
        return asks;
    }

    private static void Ask(PaymentAccount account, Money amount, List<OrderEvent> asks, Func<int, OrderEvent> ask)
    {
        if (amount.Amount > 0)
        {
            asks.Add(ask(account.Dues.Count + 1));
        }
    }

    /// <summary>Takes back what was asked last and has not been moved; gives what is left over.</summary>
    private static Money Withdraw(PaymentAccount account, PaymentDueKind kind, Money amount, List<OrderEvent> asks)
    {
        for (var number = account.Dues.Count; number >= 1 && amount.Amount > 0; number--)
        {
            var due = account.Dues[number - 1];
            var part = due.Kind == kind ? PaymentAccount.Min(amount, due.Open) : Money.Zero(amount.Currency);
            if (part.Amount > 0)
            {
                asks.Add(new OrderEvent.DueWithdrawn(number, part));
                amount -= part;
            }
        }

        return amount;
    }
}
