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
        var owed = OrderMoney.Owed(order);
        var expected = OrderMoney.Expected(account);
        expected += Withdraw(account, PaymentDueKind.Refund, owed - expected, asks);
        var advanced = PaymentAccount.Min(account.Advanced, PaymentAccount.Less(owed, expected));
        var missing = OrderMoney.ToBeCaptured(order) - expected - advanced;
        Ask(account, missing, asks, number => new OrderEvent.CaptureDue(number, missing, shipment));
        var refund = expected - Withdraw(account, PaymentDueKind.Capture, -missing, asks) - owed;
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

    /// <summary>Takes back what was asked last and has not been moved; gives how much that was.</summary>
    private static Money Withdraw(PaymentAccount account, PaymentDueKind kind, Money most, List<OrderEvent> asks)
    {
        var left = most;
        for (var number = account.Dues.Count; number >= 1 && left.Amount > 0; number--)
        {
            var due = account.Dues[number - 1];
            var part = due.Kind == kind ? PaymentAccount.Min(left, due.Open) : Money.Zero(left.Currency);
            if (part.Amount > 0)
            {
                asks.Add(new OrderEvent.DueWithdrawn(number, part));
                left -= part;
            }
        }

        return most - left;
    }
}
