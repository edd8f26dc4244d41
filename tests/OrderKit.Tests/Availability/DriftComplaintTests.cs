using OrderKit.Availability;
using OrderKit.Drift;
using OrderKit.Tests.Drift;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>What users of other systems complain of where reservations drift, each by its public thread, and what happens here.</summary>
public sealed class DriftComplaintTests
{
    /// <summary>magento/inventory#1849, #1878, #1246: shipment plus cancel writes two compensations, stock is invented.</summary>
    [Fact]
    public void What_was_sent_cannot_be_given_back_too()
    {
        var shop = Sold(3, 5);
        shop.Done(new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 3)]));
        Assert.Equal(RefusalReason.ReservationEnded, shop.Do(new StockCommand.Release(new("cancel"), new("SO-1"))).Refusal!.Reason);
        Assert.Equal((2, 0, 0, 2), shop.Numbers("RING"));
    }

    /// <summary>magento/inventory#1881: cancel after partial invoice returns the full quantity.</summary>
    [Fact]
    public void Cancelling_the_rest_returns_the_rest()
    {
        var shop = Sold(5, 5);
        shop.Done(new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 2)]));
        shop.Done(new StockCommand.Release(new("cancel"), new("SO-1")));
        Assert.Equal((3, 0, 0, 3), shop.Numbers("RING"));
    }

    /// <summary>magento/inventory#3329: refund before shipping plus shipping returns twice, and the order cannot close.</summary>
    [Fact]
    public void What_was_given_back_is_not_sent_and_the_reservation_closes()
    {
        var shop = Sold(3, 3);
        shop.Done(new StockCommand.Release(new("refund"), new("SO-1")) { Lines = [Take(1, 1)] });
        var all = shop.Do(new StockCommand.Consume(new("all"), new("SO-1"), [Take(1, 3)]));
        Assert.Equal(RefusalReason.MoreThanReserved, all.Refusal!.Reason);
        Assert.Equal(ReservationStatus.Ended, shop.Done(new StockCommand.Consume(new("rest"), new("SO-1"), [Take(1, 2)])).Status);
        Assert.Equal((1, 0, 0, 1), shop.Numbers("RING"));
    }

    /// <summary>magento/inventory#2872, #2420: the shipment call came twice, and two rows falsify other orders.</summary>
    [Fact]
    public void A_shipment_told_twice_counts_once()
    {
        var shop = Sold(5, 5);
        var ship = new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 2)]);
        Assert.Equal([false, true], new[] { shop.Do(ship), shop.Do(ship) }.Select(decision => decision.Value.IsRepeat));
        Assert.Equal((3, 3, 0, 0), shop.Numbers("RING"));
    }

    /// <summary>magento/inventory#2078, #2130: owners want to reset the ledger because its numbers cannot be explained.</summary>
    [Fact]
    public void Every_number_is_a_sum_of_entries_with_a_cause()
    {
        var shop = Sold(5, 9);
        shop.Done(new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 2)]));
        shop.Do(new StockCommand.Count(new("count"), new("RING"), new("LAGER"), 4));
        shop.Do(new StockCommand.Adjust(new("a"), new("RING"), new("LAGER"), -1, "broken"));
        Assert.Equal(
            ["Receive n1  9", "Reserve buy-SO-1 SO-1 0", "Consume ship SO-1 -2", "Count count  -3", "Adjust a  -1"],
            shop.Stock.LedgerOf(new("RING")).Select(entry => $"{entry.Verb} {entry.Command} {entry.Order} {entry.OnHand}"));
        Assert.Empty(DriftCheck.Find(DriftCheckTests.Picture(shop)));
    }

    /// <summary>medusajs/medusa#12401: reserved quantity negative and no way to repair it.</summary>
    [Fact]
    public void A_wrong_reserved_number_is_found_explained_and_repaired()
    {
        var shop = Sold(5, 9);
        var picture = DriftCheckTests.Picture(shop) with { Reservations = [], Orders = [] };
        var found = DriftCheck.Find(picture).OfType<DriftFinding.NotTheReservations>().Single();
        Assert.Equal("RING at LAGER has 5 reserved, its reservations hold 0: SO-1 0 of 5 in the ledger", found.Detail);
        Assert.Equal(0, ((StockAnswer.Moved)shop.Do(found.Repairs[0]).Value).Position.Reserved.Value);
    }

    /// <summary>medusajs/medusa#16406: a price-only edit reserves the full line again; a failed edit resurrects consumed units.</summary>
    [Fact]
    public void A_purchase_sent_again_after_shipping_reserves_nothing_again()
    {
        var shop = Sold(3, 9);
        shop.Done(new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 2)]));
        Assert.True(shop.TryReserve("SO-1", Line(1, "RING", 3)).Value.IsRepeat);
        Assert.Equal(RefusalReason.ReservationCommitted, shop.Do(Reserving("edit", "SO-1", Line(1, "RING", 3))).Refusal!.Reason);
        Assert.Equal((7, 1, 0, 6), shop.Numbers("RING"));
    }

    /// <summary>medusajs/medusa#11703, #11266, #12796; Sylius/Sylius#12869, #7144, #9435, #12812: when hold and shelf disagree,
    /// cancelling throws, and the job that expires unpaid orders dies of it.</summary>
    [Fact]
    public void Cancelling_and_expiring_work_on_a_shelf_that_is_short()
    {
        var shop = Sold(3, 5);
        shop.Reserve("SO-2", Line(1, "RING", 2));
        shop.Do(new StockCommand.Count(new("count"), new("RING"), new("LAGER"), 0));
        shop.Clock.Now += Lifetime;
        Assert.Equal([new OrderId("SO-2")], shop.ExpireDue());
        shop.Done(new StockCommand.Release(new("cancel"), new("SO-1")));
        Assert.Equal((0, 0, 0, 0), shop.Numbers("RING"));
    }

    /// <summary>medusajs/medusa#5158: cancelling again and again was accepted until the quantity was minus 428,723.</summary>
    [Fact]
    public void Cancelling_again_and_again_gives_back_once()
    {
        var shop = Sold(3, 5);
        shop.Done(new StockCommand.Release(new("cancel-0"), new("SO-1")));
        Assert.All(Enumerable.Range(1, 9), number => Assert.Equal(
            RefusalReason.ReservationEnded, shop.Do(new StockCommand.Release(new($"cancel-{number}"), new("SO-1"))).Refusal!.Reason));
        Assert.Equal((5, 0, 0, 5), shop.Numbers("RING"));
    }

    /// <summary>medusajs/medusa#6500, #9821: the last pieces, reserved for this very order, count as unavailable when it is sent.</summary>
    [Fact]
    public void The_last_pieces_are_available_to_the_order_they_are_reserved_for()
    {
        var shop = Sold(3, 3);
        var positions = shop.Stock.PositionsOf(new("RING"));
        Assert.Equal(0, SkuAvailability.Of(new("RING"), positions).Available.Value);
        Assert.Equal(3, SkuAvailability.Of(new("RING"), positions, shop.Find("SO-1")!).Available.Value);
        Assert.Equal(3, shop.Done(new StockCommand.Consume(new("ship"), new("SO-1"), [Take(1, 3)])).Lines[0].Consumed.Value);
    }

    /// <summary>solidusio/solidus#3719, #5669, #2947: a split makes on-hand pieces of backordered ones; cancelled ones stay.</summary>
    [Fact]
    public void A_split_neither_makes_units_of_a_backorder_nor_keeps_cancelled_ones()
    {
        var shop = new Shop().With("RING", 2);
        shop.Done(Reserving("c", "SO-1", Line(1, "RING", 5)) with { Policy = ReservePolicy.BestEffort });
        shop.Commit("SO-1");
        shop.Done(new StockCommand.HandOver(new("split"), new("SO-1"), new("SO-2")) { Lines = [Take(1, 1)] });
        var lines = new[] { "SO-1", "SO-2" }.Select(order => shop.Find(order)!.Lines[0]);
        Assert.Equal([(1, 3), (1, 0)], lines.Select(line => (line.Held.Value, line.Missing.Value)));
        shop.Done(new StockCommand.Release(new("cancel"), new("SO-1")));
        Assert.Equal((2, 1, 0, 1), shop.Numbers("RING"));
    }

    /// <summary>EasyAbp/EShop#221: cancel while stock is being taken gives back more than was taken.</summary>
    [Fact]
    public async Task Cancelling_while_units_are_taken_gives_back_what_was_taken()
    {
        for (var round = 0; round < 100; round++)
        {
            var shop = new Shop().With("RING", 5);
            await Task.WhenAll(
                Task.Run(() => shop.TryReserve("SO-1", Line(1, "RING", 3))),
                Task.Run(() => shop.Do(new StockCommand.Release(new("cancel"), new("SO-1")))));
            Assert.Equal(shop.Find("SO-1")!.Lines[0].Held.Value, shop.At("RING").Reserved.Value);
            Assert.Equal(5, shop.At("RING").OnHand.Value);
        }
    }

    private static Shop Sold(int units, int onHand)
    {
        var shop = new Shop().With("RING", onHand);
        shop.Reserve("SO-1", Line(1, "RING", units));
        shop.Commit("SO-1");
        return shop;
    }
}
