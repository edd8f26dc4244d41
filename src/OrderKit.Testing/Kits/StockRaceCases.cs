using OrderKit.Availability;
using OrderKit.Testing.Generators;
using OrderKit.Testing.Running;
using static OrderKit.Testing.Running.KitStock;

namespace OrderKit.Testing.Kits;

/// <summary>What callers at the same time see of a stock.</summary>
internal static class StockRaceCases
{
    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("stock: the last unit goes to one of many", "Nothing is sold beyond what there is, by however many callers at once.", open,
            LastUnitAsync),
        new("stock: many takers get all there is and no more", "Nothing that was free is refused.", open, AllAsync),
        new("stock: equal commands at once count once", "A command sent twice at once has one effect and equal answers.", open, EqualAsync),
        new("stock: orders that name articles in other order do not block each other", "Callers at once are always answered.", open,
            CrosswiseAsync),
        new("stock: releases and takers at once lose no unit", "Units given back while others take are neither lost nor doubled.", open,
            TurnoverAsync),
    ];

    private static async Task LastUnitAsync(KitRun run)
    {
        for (var round = 0; round < 5; round++)
        {
            var sku = new Sku($"MUG-{round}");
            await run.ReceiveAsync(sku, 1, $"receipt-{round}");
            var taken = await TakeAsync(run, sku, 16, round * 100);
            Check.Same(1, taken, "Buyers of the last unit");
            Check.Same(0, await run.FreeAsync(sku), "Free");
        }
    }

    private static async Task AllAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 10);
        Check.Same(10, await TakeAsync(run, Mug, 40, 0), "Buyers of ten units");
        Check.Same(0, await run.FreeAsync(Mug), "Free");
    }

    private static async Task EqualAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 10);
        var order = KitOrders.Id(1);
        foreach (var command in (StockCommand[])
        [
            Reserve("buy", order, Line(1, Mug, 3)), new StockCommand.Commit(new("buy"), order),
            new StockCommand.Consume(new("left"), order, [new(1, 1)]), new StockCommand.Release(new("back"), order) { Lines = [new(1, 1)] },
            new StockCommand.Receive(new("more"), Mug, StockScript.Location, 5),
        ])
        {
            var stocks = new[] { run.Stock, KitRun.Offered(run.Other.Stock) };
            var answers = await KitRun.RaceAsync(8, async caller => await stocks[caller % 2].HandleAsync(command, run.Stop));
            Check.That(Array.TrueForAll(answers, answer => answer.IsAccepted), $"{command.Verb} was refused to one of equal callers.");
            Check.Same(1, answers.Count(answer => !answer.Value.IsRepeat), $"Effects of {command.Verb} sent 8 times at once");
        }

        Check.Same(13, await run.FreeAsync(Mug), "Free of 15, when 1 left, 1 came back and 1 is held");
    }

    private static async Task CrosswiseAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 100);
        await run.ReceiveAsync(Cup, 100, "cups");
        var answers = await KitRun.RaceAsync(16, async caller =>
        {
            var lines = caller % 2 == 0 ? new[] { Line(1, Mug, 1), Line(2, Cup, 1) } : [Line(1, Cup, 1), Line(2, Mug, 1)];
            var stock = caller % 4 < 2 ? run.Stock : KitRun.Offered(run.Other.Stock);
            return await stock.ReserveAsync(Reserve("buy", KitOrders.Id(caller), lines), run.Stop);
        });
        Check.That(Array.TrueForAll(answers, answer => answer.IsAccepted), "A caller was refused what was free.");
        Check.Same((84, 84), (await run.FreeAsync(Mug), await run.FreeAsync(Cup)), "Free");
    }

    private static async Task TurnoverAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 4);
        await KitRun.RaceAsync(8, async caller =>
        {
            for (var round = 0; round < 10; round++)
            {
                var order = KitOrders.Id((caller * 100) + round);
                if ((await run.Stock.HandleAsync(Reserve("buy", order, Line(1, Mug, 1)), run.Stop)).IsAccepted)
                {
                    await run.DoneAsync(new StockCommand.Release(new("back"), order));
                }
            }

            return true;
        });
        Check.Same(4, await run.FreeAsync(Mug), "Free after all came back");
    }

    private static async Task<int> TakeAsync(KitRun run, Sku sku, int takers, int first)
    {
        var stocks = new[] { run.Stock, KitRun.Offered(run.Other.Stock) };
        var answers = await KitRun.RaceAsync(takers, async caller =>
            await stocks[caller % 2].ReserveAsync(Reserve("buy", KitOrders.Id(first + caller), Line(1, sku, 1)), run.Stop));
        return answers.Count(answer => answer.IsAccepted);
    }
}
