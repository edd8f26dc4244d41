using OrderKit.Orders;
using OrderKit.Units;
using static OrderKit.Tests.Checkout.Trial;

namespace OrderKit.Tests.Checkout;

public sealed class ParallelPurchaseTests
{
    private static readonly string[] Skus = ["MUG", "TEA", "BOWL", "CUP"];

    [Fact]
    public async Task A_hundred_buyers_of_the_last_unit_make_one_sale()
    {
        for (var round = 0; round < 10; round++)
        {
            var shop = new Trial().With("MUG", 1);
            var answers = await AtOnceAsync(100, n => shop.PurchaseAsync($"SO-{n}", $"click-{n}", Line(1, 1)));

            Assert.Single(answers, a => a.IsAccepted);
            Assert.All(answers.Where(a => !a.IsAccepted), a => Assert.Equal(RefusalReason.NotEnoughStock, a.Refusal!.Reason));
            Assert.Equal((1, 1, 0), shop.Shelf("MUG"));
            Assert.Empty(await Judge.FaultsAsync(shop, Enumerable.Range(0, 100).Select(n => $"SO-{n}"), "MUG"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Buyers_of_many_articles_with_cancellations_and_shipping_neither_oversell_nor_lose_a_unit(int seed)
    {
        var shop = Skus.Aggregate(new Trial(), (trial, sku) => trial.With(sku, 100));
        var answers = await AtOnceAsync(64, n => BuyAndGoOnAsync(shop, n, new Random((seed * 1000) + n)));
        Assert.Empty(await shop.RunAsync());

        var orders = answers.SelectMany(a => a).ToList();
        Assert.Empty(await Judge.FaultsAsync(shop, orders.Select(o => o.Id), Skus));
        foreach (var sku in Skus)
        {
            var shipped = 0;
            foreach (var (id, _) in orders.Where(o => o.IsMade))
            {
                shipped += (await shop.OrderAsync(id))!.Lines.Where(l => l.Terms.Sku.Value == sku).Sum(l => l.Units.In(UnitPlace.Shipped));
            }

            Assert.Equal(100 - shipped, shop.Shelf(sku).OnHand);
        }

        // Each article was worth more clicks than it had units, so some heard no, and none of them has an order.
        Assert.Contains(orders, o => !o.IsMade);
        foreach (var (id, isMade) in orders)
        {
            Assert.Equal(isMade, await shop.OrderAsync(id) is not null);
        }
    }

    private static async Task<List<(string Id, bool IsMade)>> BuyAndGoOnAsync(Trial shop, int buyer, Random random)
    {
        List<(string, bool)> orders = [];
        for (var n = 0; n < 8; n++)
        {
            var id = $"SO-{buyer}-{n}";
            LineTerms[] lines = [Line(1, random.Next(1, 3), Skus[random.Next(4)]), Line(2, 1, Skus[random.Next(4)]), Charge(3)];
            var answer = random.Next(3) == 0
                ? await shop.BestEffortAsync(id, $"click-{id}", lines)
                : await shop.PurchaseAsync(id, $"click-{id}", lines);
            orders.Add((id, answer.IsAccepted));
            if (answer.IsAccepted)
            {
                await GoOnAsync(shop, answer.Value.Order, random.Next(4));
            }
        }

        return orders;
    }

    private static async Task GoOnAsync(Trial shop, Order order, int how)
    {
        var inStock = order.Lines.Where(l => l.Terms.IsStocked && l.Units.Open > 0)
            .Select(l => new LineQuantity(l.Number, l.Units.Open)).ToValueList();
        if (inStock.Count > 0 && how == 0)
        {
            await shop.AskAsync(new OrderCommand.Cancel(order.Id, new("cancel"), "changed-mind", [inStock[0]]));
        }
        else if (inStock.Count > 0 && how == 1)
        {
            await shop.AskAsync(new OrderCommand.ReportShipped(order.Id, new("shipped"), new("S1"), inStock, shop.Clock.Now));
        }
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(async n =>
        {
            await start.Task;
            return await Task.Run(() => act(n));
        }).ToArray();
        start.SetResult();
        return Task.WhenAll(all);
    }
}
