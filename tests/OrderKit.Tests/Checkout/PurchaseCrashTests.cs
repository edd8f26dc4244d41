using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Units;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Checkout;

public sealed class PurchaseCrashTests
{
    [Fact]
    public async Task A_crash_after_reserving_holds_the_units_until_they_expire()
    {
        var shop = Crashing(afterStoring: false);
        await Assert.ThrowsAsync<CrashException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)));
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));

        await shop.ExpireAsync();
        Assert.Empty(await shop.RunAsync());
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));
        Assert.Null(await shop.OrderAsync("SO-1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_after_placing_is_finished_by_the_runner_or_by_a_repeat(bool byRepeat)
    {
        var shop = Crashing(afterStoring: true);
        await Assert.ThrowsAsync<CrashException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)));
        Assert.Equal(ReservationStatus.Pending, (await shop.ReservationAsync("SO-1"))!.Status);

        await FinishAsync(shop, byRepeat);
        await shop.ExpireAsync();
        Assert.Equal(ReservationStatus.Committed, (await shop.ReservationAsync("SO-1"))!.Status);
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));
        Assert.Single(await shop.HistoryAsync("SO-1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Units_that_expired_before_the_commit_and_are_still_free_are_taken_again(bool byRepeat)
    {
        var shop = Crashing(afterStoring: true);
        await Assert.ThrowsAsync<CrashException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)));
        await shop.ExpireAsync();
        Assert.Equal((3, 0, 3), shop.Shelf("MUG"));

        await FinishAsync(shop, byRepeat);
        Assert.True((await shop.ReservationAsync("SO-1"))!.IsRetaken);
        Assert.Equal((3, 2, 1), shop.Shelf("MUG"));
        Assert.Equal(2, (await shop.OrderAsync("SO-1"))!.Units(UnitPlace.Open));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Units_that_another_bought_before_the_commit_are_told_backordered_and_stay_so(bool byRepeat)
    {
        var shop = await SoldToAnotherAsync();
        await FinishAsync(shop, byRepeat);
        await AssertBackorderedAsync(shop);

        // Stock comes back and the runner begins anew: nothing is taken behind the order's back.
        shop.With("MUG", 5);
        Assert.Empty(await shop.NewRunner().RunAsync());
        Assert.Empty(await shop.RunAsync());
        Assert.Equal<PurchaseReceipt.Line>([new(1, 0, 2)], (await shop.PurchaseAsync("SO-1", "click", Line(1, 2))).Value.Lines);
        await AssertBackorderedAsync(shop);
        Assert.Equal((8, 3, 5), shop.Shelf("MUG"));
    }

    [Fact]
    public async Task Units_released_to_picking_before_they_were_found_gone_are_told_backordered_too()
    {
        var shop = await SoldToAnotherAsync();
        await shop.AskAsync(new OrderCommand.Confirm(new("SO-1"), new("confirm")));
        await shop.AskAsync(new OrderCommand.Allocate(new("SO-1"), new("allocate"), [new(1, 1)]));

        Assert.Empty(await shop.RunAsync());
        await AssertBackorderedAsync(shop);
        Assert.Equal(OrderStatus.Confirmed, (await shop.OrderAsync("SO-1"))!.Status);
    }

    [Fact]
    public async Task Units_cancelled_before_they_were_found_gone_are_given_back_by_nobody()
    {
        var shop = await SoldToAnotherAsync();
        await shop.AskAsync(new OrderCommand.Cancel(new("SO-1"), new("cancel"), "changed-mind", [new(1, 1)]));

        Assert.Empty(await shop.RunAsync());
        var order = (await shop.OrderAsync("SO-1"))!;
        Assert.Equal(new(Backordered: 1, Cancelled: 1), order.Line(1)!.Units);
        Assert.Equal((3, 3, 0), shop.Shelf("MUG"));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public async Task A_purchase_repeated_after_expiry_is_made_only_if_its_units_are_still_free(int free, bool isMade)
    {
        var shop = Crashing(afterStoring: false);
        await Assert.ThrowsAsync<CrashException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)));
        await shop.ExpireAsync();
        await shop.PurchaseAsync("SO-2", "rival", Line(1, 3 - free));

        var again = await shop.PurchaseAsync("SO-1", "click", Line(1, 2));
        Assert.Equal(isMade ? null : RefusalReason.NotEnoughStock, again.Refusal?.Reason);
        Assert.Equal(isMade ? 2 : 0, await shop.HeldAsync("SO-1"));
        Assert.Equal(isMade, await shop.OrderAsync("SO-1") is not null);
    }

    private static Trial Crashing(bool afterStoring) => new Trial(store: s => new CrashingStore(s, afterStoring)).With("MUG", 3);

    private static async Task<Trial> SoldToAnotherAsync()
    {
        var shop = Crashing(afterStoring: true);
        await Assert.ThrowsAsync<CrashException>(() => shop.PurchaseAsync("SO-1", "click", Line(1, 2)));
        await shop.ExpireAsync();
        Assert.True((await shop.PurchaseAsync("SO-2", "rival", Line(1, 3))).IsAccepted);
        return shop;
    }

    private static async Task FinishAsync(Trial shop, bool byRepeat)
    {
        if (byRepeat)
        {
            Assert.True((await shop.PurchaseAsync("SO-1", "click", Line(1, 2))).Value.IsRepeat);
        }

        Assert.Empty(await shop.RunAsync());
    }

    private static async Task AssertBackorderedAsync(Trial shop)
    {
        var order = (await shop.OrderAsync("SO-1"))!;
        Assert.Equal(new(Backordered: 2), order.Line(1)!.Units);
        Assert.Equal(0, await shop.HeldAsync("SO-1"));
        Assert.Equal(3, await shop.HeldAsync("SO-2"));
    }
}
