using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;
using OrderKit.Units;

namespace OrderKit.Tests.Payments;

/// <summary>News of money that comes late, too early or in another order than it happened: ten units at 100 SEK, delivery 49.</summary>
public sealed class PaymentRaceTests
{
    private static readonly OrderCommand.Place Ten = Sample.Place(
        new LineTerms(1, new("MUG"), 10, LinePrice.Of(new(100m, "SEK"), 10))) with
    {
        Delivery = new("home", Price: new(49m, "SEK")),
    };

    [Fact]
    public void A_capture_that_was_in_flight_when_the_order_was_cancelled_goes_back()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Cancel();
        Assert.Equal(["Cancelled", "DueWithdrawn"], order.Events);
        order.Captured(1_049m, 1);
        Assert.Equal(
            (1_049m, 0m, PaymentDueKind.Refund, 1_049m),
            (order.Due(1).Moved.Amount, order.Due(1).Withdrawn.Amount, order.Due(2).Kind, order.Due(2).Open.Amount));
        Assert.Equal(0m, order.Refunded(1_049m, 2).Order.Payment.Retained.Amount);
    }

    [Fact]
    public void A_refund_that_was_withdrawn_too_late_is_no_present_and_is_asked_back()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Shipped(10, 10).Delivered(10, 20).Returned(1, 30);
        Assert.Equal(100m, order.Due(2).Open.Amount);
        Assert.Equal(["Retracted", "DueWithdrawn"], order.Retract(UnitPlace.Returned, 1, 40).Events);

        order.Refunded(100m, 2);
        Assert.Equal((0m, 100m), (order.Order.Payment.Advanced.Amount, order.Due(3).Open.Amount));
        Assert.Equal(PaymentDueKind.Capture, order.Due(3).Kind);
        Assert.Equal(1_049m, order.Captured(100m, 3).Order.Payment.Retained.Amount);
    }

    [Fact]
    public void An_advance_that_a_cancellation_used_up_does_not_pay_for_units_that_come_in_later()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Refunded(100m, null).Cancel(1);
        Assert.Equal(0m, order.Order.Payment.Advanced.Amount);

        order.Do(new OrderCommand.ProposeChange(Sample.Id, order.Next(),
            [new OrderChange.SetQuantity(1, 10, LinePrice.Of(new(100m, "SEK"), 10))], Duration.FromHours(1)));
        order.Do(new OrderCommand.ApplyChange(Sample.Id, order.Next(), 1, order.Order.Version, []));
        Assert.Equal(new(2, PaymentDueKind.Capture, new(100m, "SEK"), null), order.Due(2));
    }

    [Fact]
    public void An_advance_counts_once_whether_the_capture_or_the_cancellation_comes_first()
    {
        var early = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Refunded(100m, null).Cancel(3);
        var late = Paid(PaymentPolicy.WhenCaptured).Refunded(100m, null).Cancel(3).Captured(1_049m, 1);
        Assert.All((Story[])[early, late], order =>
        {
            Assert.Equal(200m, order.Order.Payment.Open(PaymentDueKind.Refund).Amount);
            Assert.Equal(749m, order.Refunded(200m, order.Order.Payment.Dues.Count).Order.Payment.Retained.Amount);
        });
    }

    [Fact]
    public void A_refund_that_is_asked_is_withdrawn_when_a_bank_has_given_all_back()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Shipped(10, 10).Delivered(10, 20).Returned(1, 30);
        order.Do(Dispute(order, 1_049m, false));
        Assert.Equal(["Disputed", "Contradicted", "DueWithdrawn"], order.Events);
        Assert.All(order.Order.Payment.Dues, due => Assert.Equal(0m, due.Open.Amount));
        Assert.Equal(["Returned"], order.Returned(10, 50).Events);
    }

    [Fact]
    public void Of_a_dispute_partly_won_the_lost_part_is_an_advance_on_the_next_return()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Shipped(10, 10).Delivered(10, 20);
        order.Do(Dispute(order, 500m, null)).Do(Dispute(order, 350m, true)).Do(Dispute(order, 150m, false));
        Assert.Equal((0m, 150m, 899m), (order.Order.Payment.Disputed.Amount, order.Order.Payment.ChargedBack.Amount,
            order.Order.Payment.Retained.Amount));
        Assert.Equal(["Returned", "RefundDue"], order.Returned(2, 30).Events);
        Assert.Equal(50m, order.Due(2).Open.Amount);
    }

    [Fact]
    public void Money_that_a_bank_took_back_pays_for_no_shipment()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1);
        order.Do(Dispute(order, 1_049m, false));
        Assert.Equal(RefusalReason.NotCaptured, order.Refused(order.ShipCommand(Sample.S1, 1)));
    }

    // Sylius/Sylius#14850: an order of which a part was given back must not wait for ever.
    [Fact]
    public void Complaint_34_what_went_back_unasked_is_let_off_and_the_last_unit_leaves()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Refunded(100m, null).Ship(Sample.S1, 9);
        var refusal = Sample.Refused(order.Order, order.ShipCommand(Sample.S2, 1));
        Assert.Equal(
            "Order SO-1 is Confirmed; 1049.00 SEK must be captured before these units leave. "
            + "Wait for 100.00 SEK more, or let the customer off 100.00 SEK that went back unasked.", refusal.Detail);
        Assert.Contains(new("Refund", "100.00 SEK"), refusal.Unlocks);
        Assert.Equal(["RefundGranted"], order.Grant(100m).Events);
        order.Ship(Sample.S2, 1);
    }

    // Sylius/Sylius#12869: a cancellation after part of the money went back throws.
    [Fact]
    public void Complaint_26_after_a_part_refund_the_rest_is_cancelled_and_only_the_rest_goes_back()
    {
        var order = Paid(PaymentPolicy.WhenCaptured).Captured(1_049m, 1).Cancel(3).Refunded(300m, 2).Grant(50m).Refunded(50m, 3);
        Assert.Equal(["Cancelled", "RefundDue"], order.Cancel().Events);
        Assert.Equal(699m, order.Due(4).Open.Amount);
        Assert.Equal(
            (OrderStatus.Cancelled, 0m), (order.Refunded(699m, 4).Status, order.Order.Payment.Retained.Amount));
    }

    // woocommerce/woocommerce#66256: one word for a payment that failed and a delivery that failed.
    [Fact]
    public void Complaint_42_a_failed_payment_is_another_word_than_a_failed_delivery_and_moves_no_unit()
    {
        var order = Paid(PaymentPolicy.OnAccount).Shipped(10, 10);
        order.Do(new OrderCommand.ReportPaymentFailed(Sample.Id, order.Next(), new(1_049m, "SEK"), "declined", Sample.At(11)) { Due = 1 });
        Assert.Equal((OrderStatus.Shipped, "10 Shipped", PaymentStatus.Failed), (order.Status, order.Places, order.PaymentStatus));

        order.Lost(10, 20);
        Assert.Equal((OrderStatus.Shipped, "10 Lost", PaymentStatus.Failed), (order.Status, order.Places, order.PaymentStatus));
        Assert.DoesNotContain(Enum.GetNames<OrderStatus>().Concat(Enum.GetNames<UnitPlace>()),
            word => word.Contains("Fail", StringComparison.Ordinal));
    }

    [Fact]
    public void A_capture_is_not_counted_against_an_authorisation_that_had_run_out()
    {
        var order = Paid(PaymentPolicy.WhenAuthorised);
        order.Do(new OrderCommand.ReportAuthorised(Sample.Id, order.Next(), new(600m, "SEK"), Sample.At(1)) { Until = Sample.At(3) });
        order.Do(new OrderCommand.ReportAuthorised(Sample.Id, order.Next(), new(600m, "SEK"), Sample.At(2)) { Until = Sample.At(900) });
        order.Do(new OrderCommand.ReportCaptured(Sample.Id, order.Next(), new(600m, "SEK"), Sample.At(4)));
        Assert.Equal([0m, 600m], order.Order.Payment.Authorisations.Select(a => a.Captured.Amount));
        Assert.Equal(0m, order.Order.Payment.HeldAt(Sample.At(5)).Amount);
        Assert.Equal(RefusalReason.NotAuthorised, order.Refused(order.ShipCommand(Sample.S1, 10)));
    }

    [Fact]
    public void A_void_of_an_authorisation_that_nobody_told_of_is_a_contradiction()
    {
        var order = Paid(PaymentPolicy.WhenAuthorised).Authorised(1_049m);
        order.Do(new OrderCommand.ReportVoided(Sample.Id, order.Next(), new(1m, "SEK"), Sample.At(2)) { Authorisation = new("other") });
        Assert.Equal([ContradictionKind.MoreThanHeld], order.Contradictions);
        Assert.Equal(1_049m, order.Order.Payment.Held.Amount);
    }

    private static OrderCommand.ReportDisputed Dispute(Story order, decimal amount, bool? isWon) =>
        new(Sample.Id, order.Next(), new(amount, "SEK"), isWon, Sample.At(45));

    private static Story Paid(PaymentPolicy policy) => new Story(OrderRules.Default, Ten with { Payment = policy }).Confirm();
}
