using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Payments;

namespace OrderKit.Tests.Payments;

/// <summary>Money under everything at once: captures, refunds, cancellations, returns, changes, disputes, overcharges and refunds that
/// nobody asked for. What is owed is added up here once more, unit by unit and in whole smallest units.</summary>
[Properties(Arbitrary = [typeof(PaymentStorm)], MaxTest = 1000)]
public sealed class PaymentStormProperties
{
    [Property]
    public void After_every_step_the_account_is_the_sum_of_what_was_told(PaymentStorm storm) => storm.Run((order, told) =>
    {
        var account = order.Payment;
        Assert.Equal(
            (told.Captured, told.Refunded, told.ChargedBack),
            (Minor(account.Captured), Minor(account.Refunded), Minor(account.ChargedBack)));
        Assert.Equal(told.Captured - told.Refunded - told.ChargedBack, Minor(account.Retained));
        Assert.Equal(told.Owed(order), Minor(order.Owed));
    });

    [Property]
    public void Once_every_ask_is_answered_the_shop_never_keeps_a_smallest_unit_too_much(PaymentStorm storm)
    {
        var order = storm.RunAndAnswer();
        Assert.All(order.Payment.Dues, due => Assert.Equal(0m, due.Open.Amount));
        Assert.True(order.Payment.Retained.Amount <= order.Owed.Amount, $"{order.Payment.Retained} of {order.Owed}");
    }

    [Property]
    public void Once_every_ask_is_answered_the_shop_lacks_no_more_than_went_back_unasked(PaymentStorm storm)
    {
        var order = storm.RunAndAnswer();
        if (order.Payment.Policy == PaymentPolicy.WhenCaptured)
        {
            Assert.Equal(order.Owed.Amount, order.Payment.Retained.Amount + order.Payment.Advanced.Amount);
        }

        Assert.InRange(
            order.Payment.Advanced.Amount, 0, order.Payment.Refunded.Amount + order.Payment.ChargedBack.Amount);
    }

    [Fact]
    public void Storms_are_rough_enough_to_prove_it()
    {
        var ends = PaymentStorm.Storms().Generator.Sample(300, new Rnd(2026, 11), 50).Select(storm => storm.RunAndAnswer()).ToList();
        Assert.All(["SEK", "JPY", "KWD"], code => Assert.Contains(ends, o => o.Currency == code && o.Payment.Refunded.Amount > 0));
        Assert.Contains(ends, o => o.Payment.ChargedBack.Amount > 0);
        Assert.Contains(ends, o => o.Payment.Advanced.Amount > 0);
        Assert.Contains(ends, o => o.Lines.Count > 3);
        Assert.Contains(ends, o => o.Lines.Any(l => l.Priced != l.Ordered));
        Assert.Contains(ends, o => o.Payment.Granted.Amount > 0);
    }

    private static long Minor(Money money) => PaymentStorm.Minor(money);
}
