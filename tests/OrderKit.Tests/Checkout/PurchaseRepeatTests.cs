using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.PersonalData;
using OrderKit.Units;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Checkout;

public sealed class PurchaseRepeatTests
{
    private static readonly ShipmentId Shipment = new("S1");

    private readonly Trial shop = new Trial().With("MUG", 3);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_same_click_twice_buys_once_and_hears_the_same(int units)
    {
        var first = (await shop.BestEffortAsync("SO-1", "click", Line(1, units), Charge(2))).Value;
        var second = (await shop.BestEffortAsync("SO-1", "click", Line(1, units), Charge(2))).Value;

        Assert.Equal(first with { IsRepeat = true }, second);
        Assert.Equal((3, Math.Min(units, 3), Math.Max(0, 3 - units)), shop.Shelf("MUG"));
        Assert.Single(await shop.HistoryAsync("SO-1"));
    }

    [Fact]
    public async Task The_same_click_after_shipping_takes_nothing_more()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 2));
        await shop.AskAsync(new OrderCommand.ReportShipped(new("SO-1"), new("shipped"), Shipment, [new(1, 2)], shop.Clock.Now));
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((1, 0, 1), shop.Shelf("MUG"));

        var again = (await shop.PurchaseAsync("SO-1", "click", Line(1, 2))).Value;
        Assert.True(again.IsRepeat);
        Assert.Equal(2, again.Order.Units(UnitPlace.Shipped));
        Assert.Equal<PurchaseReceipt.Line>([new(1, 2, 0)], again.Lines);
        Assert.Equal((1, 0, 1), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task The_same_click_with_other_content_is_refused_and_takes_nothing()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 1));
        var elsa = new Recipient("Elsa", new(["Storgatan 1"], "111 22", "Stockholm", "SE"));
        foreach (var other in (Purchase[])
        [
            Buy("SO-1", "click", Line(1, 2)),
            Buy("SO-1", "click", Line(1, 1), Charge(2)),
            Buy("SO-1", "click", Line(1, 1)) with { Delivery = new("home") },
            Buy("SO-1", "click", Line(1, 1)) with { Recipient = elsa },
        ])
        {
            Assert.Equal(RefusalReason.CommandIdReused, (await shop.Checkout.PurchaseAsync(other)).Refusal?.Reason);
            Assert.Equal((3, 1, 2), shop.Shelf("MUG"));
            Assert.Equal(1, await shop.HeldAsync("SO-1"));
        }
    }

    [Fact]
    public async Task Another_click_on_the_same_order_number_is_refused_and_the_first_keeps_what_it_holds()
    {
        await shop.PurchaseAsync("SO-1", "click", Line(1, 2));
        var other = await shop.PurchaseAsync("SO-1", "other-click", Line(1, 1));

        Assert.Equal(RefusalReason.OrderExists, other.Refusal?.Reason);
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));
        Assert.Equal(2, await shop.HeldAsync("SO-1"));
    }

    [Fact]
    public async Task A_checkout_that_does_not_name_the_attempt_gives_back_what_the_first_click_holds()
    {
        var careless = new Trial(stock => new CarelessStock(stock, forgetsMadeBy: true)).With("MUG", 3);
        await careless.PurchaseAsync("SO-1", "click", Line(1, 2));
        await careless.PurchaseAsync("SO-1", "other-click", Line(1, 1));
        Assert.Equal((3, 0, 3), careless.Shelf("MUG"));
    }

    [Fact]
    public async Task Another_click_that_did_not_see_the_order_yet_gives_back_its_own_units_only()
    {
        // It looks before the first click has placed, and finds the order when it places.
        var late = new Trial(store: store => new BlindStore(store)).With("MUG", 3);
        var first = new CheckoutService(late.Stock, late.Store, new(late.Store, OrderRules.Default, late.Clock), late.Vault,
            Duration.FromMinutes(20));
        Assert.True((await first.PurchaseAsync(Buy("SO-1", "click", Charge(1)))).IsAccepted);

        Assert.Equal(RefusalReason.OrderExists, (await late.PurchaseAsync("SO-1", "other-click", Line(1, 2))).Refusal?.Reason);
        Assert.Equal((3, 0, 3), late.Shelf("MUG"));
        Assert.Equal(ReservationStatus.Ended, (await late.ReservationAsync("SO-1"))!.Status);
    }

    [Fact]
    public async Task A_click_replaced_by_another_before_it_was_placed_is_told_so_when_it_is_repeated()
    {
        await shop.Stock.ReserveAsync(new(new("click"), new("SO-1"), [new(1, new("MUG"), 2)], Duration.FromMinutes(20)));
        await shop.Stock.ReserveAsync(new(new("other-click"), new("SO-1"), [new(1, new("MUG"), 1)], Duration.FromMinutes(20)));

        var refusal = (await shop.PurchaseAsync("SO-1", "click", Line(1, 2))).Refusal;
        Assert.Equal(RefusalReason.ReservationReplaced, refusal?.Reason);
        Assert.Null(await shop.OrderAsync("SO-1"));
        Assert.True((await shop.PurchaseAsync("SO-1", "other-click", Line(1, 1))).IsAccepted);
        Assert.Equal((3, 1, 2), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task A_click_whose_units_were_given_back_before_it_was_placed_needs_a_new_id()
    {
        await shop.Stock.ReserveAsync(new(new("click"), new("SO-1"), [new(1, new("MUG"), 2)], Duration.FromMinutes(20)));
        await shop.Stock.ReleaseAsync(new(new("release"), new("SO-1")));

        Assert.Equal(RefusalReason.ReservationEnded, (await shop.PurchaseAsync("SO-1", "click", Line(1, 2))).Refusal?.Reason);
        Assert.True((await shop.PurchaseAsync("SO-1", "click-2", Line(1, 2))).IsAccepted);
        Assert.Equal(2, await shop.HeldAsync("SO-1"));
    }

    [Fact]
    public async Task The_same_click_in_a_hundred_calls_at_once_buys_once()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)))));

        Assert.All(answers, a => Assert.Equal<PurchaseReceipt.Line>([new(1, 2, 0)], a.Value.Lines));
        Assert.Single(answers, a => !a.Value.IsRepeat);
        Assert.Single(await shop.HistoryAsync("SO-1"));
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));
    }

    /// <summary>An order store whose first look finds nothing.</summary>
    private sealed class BlindStore(IOrderStore store) : IOrderStore
    {
        private bool hasLooked;

        public ValueTask<Order?> LoadAsync(OrderId id, CancellationToken cancellationToken)
        {
            var isBlind = !hasLooked;
            hasLooked = true;
            return isBlind ? new((Order?)null) : store.LoadAsync(id, cancellationToken);
        }

        public ValueTask<bool> TryAppendAsync(
            OrderStep step, Envelope? envelope, long expectedVersion, CancellationToken cancellationToken) =>
            store.TryAppendAsync(step, envelope, expectedVersion, cancellationToken);
    }
}
