using OrderKit.InMemory;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Docs;

/// <summary>The code of docs/payments.md, compiled and run: three mugs for 100.00 SEK, delivered for 49.00.</summary>
public sealed class PaymentsPage
{
    private static readonly OrderId Id = new("SO-8");

    [Fact]
    public async Task The_usage_on_the_page_does_what_it_says()
    {
        var orders = new OrderService(new MemoryOrderStore(), OrderRules.Default, new StoppedClock(Sample.Start));
        var today = Sample.Start;
        using var said = new StringWriter();
        var hundred = new Money(100.00m, "SEK");
        ValueList<LineTerms> mugs =
            [new(1, new("MUG"), 3, new(new(33.33m, "SEK"), hundred, Money.Zero("SEK"), hundred, null, Money.Zero("SEK")))];

        #region usage
        await orders.HandleAsync(new OrderCommand.Place(Id, new("click-8"), "SEK", mugs, new("home", Price: new(49.00m, "SEK")))
        {
            Payment = PaymentPolicy.WhenAuthorised,
        });
        await orders.HandleAsync(new OrderCommand.Confirm(Id, new("stand-by-8")));
        var early = await orders.HandleAsync(new OrderCommand.Ship(Id, new("ship-8"), new("SO-8-1"), [new(1, 1)]));
        said.WriteLine(early.Refusal?.Detail);

        await orders.HandleAsync(new OrderCommand.ReportAuthorised(Id, new("hook-1"), new(149.00m, "SEK"), today));
        await TellAsync(new OrderCommand.ReportShipped(Id, new("scan-1"), new("SO-8-1"), [new(1, 1)], today));
        await TellAsync(new OrderCommand.ReportCaptured(Id, new("hook-2"), new(82.34m, "SEK"), today) { Due = 1, Reference = new("ch_1") });
        await TellAsync(new OrderCommand.ReportShipped(Id, new("scan-2"), new("SO-8-2"), [new(1, 2)], today));
        await TellAsync(new OrderCommand.ReportCaptured(Id, new("hook-3"), new(66.66m, "SEK"), today) { Due = 2, Reference = new("ch_2") });
        await TellAsync(new OrderCommand.ReportReturned(Id, new("scan-3"), new("SO-8-2"), [new(1, 1)], today));

        foreach (var move in (await orders.PaymentMovesAsync(Id))!)
        {
            said.WriteLine(move.IsAllowed ? $"{move.Kind} up to {move.UpTo}" : $"{move.Kind}: {move.Objections[0].Detail}");
        }

        // What the provider is to be asked stands in the events, as in the feed that every host reads.
        async Task TellAsync(OrderCommand told)
        {
            foreach (var recorded in (await orders.HandleAsync(told)).Value.Events)
            {
                said.WriteLine(recorded.Event switch
                {
                    OrderEvent.CaptureDue due => $"capture {due.Amount} as number {due.Number}",
                    OrderEvent.RefundDue due => $"refund {due.Amount} as number {due.Number}",
                    var other => other.GetType().Name,
                });
            }
        }
        #endregion

        Assert.Equal(
            """
            Order SO-8 is Confirmed; 82.34 SEK must be authorised or captured before these units leave. Wait for 82.34 SEK more.
            Shipped
            capture 82.34 SEK as number 1
            Captured
            Shipped
            capture 66.66 SEK as number 2
            Captured
            Returned
            refund 33.33 SEK as number 3
            Capture: Order SO-8 is PartiallyDelivered; no capture is due. Nothing more is owed.
            Refund up to 33.33 SEK
            Void: Order SO-8 is PartiallyDelivered; no money is held that could be let go of. Nothing needs to be done.

            """.ReplaceLineEndings("\n"),
            said.ToString().ReplaceLineEndings("\n"));
    }

    // The rest of the table on the page.
    [Fact]
    public void The_example_on_the_page_adds_up_to_the_last_unit()
    {
        var hundred = new Money(100m, "SEK");
        var order = new Story(OrderRules.Default,
            Sample.Place(new LineTerms(1, new("MUG"), 3, LinePrice.Of(hundred, 1))) with
            {
                Delivery = new("home", Price: new(49m, "SEK")), Payment = PaymentPolicy.WhenAuthorised,
            }).Confirm().Authorised(149m);
        order.Shipped(1, 10).Captured(82.34m, 1).Shipped(2, 20, Sample.S2).Captured(66.66m, 2);
        Assert.Equal((82.34m, 66.66m), (order.Due(1).Moved.Amount, order.Due(2).Moved.Amount));
        order.Delivered(1, 25).Delivered(2, 30, Sample.S2).Returned(1, 40, Sample.S2).Refunded(33.33m, 3);
        Assert.Equal(33.33m, order.Due(3).Moved.Amount);
        order.Returned(2, 50, Sample.S2);
        Assert.Equal(33.33m, order.Due(4).Open.Amount);
        order.Refunded(33.33m, 4).Returned(1, 60);
        Assert.Equal(82.34m, order.Due(5).Open.Amount);
        Assert.Equal((0m, 149m), (order.Refunded(82.34m, 5).Order.Payment.Retained.Amount, order.Order.Payment.Refunded.Amount));
    }
}
