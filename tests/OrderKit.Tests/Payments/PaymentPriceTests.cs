using System.Diagnostics;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Payments;

/// <summary>Prices that are negative, too fine, too large, changed afterwards, or many.</summary>
public sealed class PaymentPriceTests
{
    [Fact]
    public void A_line_finer_than_the_smallest_unit_is_rounded_once_and_never_asked_in_halves()
    {
        var order = Story.Under(PaymentPolicy.WhenCaptured, Line(1, 3, 10.005m));
        Assert.Equal(10.01m, order.Due(1).Amount.Amount);
        Assert.Equal(3.33m, order.Captured(10.01m, 1).Cancel(1).Due(2).Amount.Amount);
    }

    [Theory]
    [InlineData("SEK", "10.001")]
    [InlineData("JPY", "0.5")]
    [InlineData("KWD", "1.0005")]
    public void An_amount_finer_than_the_smallest_unit_is_malformed(string currency, string amount)
    {
        Money fine = new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);
        var place = Sample.Place(Line(1, 1, 100m, currency)) with { Currency = currency, Payment = PaymentPolicy.OnAccount };
        var order = new Story(OrderRules.Default, place);
        Assert.All(
            (OrderCommand[])
            [
                new OrderCommand.ReportCaptured(Sample.Id, order.Next(), fine, null),
                new OrderCommand.ReportAuthorised(Sample.Id, order.Next(), fine, null),
                new OrderCommand.Refund(Sample.Id, order.Next(), fine, "goodwill"),
            ],
            command => Assert.Equal(RefusalReason.AmountTooFine, order.Refused(command)));
    }

    [Fact]
    public void A_discount_line_is_taken_off_what_leaves_first_and_nothing_is_captured_below_zero()
    {
        var order = Story.Under(PaymentPolicy.WhenAuthorised, Line(1, 2, 200m), Discount(-150m));
        Assert.Equal(["Shipped"], order.Shipped(1, 10).Events);
        Assert.Equal(50m, order.Shipped(2, 20).Due(1).Amount.Amount);
        order.Captured(50m, 1).Delivered(2, 30).Returned(2, 40);
        Assert.Equal(50m, order.Due(2).Open.Amount);
    }

    [Fact]
    public void The_delivery_is_owed_back_with_the_last_unit_that_travels_and_a_service_stays_owed()
    {
        var place = Sample.Place(Line(1, 1, 100m), Line(2, 1, 30m) with { NeedsShipping = false, IsStocked = false }) with
        {
            Delivery = new("home", Price: new(49m, "SEK")),
            Payment = PaymentPolicy.OnAccount,
        };
        var order = new Story(OrderRules.Default, place).Confirm().Shipped(1, 10);
        Assert.Equal(179m, order.Due(1).Amount.Amount);
        Assert.Equal(149m, order.Captured(179m, 1).Delivered(1, 20).Returned(1, 30).Due(2).Open.Amount);
    }

    [Fact]
    public void A_price_beyond_what_an_order_can_come_to_is_refused_at_the_purchase_and_in_a_change()
    {
        foreach (var amount in (decimal[])[decimal.MaxValue, decimal.MinValue, OrderCommand.PaymentReport.AmountMax + 1m])
        {
            Assert.Equal(RefusalReason.AmountTooLarge, Sample.Refused(null, Sample.Place(Line(1, 1, amount))).Reason);
            Assert.Equal(RefusalReason.AmountTooLarge, Sample.Refused(null, Sample.Place(Line(1, 1, 1m)) with
            {
                Delivery = new("home", Price: new(amount, "SEK")),
            }).Reason);
            var order = Story.Under(PaymentPolicy.OnAccount, Line(1, 1, 1m));
            Assert.All(
                (OrderChange[])
                [
                    new OrderChange.AddLine(Line(2, 1, amount)), new OrderChange.SetQuantity(1, 2, Line(1, 1, amount).Price),
                    new OrderChange.SetDelivery(new("home", Price: new(amount, "SEK"))),
                ],
                change => Assert.Equal(RefusalReason.AmountTooLarge, order.Refused(
                    new OrderCommand.ProposeChange(Sample.Id, order.Next(), [change], Duration.FromHours(1)))));
        }
    }

    [Fact]
    public void The_largest_order_adds_up_to_the_last_unit()
    {
        const decimal most = OrderCommand.PaymentReport.AmountMax;
        LineTerms[] lines = [.. Enumerable.Range(1, 1_000).Select(n => Line(n, 1, most - 0.01m))];
        var order = Story.Under(PaymentPolicy.WhenCaptured, lines);
        Assert.Equal((most - 0.01m) * 1_000, order.Due(1).Amount.Amount);
        Assert.Equal(most - 0.01m, order.Cancel(1).Order.Payment.Dues[0].Withdrawn.Amount);
    }

    [Fact]
    public void After_a_change_of_price_a_return_gives_back_its_part_of_the_new_price()
    {
        var order = Story.Under(PaymentPolicy.WhenCaptured, Line(1, 3, 300m)).Captured(300m, 1);
        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(),
            [
                new OrderChange.SetQuantity(1, 2, Line(1, 2, 180.01m).Price),
                new OrderChange.SetDelivery(new("home", Price: new(20m, "SEK"))),
            ],
            Duration.FromHours(1)));
        order.Do(new OrderCommand.ApplyChange(Sample.Id, order.Next(), 1, order.Order.Version, []));
        Assert.Equal(99.99m, order.Due(2).Open.Amount);
        Assert.Equal(90m, order.Refunded(99.99m, 2).Shipped(2, 10).Delivered(2, 20).Returned(1, 30).Due(3).Open.Amount);
        Assert.Equal(110.01m, order.Refunded(90m, 3).Returned(2, 40).Due(4).Open.Amount);
    }

    // Once more than linear, ten thousand lines took seconds.
    [Fact]
    public void Ten_thousand_lines_under_a_policy_ship_in_no_time()
    {
        var order = Story.Under(PaymentPolicy.OnAccount, [.. Enumerable.Range(1, 10_000).Select(n => Line(n, 1, 1m))]);
        var watch = Stopwatch.StartNew();
        order.Do(new OrderCommand.ReportShipped(Sample.Id, order.Next(), Sample.S1,
            [.. Enumerable.Range(1, 10_000).Select(n => new LineQuantity(n, 1))], Sample.At(10)));
        Assert.Equal(10_000m, order.Due(1).Amount.Amount);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static LineTerms Line(int number, int units, decimal gross, string currency = "SEK") =>
        new(number, new($"SKU-{number}"), units, LinePrice.Of(new(gross, currency), 1) with { Gross = new(gross, currency) });

    private static LineTerms Discount(decimal gross) => Line(2, 1, gross) with { NeedsShipping = false, IsStocked = false };
}
