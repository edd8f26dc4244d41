using FsCheck.Xunit;
using OrderKit.Availability;
using OrderKit.Backorders;
using OrderKit.Drift;
using OrderKit.Processes;
using OrderKit.Promising;
using OrderKit.Tests.Availability;
using OrderKit.Tests.Backorders;
using OrderKit.Tests.Drift;
using static OrderKit.Tests.Promising.Pictures;

namespace OrderKit.Tests.Processes;

public sealed class GoodsInTransitTests
{
    private static readonly LocationId Van = new("van");
    private static readonly LocationId Kiosk = new("kiosk");

    [Property(MaxTest = 1000)]
    public void However_goods_travel_every_unit_is_somewhere_or_written_off_and_none_is_sold_from_the_van(int seed)
    {
        var (random, shop) = (new Random(seed), Stocked(20));
        var goods = Sent(random.Next(1, 12));
        Do(shop, goods.Leave);
        var (news, beyond) = (new List<(CommandId Id, int Units)>(), 0L);
        for (var turn = 0; turn < 12; turn++)
        {
            switch (random.Next(5))
            {
                case 0 when news.Count > 0:
                    var known = news[random.Next(news.Count)];
                    goods = Apply(shop, goods.Arrive(known.Id, known.Units).Value);
                    break;
                case 1:
                    shop.TryReserve($"SO-{(turn % 4) + 1}", Shop.Line(1, "MUG", random.Next(1, 9)));
                    break;
                case 2 when random.Next(3) == 0:
                    goods = Apply(shop, goods.GiveUp("lost"));
                    break;
                default:
                    news.Add((new($"scan-{turn}"), random.Next(1, 6)));
                    goods = Apply(shop, goods.Arrive(news[^1].Id, news[^1].Units).Value);
                    break;
            }

            beyond = goods.Arrivals.Sum(arrival => (long)arrival.Beyond.Value);
            var positions = shop.Stock.PositionsOf(Mug);
            Assert.Equal(20 + beyond - goods.Missing.Value, positions.Sum(at => at.OnHand.Value));
            Assert.Equal((goods.Underway.Value, 0), (OnHand(shop, Van), Reserved(shop, Van)));
            Assert.Equal(goods.Underway, goods.Expected?.Quantity ?? 0);
            Assert.Equal(news.DistinctBy(one => one.Id).Sum(one => one.Units), OnHand(shop, Kiosk));
            StockJudge.Check(shop);
        }

        Assert.Empty(DriftCheck.Find(DriftCheckTests.Picture(shop)));
    }

    [Fact]
    public void What_is_on_its_way_is_promised_there_and_sold_nowhere()
    {
        var shop = Stocked(7);
        var goods = Sent(5);
        Do(shop, goods.Leave);
        Assert.Equal(2, shop.Check([Mug])[0].Available.Value);
        Assert.Equal(["boras"], shop.Check([Mug])[0].Locations.Select(at => at.Location.Value));
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-1", Shop.Line(1, "MUG", 3)).Refusal!.Reason);

        var picture = new SupplyPicture(Mug, Kiosk) { Receipts = [goods.Expected!] };
        Assert.Equal([0, 5], new[] { 2, 3 }.Select(day => Schedule(picture).On(Day(day)).Value));
    }

    [Theory]
    [InlineData(true, "NotEnoughStock")]
    [InlineData(false, "LocationNotAllowed")]
    public void No_order_takes_or_moves_units_to_what_is_no_shelf(bool names, string reason)
    {
        var shop = Stocked(7);
        Do(shop, Sent(5).Leave);
        shop.Reserve("SO-1", Shop.Line(1, "MUG", 2));
        StockCommand command = names
            ? Shop.Reserving("c", "SO-2", Shop.Line(1, "MUG", 1)) with { From = [Van] }
            : new StockCommand.MoveReserved(new("m"), new("SO-1"), [Shop.Take(1, 1)], Van);
        Assert.Equal(reason, $"{shop.Do(command).Refusal!.Reason}");
    }

    [Fact]
    public void A_transfer_that_is_late_and_short_slips_by_its_name_and_fills_what_came()
    {
        var shop = Stocked(5);
        var goods = Sent(5);
        Do(shop, goods.Leave);
        ValueList<WaitingLine> lines = [Waiting.Line("SO-1", 4, maySplit: true)];
        lines = Waiting.Next(Waiting.Run(Expecting(goods), lines));
        Assert.Equal(Day(3), lines[0].PromisedFor);

        goods = goods with { Due = Day(5) };
        var late = Waiting.Run(Expecting(goods), lines, day: 1);
        Assert.Equal((LineStep.Slipped, PromiseCause.ReceiptLate, goods.Transfer), (late[0].Step, late[0].Cause, late[0].Receipt!.Value));

        goods = Apply(shop, goods.Arrive(new("scan"), 3).Value);
        goods = Apply(shop, goods.GiveUp("lost-on-the-way"));
        var filled = Waiting.Run(SupplyPicture.Of(shop.At("MUG", "kiosk")) with { Sku = Mug }, Waiting.Next(late), day: 5);
        Assert.Equal(3, filled[0].Filled.Value);
        Assert.Null(goods.Expected);
        Assert.Equal(
            [
                "Receive boras 5 ", "Transfer boras -5 ", "Transfer van 5 ", "Transfer van -3 ", "Transfer kiosk 3 ",
                "Adjust van -2 lost-on-the-way",
            ],
            shop.Stock.LedgerOf(Mug).Select(entry => $"{entry.Verb} {entry.Location} {entry.OnHand} {entry.Reason}"));
    }

    [Fact]
    public void An_arrival_told_again_is_nothing_new_and_with_other_units_it_is_refused()
    {
        var goods = Sent(5).Arrive(new("scan"), 3).Value.Next;
        Assert.Equal(goods, goods.Arrive(new("scan"), 3).Value.Next);
        var other = goods.Arrive(new("scan"), 2).Refusal!;
        Assert.Equal(RefusalReason.StockCommandReused, other.Reason);
        Assert.Equal("3 of TR-1 arrived by scan; 2 were told under the same id. Possible: a new id.", other.Detail);
    }

    [Fact]
    public void More_than_was_on_its_way_is_a_correction_that_says_so()
    {
        var step = Sent(5).Arrive(new("scan"), 7).Value;
        Assert.Equal(["Transfer 5", "Adjust 2 more-than-underway"], step.Commands.Select(command => command switch
        {
            StockCommand.Transfer carried => $"Transfer {carried.Quantity}",
            StockCommand.Adjust more => $"Adjust {more.Units} {more.Reason}",
            _ => "other",
        }));
    }

    [Fact]
    public void A_transfer_and_an_arrival_of_nothing_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Sent(0));
        Assert.Throws<ArgumentException>(() => Sent(1).Arrive(new("scan"), 0));
        Assert.Empty(Sent(1).Arrive(new("scan"), 1).Value.Next.GiveUp("lost").Commands);
    }

    private static GoodsInTransit Sent(int units) => new(new("TR-1"), Mug, Boras, Van, Kiosk, units, Day(3));

    private static SupplyPicture Expecting(GoodsInTransit goods) => new(Mug, Boras) { Receipts = [goods.Expected!] };

    private static Shop Stocked(int units) =>
        new Shop(Shop.Keeping with { Transit = [Van] }).With("MUG", units, "boras");

    private static GoodsInTransit Apply(Shop shop, GoodsInTransit.Step step)
    {
        foreach (var command in step.Commands)
        {
            Do(shop, command);
        }

        return step.Next;
    }

    private static void Do(Shop shop, StockCommand command) => Assert.True(shop.Do(command).IsAccepted, $"{command.Verb} was refused");

    private static int OnHand(Shop shop, LocationId at) =>
        shop.Stock.PositionsOf(Mug).FirstOrDefault(position => position.Location == at)?.OnHand.Value ?? 0;

    private static int Reserved(Shop shop, LocationId at) =>
        shop.Stock.PositionsOf(Mug).FirstOrDefault(position => position.Location == at)?.Reserved.Value ?? 0;
}
