using NodaTime;
using OrderKit.Payments;
using OrderKit.Units;

namespace OrderKit.Orders;

/// <summary>What an order is owed and what it has earned, from its prices and the places of its units alone.</summary>
internal static class OrderMoney
{
    /// <summary>What the customer owes for all that is neither called off nor back, less what the shop granted; never below 0.</summary>
    internal static Money Owed(Order order)
    {
        var owed = Money.Zero(order.Currency);
        foreach (var line in order.Lines.AsSpan())
        {
            owed += Share(line, Live(line));
        }

        return PaymentAccount.Less(IsDelivered(order) ? owed + Delivery(order) : owed, order.Payment.Granted);
    }

    /// <summary>What the shop has and will have once the provider has done all it was asked.</summary>
    internal static Money Expected(PaymentAccount account) =>
        account.Retained + account.Open(PaymentDueKind.Capture) - account.Open(PaymentDueKind.Refund);

    /// <summary>What is to be asked of the customer by now under the order's payment policy; never more than is owed.</summary>
    internal static Money ToBeCaptured(Order order) => order.Payment.Policy switch
    {
        PaymentPolicy.WhenCaptured => order.IsConfirmed ? Owed(order) : Money.Zero(order.Currency),
        null => Money.Zero(order.Currency),
        _ => Earned(order, []),
    };

    /// <summary>What has left is worth, and what would leave with more units.</summary>
    /// <remarks>What does not travel (charges, discounts, services) and the price of the delivery are earned with the first unit that
    /// leaves; what is delivered without travelling is earned then.</remarks>
    internal static Money Earned(Order order, ValueList<LineQuantity> leaving)
    {
        var hasLeft = leaving.Count > 0 || HasLeft(order);
        var named = new Dictionary<LineNumber, int>();
        foreach (var (line, quantity) in leaving.AsSpan())
        {
            named[line] = named.GetValueOrDefault(line) + quantity.Value;
        }

        var earned = Money.Zero(order.Currency);
        foreach (var line in order.Lines.AsSpan())
        {
            var units = hasLeft && !line.Terms.NeedsShipping
                ? Live(line)
                : Math.Min(Live(line), Out(line) + named.GetValueOrDefault(line.Number));
            earned += Share(line, units);
        }

        var owed = Owed(order);
        return PaymentAccount.Min(owed, PaymentAccount.Less(hasLeft ? earned + Delivery(order) : earned, order.Payment.Granted));
    }

    /// <summary>How the payment stands, in the words of payment providers. First match wins.</summary>
    internal static PaymentStatus StatusOf(Order order, Instant now)
    {
        var account = order.Payment;
        var owed = Owed(order).Amount;
        var gone = account.Refunded.Amount + account.ChargedBack.Amount;
        return account.Retained.Amount switch
        {
            _ when account.Disputed.Amount > 0 => PaymentStatus.Disputed,
            _ when account.Captured.Amount == 0 => WithoutMoney(account, now),
            <= 0 => PaymentStatus.Refunded,
            var retained when retained > owed => PaymentStatus.Overcharged,
            _ when gone > 0 => PaymentStatus.PartiallyRefunded,
            var retained when retained < owed => PaymentStatus.PartiallyCaptured,
            _ => PaymentStatus.Captured,
        };
    }

    private static PaymentStatus WithoutMoney(PaymentAccount account, Instant now) => account switch
    {
        _ when account.HeldAt(now).Amount > 0 => PaymentStatus.Authorised,
        _ when account.Held.Amount > 0 => PaymentStatus.Expired,
        { LastTold: PaymentFactKind.Voided } => PaymentStatus.Voided,
        { LastTold: PaymentFactKind.Expired } => PaymentStatus.Expired,
        { LastTold: PaymentFactKind.Failed } => PaymentStatus.Failed,
        _ => PaymentStatus.NotPaid,
    };

    private static Money Share(OrderLine line, int units) =>
        line.Terms.Price.Gross.Rounded().FirstParts(Math.Min(units, line.Priced.Value), line.Priced.Value);

    private static Money Delivery(Order order) => order.Delivery?.Price?.Rounded() ?? Money.Zero(order.Currency);

    // Something that travels is live; where nothing travels, anything.
    private static bool IsDelivered(Order order)
    {
        var (travels, live) = (false, false);
        foreach (var line in order.Lines.AsSpan())
        {
            if (line.Terms.NeedsShipping && Live(line) > 0)
            {
                return true;
            }

            travels |= line.Terms.NeedsShipping;
            live |= Live(line) > 0;
        }

        return live && !travels;
    }

    /// <summary>Units of a line that are neither called off nor back.</summary>
    internal static int Live(OrderLine line) =>
        line.Ordered.Value - line.Units.Cancelled - line.Units.In(UnitPlace.Returned);

    private static int Out(OrderLine line) => line.Units.Left - line.Units.In(UnitPlace.Returned);

    private static bool HasLeft(Order order)
    {
        foreach (var line in order.Lines.AsSpan())
        {
            if (Out(line) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
