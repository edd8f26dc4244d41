using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Payments;

[Properties(Arbitrary = [typeof(OrderArbitraries), typeof(PaymentLife)], MaxTest = 1000)]
public sealed class PaymentProperties
{
    [Property]
    public void What_came_went_back_or_is_there(OrderPlay play) =>
        Assert.All(Accounts(play), account =>
            Assert.Equal(account.Captured.Amount, account.Refunded.Amount + account.ChargedBack.Amount + account.Retained.Amount));

    [Property]
    public void Whatever_is_told_the_asks_come_to_what_is_owed(OrderPlay play) =>
        Assert.All(play.Turns.Where(t => t.After?.Payment.Policy is not null && t.Events.Count > 0), turn =>
        {
            var order = turn.After!;
            var account = order.Payment;
            var (open, back) = (account.Open(PaymentDueKind.Capture), account.Open(PaymentDueKind.Refund));
            var expected = account.Retained + open - back;
            Assert.True(expected.Amount + account.Advanced.Amount >= OrderMoney.ToBeCaptured(order).Amount, $"{turn}");
            Assert.True(expected.Amount <= order.Owed.Amount, $"{turn}");
            Assert.True(open.Amount == 0 || back.Amount == 0, $"{turn}");
            Assert.True(back.Amount <= Math.Max(0, account.Retained.Amount), $"{turn}");
            Assert.InRange(account.Advanced.Amount, 0, Math.Max(0, order.Owed.Amount - expected.Amount));
        });

    [Property]
    public void Nothing_is_asked_without_a_policy(OrderPlay play) =>
        Assert.All(Accounts(play).Where(a => a.Policy is null), account => Assert.Empty(account.Dues));

    [Property]
    public void No_ask_moves_more_than_was_asked(OrderPlay play) =>
        Assert.All(Accounts(play).SelectMany(a => a.Dues), due =>
        {
            Assert.InRange(due.Moved.Amount, 0, due.Amount.Amount);
            Assert.True(due.Amount.Amount >= 0);
        });

    [Property]
    public void A_provider_that_does_what_it_is_asked_leaves_the_shop_with_what_it_is_owed(PaymentLife life)
    {
        var order = life.Run();
        var retained = order.Payment.Retained.Amount;

        Assert.All(order.Payment.Dues, due => Assert.Equal(0m, due.Open.Amount));
        Assert.InRange(retained, OrderMoney.ToBeCaptured(order).Amount, order.Owed.Amount);
        Assert.Equal(retained, decimal.Round(retained, order.Currency.Exponent));
        if (order.Payment.Policy == PaymentPolicy.WhenCaptured && order.IsConfirmed)
        {
            Assert.Equal(order.Owed.Amount, retained);
        }
    }

    [Property]
    public void When_all_has_come_back_all_money_has_gone_back(PaymentLife life)
    {
        var order = life.Run();
        foreach (var line in order.Lines)
        {
            order = life.AllBack(order, line);
        }

        order = life.Answer(order);
        Assert.Equal(0m, order.Payment.Retained.Amount);
        Assert.Equal(order.Payment.Captured, order.Payment.Refunded);
    }

    [Fact]
    public void Lives_are_rich_enough_to_prove_it()
    {
        var accounts = PaymentLife.Lives().Generator.Sample(200, new Rnd(2026, 3), 50).Select(life => life.Run().Payment).ToList();
        Assert.Contains(accounts, a => a.Captured.Amount > 0 && a.Refunded.Amount > 0 && a.Retained.Amount > 0);
        Assert.Contains(accounts, a => a.Dues.Any(d => d.Kind == PaymentDueKind.Capture && d.Amount.Amount == 0));
        Assert.Contains(accounts, a => a.Dues.Count(d => d.Kind == PaymentDueKind.Refund) > 1);
        Assert.Contains(accounts, a => a.Granted.Amount > 0);
        Assert.True(accounts.Count(a => a.Captured.Amount > 0) > 100);
    }

    private static IEnumerable<PaymentAccount> Accounts(OrderPlay play) =>
        play.Turns.Select(t => t.After).OfType<Order>().Select(o => o.Payment);
}
