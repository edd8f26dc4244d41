using OrderKit.Promising;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Promising;

/// <summary>What users of other systems complained about, as far as an availability answer or a promise can get it wrong.</summary>
public sealed class ComplaintTests
{
    private static readonly ChannelRules Web = new("web") { Backorders = BackorderAcceptance.WhenDated };

    // vendurehq/vendure 3508, magento/inventory 3036: the last unit sold twice.
    [Fact]
    public void The_last_unit_is_promised_once()
    {
        var booked = Schedule(Of(1)).Book(1, Today).Value;
        Assert.Equal(RefusalReason.NotPromisable, booked.Book(1, Today).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotPromisable, booked.Book(1, Day(300)).Refusal!.Reason);
    }

    // nopSolutions/nopCommerce 4184: stock driven below zero.
    [Fact]
    public void Nothing_below_zero_is_ever_shown() =>
        Assert.Equal(0, Promiser.Answer([Of(1, (2, -5)) with { Owed = 4 }], Rules, Web, new(1), Today).Quantity.Value);

    // medusajs/medusa 6500, 9821: the last pieces, reserved for this very order, count as unavailable to it.
    [Fact]
    public void Units_held_for_this_order_are_available_to_it_and_to_nobody_else()
    {
        ValueList<SupplyPicture> pictures = [Of(0, (6, 1))];
        Assert.Equal(DisplayState.FewLeft, Promiser.Answer(pictures, Rules, Web, new(2, Held: 2), Today).State);
        Assert.Equal(Day(6), Promiser.Answer(pictures, Rules, Web, new(3, Held: 2), Today).Earliest);
        Assert.Equal(DisplayState.NotAvailable, Promiser.Answer(pictures, Rules, Web, new(2), Today).State);
    }

    // medusajs/medusa 12401: a reserved counter below zero; here more reserved than there, and the answer still adds up.
    [Fact]
    public void More_reserved_than_there_is_owed_first_and_then_promised() =>
        Assert.Equal(Day(4), Promiser.Answer([Of(0, (3, 4), (4, 1)) with { Owed = 4 }], Rules, Web, new(1), Today).Earliest);

    // magento/inventory 2078: numbers that nobody can explain.
    [Fact]
    public void Every_promise_names_its_method_reason_and_version()
    {
        var answer = Promiser.Answer([Of(1) with { Version = 41 }], Rules, Web, new(1), Today);
        Assert.Equal((AvailabilityReason.OnTheShelf, AtpMethod.CumulativeWithLookAhead), (answer.Reason, answer.Method));
        Assert.Equal(41, answer.Version);
        Assert.Equal([new AtpRow(Today, 0, 0, 1, 1)], Schedule(Of(1)).Rows);
    }

    // medusajs/medusa 14987, 10561: confirmation sums locations that the sale cannot draw on.
    [Fact]
    public void A_channel_is_answered_from_the_locations_it_sees_and_no_other()
    {
        ValueList<SupplyPicture> pictures = [Of(2), Of(9) with { Location = new("kiosk") }];
        Assert.Equal(2, Promiser.Answer(pictures, Rules, Web with { Locations = [Boras] }, new(3), Today).Quantity.Value);
        Assert.Equal(11, Promiser.Answer(pictures, Rules, Web, new(3), Today).Quantity.Value);
        Assert.Equal(
            AvailabilityReason.NotSoldHere,
            Promiser.Answer(pictures, Rules, Web with { Locations = [Boras] }, new(1, new LocationId("kiosk")), Today).Reason);
    }

    // medusajs/medusa 16488: moving a reservation to another place without a check there.
    [Fact]
    public void An_answer_for_one_location_does_not_borrow_from_another() => Assert.Equal(
        (DisplayState.BackOn, Day(3)),
        Promiser.Answer([Of(9), Of(0, (3, 2)) with { Location = new("kiosk") }], Rules, Web, new(2, new LocationId("kiosk")), Today)
            is var answer ? (answer.State, answer.Earliest) : default);

    // vendurehq/vendure 4030: the full quantity taken at each stop, so that 13 becomes 23.
    [Fact]
    public void Units_of_several_locations_are_counted_once_each()
    {
        ValueList<SupplyPicture> pictures = [Of(10), Of(0, (4, 3)) with { Location = new("kiosk") }];
        Assert.Equal(Day(4), Promiser.Answer(pictures, Rules, Web, new(13), Today).Earliest);
        Assert.Equal(DisplayState.NotAvailable, Promiser.Answer(pictures, Rules, Web, new(14), Today).State);
    }

    // The heart of "never robbed": a free unit today that is sold for Friday is not free today.
    [Fact]
    public void A_unit_sold_for_later_is_not_sold_again_today()
    {
        Assert.Equal(0, Schedule(Of(1, (4, -1))).On(Today).Value);
        Assert.Equal(1, Schedule(Of(1, (4, -1)), new() { Method = AtpMethod.CumulativeWithoutLookAhead }).On(Today).Value);
    }
}
