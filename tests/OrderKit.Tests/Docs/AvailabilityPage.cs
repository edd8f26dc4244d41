using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Docs;

/// <summary>The code and the figures of docs/availability.md.</summary>
public sealed class AvailabilityPage
{
    private static readonly LocalDate Monday = AvailabilityExample.Monday;

    [Fact]
    public void A_channel_is_answered_from_positions_and_receipts()
    {
        var shop = new Shop().With("MUG-BLUE", 3, "boras");
        var mug = new Sku("MUG-BLUE");
        var (stock, monday) = (shop.Stock, Monday);

        #region usage
        var pictures = stock.PositionsOf(mug)
            .Select(position => SupplyPicture.Of(position) with { Receipts = [new(new("PO-2"), monday.PlusDays(4), 20)] })
            .ToValueList();
        var web = new ChannelRules("web") { Locations = [new("boras")], Backorders = BackorderAcceptance.WhenDated };

        var answer = Promiser.Answer(SkuSupply.Of(mug, pictures, AtpRules.Default, monday), web, new(Wanted: 8));
        // BackOn 2026-03-06, because of Receipts; 3 can be sold at once
        #endregion

        Assert.Equal(
            (DisplayState.BackOn, monday.PlusDays(4), AvailabilityReason.Receipts, 3),
            (answer.State, answer.Earliest, answer.Reason, answer.Quantity.Value));
    }

    [Fact]
    public async Task Goods_on_their_way_are_expected_at_the_other_end()
    {
        var (from, to, van) = (new LocationId("boras"), new LocationId("kiosk"), new LocationId("van"));
        var shop = new Shop(new() { Transit = [van] }).With("MUG-BLUE", 5, "boras");
        var (mug, stock, monday) = (new Sku("MUG-BLUE"), shop.Stock, Monday);

        #region transit
        var goods = new GoodsInTransit(new("TR-1"), mug, from, van, to, Sent: 5, Due: monday.PlusDays(2));
        await stock.HandleAsync(goods.Leave);                 // nothing in the van is free for any order
        ValueList<Receipt> expected = [goods.Expected!];      // 5 on Wednesday, for the kiosk's supply picture

        var arrived = goods.Arrive(new("scan-1"), 3).Value;   // two are missing
        var closed = arrived.Next.GiveUp("lost-on-the-way");
        foreach (var command in arrived.Commands.Concat(closed.Commands))
        {
            await stock.HandleAsync(command);
        }
        #endregion

        Assert.Equal(5, expected[0].Quantity.Value);
        Assert.Equal([0, 3, 0], stock.PositionsOf(mug).Select(position => position.OnHand.Value));
    }

    // The figures that the text of the page names.
    [Theory]
    [InlineData(0, "3 3 3 3 19 19 19 19")]
    [InlineData(1, "10 10 15 3 23 19 19 19")]
    [InlineData(2, "10 10 0 0 16 16 16 16")]
    [InlineData(3, "3 3 0 0 16 16 16 16")]
    [InlineData(4, "9 9 9 9 25 25 25 25")]
    [InlineData(5, "9 9 9 9 25 25 25 25")]
    [InlineData(6, "3 3 3 3 19 19 19 1000000000")]
    public void A_row_of_the_picture_is_what_the_page_says(int row, string promised) =>
        Assert.Equal(promised, string.Join(' ', AvailabilityExample.Promised(AvailabilityExample.Rules[row].Rules)));

    [Theory]
    [InlineData(0, "BackOn- NotAvailable- FewLeft+")]
    [InlineData(1, "BackOn+ NotAvailable- FewLeft+")]
    [InlineData(2, "BackOn- BackOn+ FewLeft+")]
    [InlineData(3, "BackOn+ BackOn+ BackOn+")]
    [InlineData(4, "MadeToOrder+ MadeToOrder+ FewLeft+")]
    [InlineData(5, "InStock+ NotAvailable- InStock+")]
    [InlineData(6, "PreOrder+ PreOrder+ PreOrder+")]
    public void A_box_of_the_picture_is_what_the_page_says(int row, string shown) => Assert.Equal(
        shown,
        string.Join(' ', AvailabilityExample.Channels.Select(channel =>
            AvailabilityExample.Answer(
                AvailabilityExample.Policies[row].Supply(), channel.Rules, AvailabilityExample.Policies[row].Accepts) is var answer
            ? $"{answer.State}{(answer.IsOrderable ? '+' : '-')}" : "")));
}
