using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OrderKit.Availability;

namespace OrderKit.Testing.Generators;

/// <summary>Lives of a stock for properties: give the class to FsCheck as a source of <see cref="StockScript"/>.</summary>
public static class StockGenerators
{
    private static readonly Duration Lifetime = Duration.FromMinutes(20);

    /// <summary>Scripts of some dozen steps; few ids, orders and units, so that repeats, reuse, shortage and expiry are common.</summary>
    /// <returns>The scripts, which shrink step by step.</returns>
    public static Arbitrary<StockScript> Script() => Arb.From(
        Scripts(),
        script => script.Steps.Select((_, gone) => new StockScript(script.Steps.Where((_, at) => at != gone).ToValueList())));

    /// <summary>The same scripts at every call, for cases.</summary>
    internal static IEnumerable<StockScript> Samples(int count) => Scripts().Sample(50, new Rnd(41, 43), count);

    private static Gen<StockScript> Scripts() =>
        from length in Gen.Choose(5, 30)
        from pieces in Gen.ArrayOf(Gen.Frequency((12, Step().Select(step => new[] { step })), (1, Sale())), length)
        let steps = pieces.SelectMany(piece => piece).ToArray()
        from again in Gen.ArrayOf(Gen.Choose(0, 200), steps.Length)
        select new StockScript(
            steps.Select((step, at) => again[at] < at ? step with { Command = steps[again[at]].Command } : step).ToValueList());

    private static Gen<StockScript.Step> Step() =>
        from minutes in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(1, 9)), (1, Gen.Choose(20, 30)))
        from command in Gen.Frequency((5, Reserve()), (4, Commit()), (3, Consume()), (3, Release()), (6, OnShelf()))
        select new StockScript.Step(Duration.FromMinutes(minutes), command);

    // What seldom comes about by chance: bought, sent and taken back, the last two said twice.
    private static Gen<StockScript.Step[]> Sale() =>
        from number in Gen.Choose(31, 90)
        from order in Gen.Choose(5, 9).Select(one => new OrderId($"SO-{one}"))
        from sku in Article()
        let id = new CommandId($"s{number}")
        let left = new StockCommand.Consume(id, order, [new(1, 2)])
        let back = new StockCommand.Release(id, order) { Lines = [new(1, 1)] }
        select new StockCommand[]
        {
            new StockCommand.Receive(id, sku, StockScript.Location, 5),
            new StockCommand.Reserve(id, order, [new(1, sku, 4)], Lifetime),
            new StockCommand.Commit(id, order), left, left, back, back,
        }.Select(command => new StockScript.Step(Duration.Zero, command)).ToArray();

    private static Gen<CommandId> Id() => Gen.Choose(1, 12).Select(number => new CommandId($"c{number}"));

    private static Gen<OrderId> Order() => Gen.Choose(1, 4).Select(number => new OrderId($"SO-{number}"));

    private static Gen<Sku> Article() => Gen.Elements(StockScript.Skus.AsEnumerable());

    private static Gen<StockCommand> Reserve() =>
        from id in Id()
        from order in Order()
        from count in Gen.Choose(1, 3)
        from lines in Gen.ArrayOf(Gen.Zip(Article(), Gen.Choose(1, 4)), count)
        from policy in Gen.Elements(ReservePolicy.AllOrNothing, ReservePolicy.BestEffort)
        select (StockCommand)new StockCommand.Reserve(
            id, order, lines.Select((line, at) => new StockCommand.Line(at + 1, line.Item1, line.Item2)).ToValueList(), Lifetime)
        {
            Policy = policy,
        };

    private static Gen<ValueList<LocatedQuantity>> Units(int least) =>
        from count in Gen.Choose(least, 2)
        from units in Gen.ArrayOf(
            from line in Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(2)))
            from quantity in Gen.Choose(1, 3)
            select new LocatedQuantity(line, quantity), count)
        select units.ToValueList();

    private static Gen<StockCommand> Commit() =>
        from id in Id()
        from order in Order()
        from lines in Units(0)
        select (StockCommand)new StockCommand.Commit(id, order) { Lines = lines.Count < 2 ? [] : lines };

    private static Gen<StockCommand> Consume() =>
        from id in Id()
        from order in Order()
        from lines in Units(1)
        select (StockCommand)new StockCommand.Consume(id, order, lines);

    private static Gen<StockCommand> Release() =>
        from id in Id()
        from order in Order()
        from lines in Units(0)
        select (StockCommand)new StockCommand.Release(id, order) { Lines = lines };

    private static Gen<StockCommand> OnShelf() =>
        from number in Gen.Choose(1, 30)
        from kind in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(2, 3)))
        from sku in Article()
        from units in Gen.Choose(0, 8)
        let id = new CommandId($"s{number}")
        select kind switch
        {
            0 => new StockCommand.Receive(id, sku, StockScript.Location, units),
            1 => new StockCommand.Count(id, sku, StockScript.Location, units / 2),
            2 => new StockCommand.SetSafety(id, sku, StockScript.Location, units / 3),
            _ => (StockCommand)new StockCommand.SetQuarantined(id, sku, StockScript.Location, units / 3),
        };
}
