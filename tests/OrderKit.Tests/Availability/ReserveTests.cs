using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

public sealed class ReserveTests
{
    [Fact]
    public void Two_lines_of_one_sku_with_one_unit_are_refused_together()
    {
        var shop = new Shop().With("RING", 1);
        var decision = shop.TryReserve("SO-1", Line(1, "RING", 1), Line(2, "RING", 1));
        Assert.Equal(RefusalReason.NotEnoughStock, decision.Refusal!.Reason);
        Assert.Equal([new Unlock("Reserve", "1 of RING")], decision.Refusal.Unlocks);
        Assert.Equal("Free are 1 of RING; asked were 2 of RING. Possible: what is free, or a best effort.", decision.Refusal.Detail);
        Assert.Equal((1, 0, 0, 1), shop.Numbers("RING"));
        Assert.Null(shop.Find("SO-1"));
    }

    [Fact]
    public void A_best_effort_gives_the_one_unit_to_the_first_line_and_says_what_is_missing()
    {
        var shop = new Shop().With("RING", 1);
        var reservation = shop.Done(
            Reserving("c1", "SO-1", Line(2, "RING", 1), Line(1, "RING", 1)) with { Policy = ReservePolicy.BestEffort });
        Assert.Equal([(1, 1, 0), (2, 0, 1)], reservation.Lines.Select(line => (line.Line.Value, line.Held.Value, line.Missing.Value)));
        Assert.Equal((1, 1, 0, 0), shop.Numbers("RING"));
    }

    [Fact]
    public void An_unknown_article_is_refused_even_by_a_best_effort()
    {
        var shop = new Shop().With("RING", 1);
        var decision = shop.Do(Reserving("c1", "SO-1", Line(1, "RING", 1), Line(2, "CUP", 1)) with { Policy = ReservePolicy.BestEffort });
        Assert.Equal(RefusalReason.SkuNotStocked, decision.Refusal!.Reason);
        Assert.Equal((1, 0, 0, 1), shop.Numbers("RING"));
    }

    [Fact]
    public void An_article_that_never_runs_out_is_reserved_in_any_number_and_moves_no_unit()
    {
        var shop = new Shop();
        shop.Do(new StockCommand.SetUnlimited(shop.NewId(), new("E-BOOK"), new("LAGER")));
        shop.Reserve("SO-1", Line(1, "E-BOOK", Quantity.Max), Line(2, "E-BOOK", Quantity.Max));
        shop.Commit("SO-1");
        var left = shop.Done(new StockCommand.Consume(shop.NewId(), new("SO-1"), [Take(1, Quantity.Max), Take(2, 1)]));
        Assert.Equal(Quantity.Max - 1, left.Lines[1].Held.Value);
        Assert.Equal((0, 0, 0, Quantity.Max), shop.Numbers("E-BOOK"));
    }

    [Fact]
    public void Units_reserved_while_an_article_never_ran_out_stay_outside_the_count()
    {
        var shop = new Shop();
        shop.Do(new StockCommand.SetUnlimited(shop.NewId(), new("MUG"), new("LAGER")));
        shop.Reserve("SO-1", Line(1, "MUG", 5));
        shop.Do(new StockCommand.SetUnlimited(shop.NewId(), new("MUG"), new("LAGER"), false));
        shop.With("MUG", 2).Done(new StockCommand.Release(shop.NewId(), new("SO-1")));
        Assert.Equal((2, 0, 0, 2), shop.Numbers("MUG"));
    }

    [Fact]
    public void Safety_and_quarantine_are_not_for_sale_and_take_nothing_from_reservations()
    {
        var shop = new Shop().With("RING", 10);
        shop.Reserve("SO-1", Line(1, "RING", 6));
        shop.Do(new StockCommand.SetSafety(shop.NewId(), new("RING"), new("LAGER"), 3));
        shop.Do(new StockCommand.SetQuarantined(shop.NewId(), new("RING"), new("LAGER"), 4));
        Assert.Equal((10, 6, 0, 0), shop.Numbers("RING"));
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-2", Line(1, "RING", 1)).Refusal!.Reason);
    }

    [Fact]
    public void Pickup_in_a_store_takes_from_that_store_only()
    {
        var shop = new Shop().With("RING", 5).With("RING", 1, "STORE");
        var one = shop.Done(Reserving("c1", "SO-1", Line(1, "RING", 1)) with { From = [new("STORE")] });
        var two = shop.Do(Reserving("c2", "SO-2", Line(1, "RING", 1)) with { From = [new("STORE")] });
        Assert.Equal("STORE", one.Lines[0].Parts.Single().Location.Value);
        Assert.Equal(RefusalReason.NotEnoughStock, two.Refusal!.Reason);
    }

    [Fact]
    public void The_answer_to_a_check_names_every_location_and_every_unknown_article()
    {
        var shop = new Shop().With("RING", 5).With("RING", 2, "STORE");
        shop.Reserve("SO-1", Line(1, "RING", 1));
        var answers = shop.Check([new("RING"), new("CUP")]);
        Assert.Equal(new SkuAvailability(new("RING"))
        {
            IsStocked = true,
            Available = 6,
            Locations = [new(new("LAGER"), 4), new(new("STORE"), 2)],
        }, answers[0]);
        Assert.Equal(new SkuAvailability(new("CUP")), answers[1]);
    }

    [Fact]
    public void A_reservation_needs_lines_a_lifetime_and_each_line_once()
    {
        Assert.Throws<ArgumentException>(() => Reserving("c1", "SO-1"));
        Assert.Throws<ArgumentException>(() => Reserving("c1", "SO-1", Line(1, "RING", 1), Line(1, "RING", 1)));
        Assert.Throws<ArgumentException>(() => Line(1, "RING", 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new StockCommand.Reserve(new("c1"), new("SO-1"), [Line(1, "RING", 1)], Duration.Zero));
        Assert.Throws<ArgumentException>(
            () => new StockCommand.Commit(new("c1"), new("SO-1")) { Lines = [Take(1, 1, "LAGER")] });
        Assert.Throws<ArgumentException>(() => new StockCommand.Consume(new("c1"), new("SO-1"), []));
    }
}
