using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using static OrderKit.Payments.PaymentStatus;

namespace OrderKit.Tests.Payments;

/// <summary>What an order is owed, what it has earned and how its payment stands, row by row.</summary>
public sealed class PaymentStatusTests
{
    /// <summary>Of an order that is owed 100: captured, refunded, charged back, disputed, and how the payment stands.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, NotPaid)]
    [InlineData(1, 0, 0, 0, PartiallyCaptured)]
    [InlineData(99, 0, 0, 0, PartiallyCaptured)]
    [InlineData(100, 0, 0, 0, Captured)]
    [InlineData(101, 0, 0, 0, Overcharged)]
    [InlineData(101, 1, 0, 0, PartiallyRefunded)]
    [InlineData(102, 1, 0, 0, Overcharged)]
    [InlineData(100, 1, 0, 0, PartiallyRefunded)]
    [InlineData(100, 0, 1, 0, PartiallyRefunded)]
    [InlineData(100, 99, 0, 0, PartiallyRefunded)]
    [InlineData(100, 100, 0, 0, Refunded)]
    [InlineData(100, 0, 100, 0, Refunded)]
    [InlineData(100, 60, 40, 0, Refunded)]
    [InlineData(100, 120, 0, 0, Refunded)]
    [InlineData(100, 0, 0, 1, Disputed)]
    [InlineData(100, 100, 0, 1, Disputed)]
    [InlineData(0, 0, 0, 1, Disputed)]
    public void Money_that_came_tells_how_it_stands(int captured, int refunded, int chargedBack, int disputed, PaymentStatus status) =>
        Assert.Equal(status, StatusOf(new("SEK")
        {
            Captured = Sek(captured),
            Refunded = Sek(refunded),
            ChargedBack = Sek(chargedBack),
            Disputed = Sek(disputed),
        }));

    /// <summary>Before any money came: what is held until which minute, what was told last, and how it stands at minute 60.</summary>
    [Theory]
    [InlineData(0, null, null, NotPaid)]
    [InlineData(5, null, null, PaymentStatus.Authorised)]
    [InlineData(5, 61, null, PaymentStatus.Authorised)]
    [InlineData(5, 60, null, PaymentStatus.Expired)]
    [InlineData(5, null, PaymentFactKind.Voided, PaymentStatus.Authorised)]
    [InlineData(5, 60, PaymentFactKind.Voided, PaymentStatus.Expired)]
    [InlineData(0, null, PaymentFactKind.Voided, PaymentStatus.Voided)]
    [InlineData(0, null, PaymentFactKind.Expired, PaymentStatus.Expired)]
    [InlineData(0, null, PaymentFactKind.Failed, PaymentStatus.Failed)]
    [InlineData(0, null, PaymentFactKind.Authorised, NotPaid)]
    public void Without_money_the_authorisations_tell(int held, int? until, PaymentFactKind? last, PaymentStatus status) =>
        Assert.Equal(status, StatusOf(new PaymentAccount("SEK") { LastTold = last }
            .Hold(new(null, Sek(held), until is { } minute ? Sample.At(minute) : null))));

    /// <summary>Ten mugs at 100, a fee of 10 in two parts and a delivery at 49: units that leave now, and what is earned.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100 + 10 + 49)]
    [InlineData(4, 400 + 10 + 49)]
    [InlineData(10, 1_000 + 10 + 49)]
    [InlineData(11, 1_000 + 10 + 49)]
    public void What_leaves_earns_its_price_and_the_first_unit_all_that_does_not_travel(int leaving, int earned) =>
        Assert.Equal(Sek(earned), OrderMoney.Earned(Mugs().Order, leaving == 0 ? [] : Sample.Units(1, leaving)));

    [Fact]
    public void Of_named_lines_each_earns_its_own()
    {
        var story = Story.Confirmed(Mug(1, 2), Mug(2, 3));
        Assert.Equal(Sek(300), OrderMoney.Earned(story.Order, [new(2, 3)]));
        Assert.Equal(Sek(500), OrderMoney.Earned(story.Order, [new(2, 3), new(1, 2)]));
    }

    [Fact]
    public void What_has_left_counts_until_it_is_back()
    {
        var story = Mugs().Shipped(4, 10);
        Assert.Equal(Sek(459), OrderMoney.Earned(story.Order, []));
        Assert.Equal(Sek(1_059), OrderMoney.Earned(story.Order, Sample.Units(1, 8)));
        Assert.Equal(Sek(459), OrderMoney.Earned(story.Lost(1, 20).Delivered(3, 30).Order, []));
        Assert.Equal((Sek(259), Sek(859)), (OrderMoney.Earned(story.Returned(2, 40).Order, []), story.Order.Owed));
        Assert.Equal(Sek(0), OrderMoney.Earned(story.Returned(2, 50).Order, []));
        Assert.Equal((Sek(259), Sek(659)), (OrderMoney.Earned(story.Order, Sample.Units(1, 2)), story.Order.Owed));
    }

    [Fact]
    public void What_is_delivered_without_travelling_is_earned_then()
    {
        var story = Mugs();
        story.Do(new OrderCommand.ReportDelivered(Sample.Id, story.Next(), Sample.S1, Sample.Units(2, 1), Sample.At(10)));
        Assert.Equal(Sek(59), OrderMoney.Earned(story.Order, []));
    }

    [Fact]
    public void What_is_called_off_or_back_is_not_owed_and_the_delivery_with_the_last_unit_that_travels()
    {
        var story = Mugs();
        Assert.Equal(Sek(1_059), story.Order.Owed);
        Assert.Equal(Sek(759), story.Cancel(3).Order.Owed);
        Assert.Equal((0, 2), (OrderMoney.Live(story.Cancel(7).Order.Line(1)!), OrderMoney.Live(story.Order.Line(2)!)));
        Assert.Equal(10m, story.Order.Owed.Amount);
        Assert.Equal(Sek(0), story.Cancel().Order.Owed);
    }

    [Fact]
    public void What_is_granted_lowers_what_is_owed_and_earned_but_never_below_nothing()
    {
        var order = Mugs().Order;
        Order Granting(int amount) => order with { Payment = order.Payment.Grant(Sek(amount)) };
        Assert.Equal((Sek(1_009), Sek(109)), (Granting(50).Owed, OrderMoney.Earned(Granting(50), Sample.Units(1, 1))));
        Assert.Equal((Sek(859), Sek(0)), (Granting(200).Owed, OrderMoney.Earned(Granting(200), Sample.Units(1, 1))));
        Assert.Equal(Sek(0), Granting(2_000).Owed);
    }

    [Theory]
    [InlineData(PaymentPolicy.WhenCaptured, false, 0, 0)]
    [InlineData(PaymentPolicy.WhenCaptured, true, 0, 1_059)]
    [InlineData(PaymentPolicy.WhenAuthorised, true, 0, 0)]
    [InlineData(PaymentPolicy.WhenAuthorised, true, 1, 159)]
    [InlineData(PaymentPolicy.OnAccount, true, 1, 159)]
    [InlineData(null, true, 1, 0)]
    public void The_policy_says_when_money_is_asked_for(PaymentPolicy? policy, bool confirmed, int left, int asked)
    {
        var story = Mugs(policy, confirmed);
        _ = left > 0 ? story.Shipped(left, 10) : story;
        Assert.Equal(Sek(asked), OrderMoney.ToBeCaptured(story.Order));
    }

    private static PaymentStatus StatusOf(PaymentAccount account) =>
        OrderMoney.StatusOf(Story.Confirmed(Mug(1, 1)).Order with { Payment = account }, Sample.At(60));

    private static Story Mugs(PaymentPolicy? policy = null, bool confirmed = true)
    {
        var fee = new LineTerms(2, new("FEE"), 2, LinePrice.Of(Sek(5), 2)) { NeedsShipping = false };
        var story = new Story(OrderRules.Default, Sample.Place(Mug(1, 10), fee) with
        {
            Payment = policy,
            Delivery = new("home", Price: Sek(49)),
        });
        return confirmed ? story.Confirm() : story;
    }

    private static LineTerms Mug(int number, int units) => new(number, new("MUG"), units, LinePrice.Of(Sek(100), units));

    private static Money Sek(int amount) => new(amount, "SEK");
}
