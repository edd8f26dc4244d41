using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrderKit.Orders;
using OrderKit.Payments;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Payments;

[Properties(Arbitrary = [typeof(OrderArbitraries), typeof(PaymentLife)], MaxTest = 1000)]
public sealed class PaymentMoveTests
{
    private static readonly Instant Now = Sample.At(500);

    private static readonly ContradictionKind[] OfMoney =
    [
        ContradictionKind.Overcharged, ContradictionKind.MoreThanCaptured, ContradictionKind.RefundedUnasked,
        ContradictionKind.MoreThanHeld,
    ];

    [Property]
    public void What_the_list_allows_contradicts_nothing_once_told_and_nothing_more_is_then_asked(OrderPlay play)
    {
        foreach (var order in Ends(play))
        {
            foreach (var move in OrderDecider.PaymentMoves(order, Now).Where(m => m.IsAllowed))
            {
                var step = OrderDecider.Decide(play.Rules, order, Told(move.Kind, move.UpTo), Now).Value;
                Assert.DoesNotContain(Sample.Contradictions(step), kind => OfMoney.Contains(kind));
                Assert.Single(step.Events, e => e.Event is OrderEvent.PaymentReported);
                Assert.DoesNotContain(
                    step.Events, e => e.Event is OrderEvent.CaptureDue or OrderEvent.RefundDue or OrderEvent.DueWithdrawn);
                Assert.False(OrderDecider.PaymentMoves(step.Order, Now).Single(m => m.Kind == move.Kind).IsAllowed, $"{move}");
            }
        }
    }

    [Property]
    public void The_list_allows_what_is_due_and_no_more(OrderPlay play)
    {
        foreach (var order in Ends(play).Where(o => o.Payment.Policy is not null))
        {
            var moves = OrderDecider.PaymentMoves(order, Now);
            Assert.Equal(order.Payment.Open(PaymentDueKind.Capture), moves[0].UpTo);
            Assert.Equal(order.Payment.Open(PaymentDueKind.Refund), moves[1].UpTo);
            Assert.All(moves, move => Assert.Equal(move.UpTo.Amount > 0, move.IsAllowed));
            Assert.Equal(moves[0].UpTo.Amount + moves[1].UpTo.Amount, moves.SelectMany(m => m.Dues).Sum(d => d.Open.Amount));
            if (!moves[1].IsAllowed)
            {
                var step = OrderDecider.Decide(play.Rules, order, Told(PaymentMoveKind.Refund, new(0.01m, "SEK")), Now).Value;
                Assert.Contains(ContradictionKind.RefundedUnasked, Sample.Contradictions(step));
            }
        }
    }

    [Property]
    public void To_let_go_of_what_the_list_names_closes_no_gate(OrderPlay play)
    {
        foreach (var order in Ends(play))
        {
            var move = OrderDecider.PaymentMoves(order, Now)[2];
            if (move.IsAllowed)
            {
                var ship = new OrderCommand.Ship(Sample.Id, new("all"), new("S-9"), []);
                var after = OrderDecider.Decide(play.Rules, order, Told(move.Kind, move.UpTo), Now).Value.Order;
                Assert.Equal(
                    OrderDecider.Decide(play.Rules, order, ship, Now).Refusal?.Reason == RefusalReason.NotAuthorised,
                    OrderDecider.Decide(play.Rules, after, ship, Now).Refusal?.Reason == RefusalReason.NotAuthorised);
            }
        }
    }

    [Fact]
    public void Plays_are_rich_enough_to_prove_it()
    {
        var allowed = OrderArbitraries.Plays().Generator.Sample(300, new Rnd(2026, 3), 50).SelectMany(Ends)
            .SelectMany(order => OrderDecider.PaymentMoves(order, Now)).Where(m => m.IsAllowed).Select(m => m.Kind);
        Assert.Equal(Enum.GetValues<PaymentMoveKind>(), allowed.Distinct().Order());
    }

    [Fact]
    public void The_list_reads_well_to_a_person()
    {
        Assert.Equal(
            [
                "Capture: Order SO-1 is Placed; it has no payment policy, so nothing is asked of the payment provider. "
                    + "See to its money by your own means, or place orders with a payment policy. []",
            ],
            Read(new Story(Line())).Take(1));

        var order = new Story(OrderRules.Default, Sample.Place(Line()) with { Payment = PaymentPolicy.WhenAuthorised }).Authorised(250m);
        Assert.Equal(
            [
                "Capture: Order SO-1 is Placed; no capture is due yet. 200.00 SEK becomes due once the shop stands by it. [Confirm]",
                "Refund: Order SO-1 is Placed; no refund is due. The shop has none of the customer's money. []",
                "Void: up to 50.00 SEK",
            ],
            Read(order));

        order.Confirm().Do(new OrderCommand.ReportVoided(Sample.Id, order.Next(), new(50m, "SEK"), Sample.At(5)));
        Assert.Equal(
            [
                "Capture: Order SO-1 is Confirmed; no capture is due yet. 200.00 SEK becomes due as units leave. [Ship]",
                "Refund: Order SO-1 is Confirmed; no refund is due. The shop has none of the customer's money. []",
                "Void: Order SO-1 is Confirmed; 200.00 SEK is held and 200.00 SEK is still to come for it. "
                    + "Call off what is not to be paid. [Cancel]",
            ],
            Read(order));

        order.Shipped(2, 10);
        Assert.Equal("Capture: up to 200.00 SEK", Read(order)[0]);
        order.Captured(200m, 1);
        Assert.Equal(
            [
                "Capture: Order SO-1 is Shipped; no capture is due. Nothing more is owed. []",
                "Refund: Order SO-1 is Shipped; no refund is due. Up to 200.00 SEK can be given back as a goodwill. [Refund]",
                "Void: Order SO-1 is Shipped; no money is held that could be let go of. Nothing needs to be done. []",
            ],
            Read(order));
    }

    [Fact]
    public async Task The_service_lists_them_too()
    {
        var orders = new OrderService(new InMemory.MemoryOrderStore(), OrderRules.Default, new StoppedClock(Sample.Start));
        Assert.Null(await orders.PaymentMovesAsync(Sample.Id));
        await orders.HandleAsync(Sample.Place(Line()) with { Payment = PaymentPolicy.WhenCaptured });
        await orders.HandleAsync(new OrderCommand.Confirm(Sample.Id, new("confirm")));
        Assert.Equal(new Money(200m, "SEK"), (await orders.PaymentMovesAsync(Sample.Id))![0].UpTo);
    }

    // In the midst of a step nothing has been asked yet; what counts is how each step ends.
    private static IEnumerable<Order> Ends(OrderPlay play) => play.Turns.Select(t => t.After).OfType<Order>().Distinct();

    private static string[] Read(Story order) =>
    [
        .. OrderDecider.PaymentMoves(order.Order, Sample.At(50)).Select(m => m.IsAllowed
            ? $"{m.Kind}: up to {m.UpTo}"
            : $"{m.Kind}: {m.Objections[0].Detail} [{string.Join(", ", m.Objections[0].Unlocks.Select(u => u.Action))}]"),
    ];

    private static LineTerms Line() => new(1, new("MUG"), 2, LinePrice.Of(new(100m, "SEK"), 2));

    private static OrderCommand Told(PaymentMoveKind kind, Money amount) => kind switch
    {
        PaymentMoveKind.Capture => new OrderCommand.ReportCaptured(Sample.Id, new("told"), amount, Now),
        PaymentMoveKind.Refund => new OrderCommand.ReportRefunded(Sample.Id, new("told"), amount, Now),
        _ => new OrderCommand.ReportVoided(Sample.Id, new("told"), amount, Now),
    };
}
