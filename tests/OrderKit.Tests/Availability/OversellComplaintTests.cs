using OrderKit.Availability;
using static OrderKit.Tests.Availability.Shop;

namespace OrderKit.Tests.Availability;

/// <summary>What users of other systems complain of under overselling, each by its public thread, and what happens here.</summary>
public sealed class OversellComplaintTests
{
    /// <summary>nopSolutions/nopCommerce#8085: orders within one second read, change and write the stock, and updates get lost.</summary>
    [Fact]
    public async Task Sub_second_orders_lose_no_update()
    {
        var shop = new Shop().With("RING", 500);
        await Parallel.ForAsync(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var (order, id) = (new OrderId($"SO-{number}"), new CommandId("c"));
            await shop.Stock.ReserveAsync(Reserving("c", order.Value, Line(1, "RING", 1)), stop);
            await shop.Stock.CommitAsync(new(id, order), stop);
            await shop.Stock.ConsumeAsync(new(id, order, [Take(1, 1)]), stop);
        });
        Assert.Equal((0, 0, 0, 0), shop.Numbers("RING"));
    }

    /// <summary>nopSolutions/nopCommerce#4184, vendurehq/vendure#3508, magento/inventory#3036, woocommerce/woocommerce#24782 and #27953,
    /// opencart/opencart#4811, openfoodfoundation/openfoodnetwork#4018: two checkouts at once, one unit left, both pass.</summary>
    [Fact]
    public async Task Two_checkouts_of_the_last_unit_make_one_sale()
    {
        for (var round = 0; round < 100; round++)
        {
            var shop = new Shop().With("RING", 1);
            var both = await Task.WhenAll(
                Task.Run(() => shop.TryReserve("SO-1", Line(1, "RING", 1))), Task.Run(() => shop.TryReserve("SO-2", Line(1, "RING", 1))));
            Assert.Single(both, decision => decision.IsAccepted);
            Assert.Equal((1, 1, 0, 0), shop.Numbers("RING"));
        }
    }

    /// <summary>vendurehq/vendure#1738, #4930: clamped counters silently allot a paid order less than it bought.</summary>
    [Fact]
    public void A_paid_order_gets_all_its_units_or_a_no_that_says_what_is_possible()
    {
        var shop = new Shop().With("RING", 5);
        shop.Reserve("SO-1", Line(1, "RING", 4));
        shop.Clock.Now += Lifetime;
        shop.Reserve("SO-2", Line(1, "RING", 3));
        var paid = shop.Do(new StockCommand.Commit(new("paid"), new("SO-1")));
        Assert.Equal((RefusalReason.NotEnoughStock, "2 of RING"), (paid.Refusal!.Reason, paid.Refusal.Unlocks[0].Subject));
    }

    /// <summary>medusajs/medusa#16569, saleor/saleor#6897: who calls past the lock oversubscribes; here there is no way past it.</summary>
    [Fact]
    public async Task Every_way_in_decides_in_one_step()
    {
        var shop = new Shop().With("RING", 40);
        await Parallel.ForAsync(0, 120, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var reserve = Reserving("c", $"SO-{number}", Line(1, "RING", 1));
            if (number % 2 == 0)
            {
                await shop.Stock.ReserveAsync(reserve, stop);
            }
            else
            {
                await shop.Stock.HandleAsync(reserve, stop);
            }
        });
        Assert.Equal((40, 40, 0, 0), shop.Numbers("RING"));
    }

    /// <summary>dotnet/eShop#888 and #732, dotnet-architecture/eShopOnContainers#2001: stock is looked at long before.</summary>
    [Fact]
    public void A_look_promises_nothing_and_only_taking_counts()
    {
        var shop = new Shop().With("RING", 1);
        Assert.Equal(1, shop.Check([new("RING")])[0].Available.Value);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-2", Line(1, "RING", 1)).Refusal!.Reason);
    }

    /// <summary>woocommerce/woocommerce#12467: an abandoned payment keeps its units, or loses them while it is paid.</summary>
    [Fact]
    public void An_abandoned_payment_gives_way_and_a_late_one_takes_again_what_is_free()
    {
        var shop = new Shop().With("RING", 1);
        shop.Reserve("SO-1", Line(1, "RING", 1));
        shop.Clock.Now += Lifetime;
        Assert.Equal(1, shop.Check([new("RING")])[0].Available.Value);
        Assert.True(shop.Commit("SO-1").IsRetaken);
        Assert.Equal(RefusalReason.NotEnoughStock, shop.TryReserve("SO-2", Line(1, "RING", 1)).Refusal!.Reason);
    }
}
