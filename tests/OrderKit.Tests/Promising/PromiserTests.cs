using OrderKit.Availability;
using OrderKit.Promising;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Promising;

public sealed class PromiserTests
{
    private static readonly ChannelRules Web = new("web");
    private static readonly ChannelRules Taking = new("web") { Backorders = BackorderAcceptance.WhenDated };

    // Two on the shelf and three on day 5: what is shown for a wanted quantity, by policy.
    [Theory]
    [InlineData("never", 1, DisplayState.FewLeft, AvailabilityReason.OnTheShelf, 0, true)]
    [InlineData("never", 3, DisplayState.BackOn, AvailabilityReason.BackordersNotAccepted, 5, false)]
    [InlineData("never", 6, DisplayState.NotAvailable, AvailabilityReason.NothingExpected, null, false)]
    [InlineData("when-dated", 3, DisplayState.BackOn, AvailabilityReason.Receipts, 5, true)]
    [InlineData("when-dated", 6, DisplayState.NotAvailable, AvailabilityReason.NothingExpected, null, false)]
    [InlineData("always", 3, DisplayState.BackOn, AvailabilityReason.Receipts, 5, true)]
    [InlineData("always", 6, DisplayState.BackOn, AvailabilityReason.WithoutDay, null, true)]
    [InlineData("up-to-2", 3, DisplayState.BackOn, AvailabilityReason.Receipts, 5, true)]
    [InlineData("up-to-2", 5, DisplayState.BackOn, AvailabilityReason.BackorderLimitReached, 5, false)]
    public void What_is_shown_for_two_now_and_three_later(
        string policy, int wanted, DisplayState state, AvailabilityReason reason, int? day, bool isOrderable)
    {
        BackorderAcceptance[] all =
            [BackorderAcceptance.Never, BackorderAcceptance.WhenDated, BackorderAcceptance.Always, BackorderAcceptance.UpTo(2)];
        var channel = Web with { Backorders = all.Single(one => policy.StartsWith(one.Name.Value, StringComparison.Ordinal)) };
        var answer = Promiser.Answer([Of(2, (5, 3)) with { Version = 7 }], Rules, channel, new(wanted), Today);
        Assert.Equal((state, reason, isOrderable), (answer.State, answer.Reason, answer.IsOrderable));
        Assert.Equal(day is { } known ? Day(known) : null, answer.Earliest);
        Assert.Equal((day ?? 0, 2, 7L), (answer.InDays, answer.Quantity.Value, answer.Version));
        Assert.Equal((AtpMethod.CumulativeWithLookAhead, channel.Backorders.Name), (answer.Method, answer.Backorders));
    }

    [Theory]
    [InlineData(3, DisplayState.FewLeft)]
    [InlineData(4, DisplayState.InStock)]
    public void Few_left_is_the_channels_word(int onHand, DisplayState state) =>
        Assert.Equal(state, Ask(Web, 1, Of(onHand)).State);

    [Fact]
    public void What_can_be_made_says_in_how_many_days_and_needs_no_backorder_policy()
    {
        var answer = Promiser.Answer([Of(1)], new() { InfiniteAfterDays = 10 }, Web, new(2), Today);
        Assert.Equal((DisplayState.MadeToOrder, 10, true), (answer.State, answer.InDays, answer.IsOrderable));
    }

    [Fact]
    public void What_never_runs_out_is_in_stock() => Assert.Equal(
        (DisplayState.InStock, AvailabilityReason.Unlimited, Quantity.Max),
        Ask(Web, 5000, Of(0) with { IsUnlimited = true }) is var answer ? (answer.State, answer.Reason, answer.Quantity) : default);

    [Fact]
    public void A_day_beyond_the_horizon_of_the_channel_is_not_named() => Assert.Equal(
        (DisplayState.NotAvailable, null),
        Ask(Taking with { HorizonDays = 29 }, 1, Of(0, (30, 5))) is var answer ? (answer.State, answer.Earliest) : default);

    [Theory]
    [InlineData(3, DisplayState.PreOrder, AvailabilityReason.PreOrderOpen, true)]
    [InlineData(4, DisplayState.NotAvailable, AvailabilityReason.PreOrderFull, false)]
    public void Before_its_release_an_article_is_sold_up_to_the_limit(
        int wanted, DisplayState state, AvailabilityReason reason, bool isOrderable)
    {
        var supply = SkuSupply.Of(Mug, [Of(50)], Rules, Today) with { PreOrder = new(Day(9), 10, 7) };
        var answer = Promiser.Answer(supply, Web, new(wanted));
        Assert.Equal((state, reason, isOrderable), (answer.State, answer.Reason, answer.IsOrderable));
        Assert.Equal(3, answer.Quantity.Value);
        Assert.Equal(RefusalReason.PreOrderFull, supply.PreOrder!.Take(4).Refusal!.Reason);
        Assert.Equal(10, supply.PreOrder.Take(3).Value.Taken.Value);
        Assert.Equal(DisplayState.InStock, Promiser.Answer(supply with { PreOrder = new(Today, 10, 7) }, Web, new(4)).State);
    }

    [Fact]
    public void Refusals_say_what_is_and_what_is_possible()
    {
        var booking = Schedule(Of(2, (5, 3))).Book(4, Day(1)).Refusal!;
        Assert.Equal(
            "220 NotPromisable: 2 of MUG can be promised for 2026-03-03; 4 were asked for. Possible: 2 then, or 4 on 2026-03-07.",
            booking.ToString());
        Assert.Equal([new("Book", "2026-03-07")], booking.Unlocks);
        Assert.Equal(RefusalReason.BackordersNotAccepted, BackorderAcceptance.Never.Judge(1, 0, Day(5)).Refusal!.Reason);
        Assert.Equal(RefusalReason.BackorderUndated, BackorderAcceptance.WhenDated.Judge(1, 0, null).Refusal!.Reason);
        Assert.Equal(RefusalReason.BackorderLimitReached, BackorderAcceptance.UpTo(5).Judge(3, 3, null).Refusal!.Reason);
        Assert.Equal(2, BackorderAcceptance.UpTo(5).Judge(2, 3, null).Value.Value);
    }

    [Fact]
    public void A_position_becomes_a_picture_with_its_reserved_units_taken_off_once()
    {
        var position = new StockPosition(Mug, Boras) { OnHand = 10, Reserved = 4, Safety = 1, Quarantined = 2, Version = 9 };
        Assert.Equal(position.Available, Schedule(SupplyPicture.Of(position)).On(Today));
        var owing = SupplyPicture.Of(position with { Reserved = 11, Shortage = 1 }) with { Receipts = [Receipt("PO", 2, 8)] };
        Assert.Equal((0, 3, 9L), (owing.Opening.Value, owing.Owed.Value, owing.Version));
        Assert.Equal([0, 4], new[] { 0, 2 }.Select(day => Schedule(owing).On(Day(day)).Value));
    }

    [Fact]
    public void A_callers_mistake_is_an_exception()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule(Of(1)).On(Day(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OverduePolicy.Expected(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OverduePolicy.AsToday.Within(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AtpRules { InfiniteAfterDays = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Web with { HorizonDays = -1 });
        Assert.Throws<ArgumentException>(() => SkuSupply.Of(Mug, [Of(1), Of(1)], Rules, Today));
        Assert.Throws<ArgumentException>(() => SkuSupply.Of(new("CUP"), [Of(1)], Rules, Today));
        Assert.Throws<ArgumentException>(() => Promiser.Answer([SkuSupply.Of(Mug, [Of(1)], Rules, Today)], Web, new(1), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Promiser.Answer([], Rules, Web, new(1), Today));
    }

    private static AvailabilityAnswer Ask(ChannelRules channel, int wanted, params SupplyPicture[] pictures) =>
        Promiser.Answer([.. pictures], Rules, channel, new(wanted), Today);
}
