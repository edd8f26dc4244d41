using NodaTime;
using OrderKit.Availability;
using OrderKit.Testing.Generators;

namespace OrderKit.Testing.Running;

/// <summary>Commands on a stock as cases need them.</summary>
internal static class KitStock
{
    internal static readonly Sku Mug = new("MUG");
    internal static readonly Sku Cup = new("CUP");
    internal static readonly Duration Lifetime = Duration.FromMinutes(20);

    internal static StockCommand.Line Line(int number, Sku sku, int units) => new(number, sku, units);

    internal static StockCommand.Reserve Reserve(string id, OrderId order, params StockCommand.Line[] lines) =>
        new(new(id), order, [.. lines], Lifetime);

    /// <summary>Nine come in; of five that are sold two leave, one comes back and two are held.</summary>
    internal static StockCommand[] Life(OrderId order) =>
    [
        new StockCommand.Receive(new("in"), Mug, StockScript.Location, 9), Reserve("buy", order, Line(1, Mug, 5)),
        new StockCommand.Commit(new("buy"), order), new StockCommand.Consume(new("left"), order, [new(1, 2)]),
        new StockCommand.Release(new("back"), order) { Lines = [new(1, 1)] },
    ];

    internal static async Task ReceiveAsync(this KitRun run, Sku sku, int units, string id = "receipt") =>
        await run.DoneAsync(new StockCommand.Receive(new(id), sku, StockScript.Location, units));

    internal static async Task<StockAnswer> DoneAsync(this KitRun run, StockCommand command)
    {
        var decision = await run.Stock.HandleAsync(command, run.Stop);
        Check.That(decision.IsAccepted, $"{command.Verb} was refused: {decision.Refusal}");
        return decision.Value;
    }

    internal static async Task<Reservation> HeldAsync(this KitRun run, OrderId order) =>
        Check.NotNull(await run.Stock.FindAsync(order, run.Stop), $"The reservation of {order}");

    internal static async Task<RefusalReason?> RefusedAsync(this KitRun run, StockCommand command) =>
        (await run.Stock.HandleAsync(command, run.Stop)).Refusal?.Reason;

    /// <summary>Free units of an article, by everything that was accepted.</summary>
    internal static async Task<int> FreeAsync(this KitRun run, Sku sku)
    {
        var free = (await run.Stock.CheckAsync([sku], run.Stop))[0].Available.Value;
        if (run.Store.Ledger is not null)
        {
            await run.BalancedAsync(sku);
        }

        return free;
    }

    /// <summary>The ledger of every position of an article, added up, is the position.</summary>
    internal static async Task BalancedAsync(this KitRun run, Sku sku)
    {
        foreach (var position in await run.Ledger.PositionsAsync(sku, run.Stop))
        {
            List<StockEntry> entries = [];
            while (await run.Ledger.ReadLedgerAsync(sku, position.Location, entries.Count, 7, run.Stop) is { Count: > 0 } page)
            {
                entries.AddRange(page);
            }

            var numbers = Enumerable.Range(1, entries.Count).Select(at => (long)at);
            Check.SameList(numbers, entries.Select(e => e.Sequence), "The ledger's numbers");
            Check.Same(position.Version, entries.Count, "The number of ledger entries");
            Check.Same(
                (position.OnHand.Value, position.Reserved.Value, position.Shortage.Value),
                (entries.Sum(e => e.OnHand), entries.Sum(e => e.Reserved), entries.Sum(e => e.Shortage)),
                $"On hand, reserved and short of {sku} by the ledger");
            StockInvariantException.ThrowIfBroken(position);
        }
    }
}
