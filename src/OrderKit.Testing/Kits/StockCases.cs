using OrderKit.Availability;
using OrderKit.InMemory;
using OrderKit.Testing.Generators;
using OrderKit.Testing.Running;
using static OrderKit.Testing.Running.KitStock;

namespace OrderKit.Testing.Kits;

/// <summary>What one caller sees of a stock.</summary>
internal static class StockCases
{
    private static readonly OrderId Order = KitOrders.Id(1);

    internal static IReadOnlyList<KitCase> Of(KitFactory open) =>
    [
        new("stock: a whole order or nothing", "All units of an order are decided in one step; refused, it holds nothing.", open,
            WholeAsync),
        new("stock: a command said twice counts once", "The same command again changes nothing and says so.", open, OnceAsync),
        new("stock: an id is not used for something else", "The same id with other content is refused.", open, ReusedAsync),
        new("stock: what is released is free again", "Units given back can be sold at once.", open, ReleasedAsync),
        new("stock: another attempt replaces the first", "An order holds one reservation, never two.", open, ReplacedAsync),
        new("stock: what leaves is off the shelf", "Units that left are neither on hand nor reserved.", open, ConsumedAsync),
        new("stock: the ledger adds up to the shelf", "Every change is in the ledger once; added up it is the position.", open,
            LedgerAsync),
        new("stock: answers are the decider's", "A stock answers as one that decides one command after the other.", open, ScriptsAsync),
    ];

    private static async Task WholeAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 5);
        await run.ReceiveAsync(Cup, 1, "cups");
        Check.Same(
            RefusalReason.NotEnoughStock,
            await run.RefusedAsync(Reserve("buy", Order, Line(1, Mug, 2), Line(2, Cup, 2))),
            "An order of too much");
        Check.Same((5, 1), (await run.FreeAsync(Mug), await run.FreeAsync(Cup)), "Free after an order was refused");
        Check.Same(
            RefusalReason.NotEnoughStock,
            await run.RefusedAsync(Reserve("buy", Order, Line(1, Mug, 3), Line(2, Mug, 3))),
            "Two lines of one article");
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 3), Line(2, Mug, 2), Line(3, Cup, 1)));
        Check.Same((0, 0), (await run.FreeAsync(Mug), await run.FreeAsync(Cup)), "Free after an order of everything");
    }

    private static async Task OnceAsync(KitRun run)
    {
        foreach (var command in KitStock.Life(Order))
        {
            Check.That(!(await run.DoneAsync(command)).IsRepeat, $"{command.Verb} was called a repeat the first time.");
            var free = await run.FreeAsync(Mug);
            Check.That((await run.DoneAsync(command)).IsRepeat, $"{command.Verb} was not called a repeat the second time.");
            Check.Same(free, await run.FreeAsync(Mug), $"Free after {command.Verb} was said twice");
        }

        Check.Same(5, await run.FreeAsync(Mug), "Free of 9, when 2 left, 1 came back and 2 are held");
    }

    private static async Task ReusedAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 9);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 2)));
        Check.Same(
            RefusalReason.StockCommandReused, await run.RefusedAsync(Reserve("buy", Order, Line(1, Mug, 3))), "Another wish under one id");
        Check.Same(
            RefusalReason.StockCommandReused,
            await run.RefusedAsync(new StockCommand.Receive(new("receipt"), Mug, StockScript.Location, 8)),
            "Another receipt under one id");
        Check.Same(7, await run.FreeAsync(Mug), "Free");
    }

    private static async Task ReleasedAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 4);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 4)));
        await run.DoneAsync(new StockCommand.Release(new("some"), Order) { Lines = [new(1, 1)] });
        Check.Same(1, await run.FreeAsync(Mug), "Free after one of four came back");
        await run.DoneAsync(Reserve("buy-2", KitOrders.Id(2), Line(1, Mug, 1)));
        await run.DoneAsync(new StockCommand.Release(new("rest"), Order));
        Check.Same(3, await run.FreeAsync(Mug), "Free after the rest came back");
        await run.DoneAsync(Reserve("buy-3", KitOrders.Id(3), Line(1, Mug, 3)));
        Check.Same(0, await run.FreeAsync(Mug), "Free after it was sold again");
    }

    private static async Task ReplacedAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 5);
        await run.DoneAsync(Reserve("first", Order, Line(1, Mug, 4)));
        await run.DoneAsync(Reserve("second", Order, Line(1, Mug, 5)));
        Check.Same(0, await run.FreeAsync(Mug), "Free");
        Check.Same(RefusalReason.NotEnoughStock, await run.RefusedAsync(Reserve("third", Order, Line(1, Mug, 6))), "More than there is");
        Check.Same(5, (await run.HeldAsync(Order)).Lines[0].Held.Value, "What is held after an attempt that was refused");
    }

    private static async Task ConsumedAsync(KitRun run)
    {
        await run.ReceiveAsync(Mug, 5);
        await run.DoneAsync(Reserve("buy", Order, Line(1, Mug, 3)));
        Check.Same(
            RefusalReason.ReservationNotCommitted,
            await run.RefusedAsync(new StockCommand.Consume(new("early"), Order, [new(1, 1)])),
            "Units that left before the purchase");
        await run.DoneAsync(new StockCommand.Commit(new("buy"), Order));
        await run.DoneAsync(new StockCommand.Consume(new("left"), Order, [new(1, 3)]));
        Check.Same(2, await run.FreeAsync(Mug), "Free");
        Check.Same(
            RefusalReason.ReservationEnded,
            await run.RefusedAsync(new StockCommand.Consume(new("more"), Order, [new(1, 1)])),
            "More units than were sold");
    }

    private static async Task LedgerAsync(KitRun run)
    {
        Check.SameList([], await run.Ledger.PositionsAsync(Mug, run.Stop), "Positions of an article that is not stocked");
        await run.ReceiveAsync(Mug, 5);
        for (var number = 1; number <= 12; number++)
        {
            var order = KitOrders.Id(number);
            await run.DoneAsync(Reserve("buy", order, Line(1, Mug, 1 + (number % 4))));
            await run.DoneAsync(number % 2 == 0 ? new StockCommand.Release(new("no"), order) : new StockCommand.Commit(new("buy"), order));
            if (number % 2 == 1)
            {
                await run.DoneAsync(new StockCommand.Consume(new("left"), order, [new(1, 1)]));
                await run.DoneAsync(new StockCommand.Release(new("rest"), order));
                await run.ReceiveAsync(Mug, 1, $"in-{number}");
            }

            await run.BalancedAsync(Mug);
        }

        var first = (await run.Ledger.ReadLedgerAsync(Mug, StockScript.Location, 0, 1, run.Stop))[0];
        Check.Same((StockVerb.Receive, 5, new CommandId("receipt")), (first.Verb, first.OnHand, first.Command), "The first entry");
    }

    private static async Task ScriptsAsync(KitRun run)
    {
        foreach (var (script, number) in StockGenerators.Samples(20).Select((s, at) => (s, at)))
        {
            var model = new MemoryStock(run.Clock);
            foreach (var step in script.Steps.Select(step => Renamed(step, number)))
            {
                run.Clock.Advance(step.After);
                await run.Stock.ExpireDueAsync(1000, run.Stop);
                var (expected, seen) = (await model.HandleAsync(step.Command), await run.Stock.HandleAsync(step.Command, run.Stop));
                Check.Same(Told(expected), Told(seen), $"The answer to {step.Command}");
            }

            foreach (var sku in StockScript.Skus.Select(sku => new Sku($"{sku}-{number}")))
            {
                Check.Same((await model.CheckAsync([sku]))[0].Available.Value, await run.FreeAsync(sku), $"Free of {sku}");
            }
        }
    }

    // Every script plays in a corner of its own of the one store.
    private static StockScript.Step Renamed(StockScript.Step step, int number)
    {
        OrderId Own(OrderId order) => new($"{order}-{number}");
        CommandId Named(CommandId id) => new($"{id}-{number}");
        Sku Article(Sku sku) => new($"{sku}-{number}");
        return step with
        {
            Command = step.Command switch
            {
                StockCommand.Reserve one => new StockCommand.Reserve(
                    one.Id, Own(one.Order), one.Lines.Select(line => new StockCommand.Line(line.Number, Article(line.Sku), line.Quantity))
                        .ToValueList(), one.Lifetime)
                { Policy = one.Policy },
                StockCommand.Commit one => new StockCommand.Commit(one.Id, Own(one.Order)) { Lines = one.Lines },
                StockCommand.Consume one => new StockCommand.Consume(one.Id, Own(one.Order), one.Lines),
                StockCommand.Release one => new StockCommand.Release(one.Id, Own(one.Order)) { Lines = one.Lines },
                StockCommand.Receive one => new StockCommand.Receive(Named(one.Id), Article(one.Sku), one.Location, one.Quantity),
                StockCommand.Count one => new StockCommand.Count(Named(one.Id), Article(one.Sku), one.Location, one.OnHand),
                StockCommand.SetSafety one => new StockCommand.SetSafety(Named(one.Id), Article(one.Sku), one.Location, one.Safety),
                StockCommand.SetQuarantined one =>
                    new StockCommand.SetQuarantined(Named(one.Id), Article(one.Sku), one.Location, one.Quarantined),
                var other => other,
            },
        };
    }

    private static string Told(Decision<StockAnswer> decision) => decision switch
    {
        { IsAccepted: false } => $"refused: {decision.Refusal.Reason}",
        { Value: StockAnswer.Reserved { Reservation: var one } answer } =>
            $"repeat {answer.IsRepeat}, {one.Status}, retaken {one.IsRetaken}, " + string.Join(';', one.Lines.Select(line =>
                $"{line.Line}: asked {line.Asked} held {line.Held} missing {line.Missing} left {line.Consumed} back {line.Released}")),
        { Value: StockAnswer.Moved { Position: var at } answer } =>
            $"repeat {answer.IsRepeat}, on hand {at.OnHand} reserved {at.Reserved} short {at.Shortage} cuts {answer.Cuts}",
        _ => "other",
    };
}
