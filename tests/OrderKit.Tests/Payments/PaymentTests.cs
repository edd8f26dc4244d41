using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Payments;

/// <summary>Ten units at 100 SEK and a delivery at 49 SEK, told so that a person can add it up.</summary>
public sealed class PaymentTests
{
    private static readonly OrderCommand.Place Ten = Sample.Place(
        new LineTerms(1, new("MUG"), 10, LinePrice.Of(new(100m, "SEK"), 10))) with
    {
        Delivery = new("home", Price: new(49m, "SEK")),
    };

    [Fact]
    public void Each_shipment_is_captured_as_it_leaves_and_the_first_carries_the_delivery()
    {
        var order = Paid(PaymentPolicy.WhenAuthorised).Authorised(1_049m).Shipped(4, 10);
        Assert.Equal(["Shipped", "CaptureDue"], order.Events);
        Assert.Equal(new(1, PaymentDueKind.Capture, new(449m, "SEK"), Sample.S1), order.Due(1));

        order.Captured(449m, 1).Shipped(6, 20, Sample.S2);
        Assert.Equal(new(2, PaymentDueKind.Capture, new(600m, "SEK"), Sample.S2), order.Due(2));
        Assert.Equal(PaymentStatus.PartiallyCaptured, order.PaymentStatus);

        order.Captured(600m, 2);
        Assert.Equal((PaymentStatus.Captured, 0m), (order.PaymentStatus, order.Order.Payment.Held.Amount));
    }

    [Fact]
    public void Prepaid_goods_wait_for_the_money_and_all_of_it_is_asked_at_once()
    {
        var order = new Story(OrderRules.Default, Ten with { Payment = PaymentPolicy.WhenCaptured }).Confirm();
        Assert.Equal(["Confirmed", "CaptureDue"], order.Events);
        Assert.Equal(1_049m, order.Due(1).Amount.Amount);

        var refusal = Sample.Refused(order.Order, order.ShipCommand(Sample.S1, 1));
        Assert.Equal(RefusalReason.NotCaptured, refusal.Reason);
        Assert.Equal([new Unlock("ReportCaptured", "149.00 SEK")], refusal.Unlocks.Select(u => u with { }));

        order.Captured(149m).Ship(Sample.S1, 1);
        Assert.Equal(RefusalReason.NotCaptured, order.Refused(order.ShipCommand(Sample.S2, 1)));
    }

    [Fact]
    public void An_authorisation_whose_time_ran_out_covers_nothing()
    {
        var order = Paid(PaymentPolicy.WhenAuthorised);
        order.Do(new OrderCommand.ReportAuthorised(Sample.Id, order.Next(), new(1_049m, "SEK"), Sample.At(1)) { Until = Sample.At(60) });

        Assert.True(OrderDecider.Decide(OrderRules.Default, order.Order, order.ShipCommand(Sample.S1, 1), Sample.At(59)).IsAccepted);
        Assert.Equal(RefusalReason.NotAuthorised, Sample.Refused(order.Order, order.ShipCommand(Sample.S1, 1), 60).Reason);
        Assert.Equal(
            (PaymentStatus.Authorised, PaymentStatus.Expired),
            (order.Order.PaymentStatusAt(Sample.At(59)), order.Order.PaymentStatusAt(Sample.At(60))));
    }

    [Fact]
    public void On_account_goods_leave_unpaid_and_each_shipment_is_asked_for()
    {
        var order = Paid(PaymentPolicy.OnAccount).Ship(Sample.S1, 10).Shipped(10, 10);
        Assert.Equal(1_049m, order.Due(1).Amount.Amount);
        Assert.Empty(order.Contradictions);
    }

    [Fact]
    public void What_left_unpaid_all_the_same_is_a_contradiction() =>
        Assert.Equal([ContradictionKind.BeforePaid], Paid(PaymentPolicy.WhenAuthorised).Shipped(1, 10).Contradictions);

    [Fact]
    public void Of_ten_units_three_are_cancelled_two_lost_one_returned_part_refunded_and_the_lost_one_found()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Cancel(3);
        Assert.Equal(300m, order.Due(2).Amount.Amount);

        order.Refunded(300m, 2).Shipped(7, 10).Lost(2, 20);
        Assert.Equal(2, order.Order.Payment.Dues.Count);

        order.Delivered(5, 30).Returned(1, 40);
        Assert.Equal(new(3, PaymentDueKind.Refund, new(100m, "SEK"), Sample.S1), order.Due(3));

        order.Refunded(40m, 3).Retract(UnitPlace.Lost, 1, 50).Delivered(1, 60).Refunded(60m, 3);
        Assert.Equal((649m, 649m), (order.Order.Payment.Retained.Amount, order.Order.Owed.Amount));
        Assert.Equal("5 Delivered, 1 Returned, 1 Lost, 3 Cancelled", order.Places);
    }

    [Fact]
    public void A_shipment_that_never_left_is_not_captured_and_its_ask_is_withdrawn()
    {
        var order = Paid(PaymentPolicy.OnAccount).Shipped(10, 10).Correct(10, UnitPlace.Shipped, UnitPlace.Open);
        Assert.Equal(["Corrected", "DueWithdrawn"], order.Events);
        Assert.Equal(0m, order.Due(1).Open.Amount);

        Assert.Equal(1_049m, order.Shipped(10, 20, Sample.S2).Due(2).Amount.Amount);
    }

    [Fact]
    public void What_was_captured_before_a_correction_pays_for_the_next_shipment()
    {
        var order = Paid(PaymentPolicy.OnAccount).Shipped(10, 10).Captured(1_049m, 1).Correct(10, UnitPlace.Shipped, UnitPlace.Open);
        Assert.Equal(["Corrected"], order.Events);
        Assert.Equal(["Shipped"], order.Shipped(10, 20, Sample.S2).Events);
    }

    [Fact]
    public void When_everything_comes_back_the_delivery_is_paid_back_too()
    {
        var order = Paid(PaymentPolicy.OnAccount).Shipped(10, 10).Captured(1_049m, 1).Delivered(10, 20).Returned(10, 30);
        Assert.Equal(1_049m, order.Due(2).Amount.Amount);
    }

    [Fact]
    public void A_goodwill_is_asked_of_the_provider_or_lowers_what_will_be_asked()
    {
        var paid = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Grant(50m);
        Assert.Equal(["RefundGranted", "RefundDue"], paid.Events);

        var unpaid = Paid(PaymentPolicy.OnAccount).Grant(50m);
        Assert.Equal(["RefundGranted"], unpaid.Events);
        Assert.Equal(999m, unpaid.Shipped(10, 10).Due(1).Amount.Amount);
    }

    [Fact]
    public void A_refund_made_unasked_is_neither_captured_anew_nor_made_twice()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Refunded(100m, null);
        Assert.Equal([ContradictionKind.RefundedUnasked], order.Contradictions);
        Assert.Single(order.Order.Payment.Dues);

        Assert.Equal(["Cancelled"], order.Cancel(1).Events);
    }

    [Fact]
    public void Too_much_captured_is_overcharged_and_goes_back()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_100m, 1);
        Assert.Equal([ContradictionKind.Overcharged], order.Contradictions);
        Assert.Equal((PaymentStatus.Overcharged, 51m), (order.PaymentStatus, order.Due(2).Amount.Amount));
    }

    [Fact]
    public void A_capture_that_fails_stays_asked_with_its_reason()
    {
        var order = Paid(PaymentPolicy.OnAccount).Shipped(10, 10);
        var failed = new OrderCommand.ReportPaymentFailed(Sample.Id, order.Next(), new(1_049m, "SEK"), "card-expired", Sample.At(11));
        order.Do(failed with { Due = 1 });
        Assert.Equal(("card-expired", 1_049m), (order.Due(1).Failure?.Value, order.Due(1).Open.Amount));
        Assert.Equal(PaymentStatus.Failed, order.PaymentStatus);
        Assert.Null(order.Captured(1_049m, 1).Due(1).Failure);
    }

    [Fact]
    public void A_lost_dispute_is_not_captured_again_and_a_return_then_gives_nothing_back_twice()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Shipped(10, 10).Delivered(10, 20);
        order.Do(new OrderCommand.ReportDisputed(Sample.Id, order.Next(), new(1_049m, "SEK"), null, Sample.At(30)));
        Assert.Equal(PaymentStatus.Disputed, order.PaymentStatus);

        order.Do(new OrderCommand.ReportDisputed(Sample.Id, order.Next(), new(1_049m, "SEK"), false, Sample.At(40)));
        Assert.Equal(["Disputed"], order.Events);
        Assert.Equal(["Returned"], order.Returned(10, 50).Events);
        Assert.Equal(PaymentStatus.Refunded, order.PaymentStatus);
    }

    [Fact]
    public void One_transaction_told_twice_counts_once_and_told_otherwise_contradicts()
    {
        var order = Paid(PaymentPolicy.WhenCaptured);
        order.Do(Transaction(order, 500m)).Do(Transaction(order, 500m));
        Assert.True(order.Last.IsRepeat);
        Assert.Equal([ContradictionKind.PaymentAmountDiffers], order.Do(Transaction(order, 501m)).Contradictions);
        Assert.Equal(500m, order.Order.Payment.Captured.Amount);
    }

    [Fact]
    public void A_void_lets_go_of_the_authorisation_it_names()
    {
        var order = Paid(PaymentPolicy.WhenAuthorised);
        foreach (var name in (string[])["first", "second"])
        {
            order.Do(new OrderCommand.ReportAuthorised(Sample.Id, order.Next(), new(600m, "SEK"), Sample.At(1)) { Reference = new(name) });
        }

        order.Do(new OrderCommand.ReportVoided(Sample.Id, order.Next(), new(600m, "SEK"), Sample.At(2)) { Authorisation = new("second") });
        Assert.Equal([600m, 0m], order.Order.Payment.Authorisations.Select(a => a.Held.Amount));
    }

    private static OrderCommand.ReportCaptured Transaction(Story order, decimal amount) =>
        new(Sample.Id, order.Next(), new(amount, "SEK"), Sample.At(5)) { Reference = new("tx-1") };

    private static Story Paid(PaymentPolicy policy) => new Story(OrderRules.Default, Ten with { Payment = policy }).Confirm();
}
