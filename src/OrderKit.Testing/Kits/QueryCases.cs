using NodaTime;
using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Testing.Running;

namespace OrderKit.Testing.Kits;

/// <summary>What people see who list orders.</summary>
internal static class QueryCases
{
    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("queries: the newest placed comes first", "Orders are listed newest placed first, those of one instant by id.", open,
            FirstAsync),
        new("queries: pages show every order once", "Going from page to page neither repeats nor skips an order that did not change.", open,
            PagesAsync),
        new("queries: orders placed meanwhile disturb no page", "A page goes on after the last order shown, not after a number of rows.",
            open, MeanwhileAsync),
        new("queries: status and time pick orders", "Only orders of the status asked for, placed from one instant to before another.", open,
            FilterAsync),
        new("queries: a listing shows the order as it stands", "A listing never shows less than was acknowledged.", open, CurrentAsync),
    ];

    private static async Task FirstAsync(KitRun run)
    {
        var empty = await run.Queries.ListAsync(new(), run.Stop);
        Check.Same((0, (OrderCursor?)null), (empty.Orders.Count, empty.Next), "The page of a store without orders");
        var placed = await PlaceAsync(run, 9);
        var page = await run.Queries.ListAsync(new(), run.Stop);
        Check.SameList(placed, page.Orders, "The orders");
        Check.Same(null, page.Next, "Where to go on after all of them");
    }

    private static async Task PagesAsync(KitRun run)
    {
        var placed = await PlaceAsync(run, 9);
        foreach (var most in (int[])[1, 2, 4, 9])
        {
            List<OrderSummary> seen = [];
            OrderPage? page = null;
            do
            {
                page = await run.Queries.ListAsync(new() { Most = most, After = page?.Next }, run.Stop);
                Check.That(page.Orders.Count <= most, $"A page of {most} orders holds {page.Orders.Count}.");
                seen.AddRange(page.Orders);
            }
            while (page.Next is not null && seen.Count <= placed.Count);

            Check.SameList(placed, seen, $"The orders in pages of {most}");
        }
    }

    private static async Task MeanwhileAsync(KitRun run)
    {
        var placed = await PlaceAsync(run, 6);
        var first = await run.Queries.ListAsync(new() { Most = 3 }, run.Stop);
        await run.AppendAsync(KitOrders.Place(KitOrders.Id(50), run.Now + Duration.FromDays(1)));
        var second = await run.Queries.ListAsync(new() { Most = 10, After = first.Next }, run.Stop);
        Check.SameList(placed, [.. first.Orders, .. second.Orders], "The orders of both pages");
    }

    private static async Task FilterAsync(KitRun run)
    {
        var placed = await PlaceAsync(run, 9);
        var shipped = await run.LoadAsync(KitOrders.Id(5));
        await run.AppendAsync(KitOrders.Ship(shipped, "S1", run.Now));
        var listed = await run.Queries.ListAsync(new() { Status = OrderStatus.PartiallyShipped }, run.Stop);
        Check.SameList([KitOrders.Id(5)], listed.Orders.Select(order => order.Id), "The orders that are partly shipped");
        var (from, before) = (placed[^1].PlacedAt, placed[0].PlacedAt);
        var between = await run.Queries.ListAsync(new() { PlacedFrom = from, PlacedBefore = before }, run.Stop);
        Check.SameList(
            placed.Where(order => order.PlacedAt < before).Select(order => order.Id),
            between.Orders.Select(order => order.Id),
            "The orders placed from the first instant to before the last");
        var none = await run.Queries.ListAsync(new() { PlacedFrom = before + Duration.FromMilliseconds(1) }, run.Stop);
        Check.Same(0, none.Orders.Count, "Orders placed after the last");
    }

    private static async Task CurrentAsync(KitRun run)
    {
        var step = KitOrders.Place(KitOrders.Id(1), run.Now);
        await run.AppendAsync(step);
        foreach (var shipment in (string[])["S1", "S2"])
        {
            step = KitOrders.Ship(step.Order, shipment, run.Now);
            await run.AppendAsync(step);
            var page = await KitRun.Offered(run.Other.Queries).ListAsync(new(), run.Stop);
            Check.SameList([OrderSummary.Of(step.Order)], page.Orders, "The order in the listing");
        }
    }

    // Three orders an instant, as they are to be listed.
    private static async Task<List<OrderSummary>> PlaceAsync(KitRun run, int count)
    {
        List<OrderSummary> placed = [];
        for (var number = 1; number <= count; number++)
        {
            var step = KitOrders.Place(KitOrders.Id(number), run.Now + Duration.FromMilliseconds(number / 3));
            await run.AppendAsync(step);
            placed.Add(OrderSummary.Of(step.Order));
        }

        return [.. placed.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id.Value, StringComparer.Ordinal)];
    }
}
