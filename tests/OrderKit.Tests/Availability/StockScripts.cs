using FsCheck;
using FsCheck.Fluent;
using OrderKit.Availability;
using OrderKit.Feeds;

namespace OrderKit.Tests.Availability;

/// <summary>One step of a script: time passes, then a command comes.</summary>
public sealed record StockStep(int Minutes, StockCommand Command);

/// <summary>Commands in a row, sensible or not.</summary>
public sealed record StockScript(ValueList<StockStep> Steps)
{
    public override string ToString() => string.Join('\n', Steps);
}

/// <summary>A script on a stock with one location.</summary>
public sealed record OneShelfScript(StockScript Script)
{
    public override string ToString() => Script.ToString();
}

/// <summary>Makes scripts: few ids, orders, articles and units, so that repeats, reuse, shortage and expiry are common.</summary>
public static class StockScripts
{
    private static readonly string[] Skus = ["CUP", "MUG", "RING"];

    public static Arbitrary<StockScript> Script() =>
        Arb.From(ScriptOf(["A", "B", "C"]), Shrink);

    public static Arbitrary<OneShelfScript> OneShelf() =>
        Arb.From(
            ScriptOf(["A"]).Select(script => new OneShelfScript(script)),
            one => Shrink(one.Script).Select(s => new OneShelfScript(s)));

    private static Gen<StockScript> ScriptOf(string[] locations) =>
        from count in Gen.Choose(1, 35)
        from pieces in Gen.ArrayOf(
            Gen.Frequency(
                (18, Step(locations).Select(step => new[] { step })),
                (2, Sale(locations)),
                (1, Back(locations)),
                (locations.Length > 1 ? 1 : 0, Moved(locations))),
            count)
        let steps = pieces.SelectMany(piece => piece).ToArray()
        from again in Gen.ArrayOf(Gen.Choose(0, 250), steps.Length)
        select new StockScript(
            steps.Select((step, at) => again[at] < at ? step with { Command = steps[again[at]].Command } : step).ToValueList());

    private static IEnumerable<StockScript> Shrink(StockScript script) =>
        Enumerable.Range(0, script.Steps.Count).Select(gone => new StockScript(script.Steps.Where((_, at) => at != gone).ToValueList()));

    private static Gen<StockStep> Step(string[] locations) =>
        from minutes in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(1, 9)), (1, Gen.Choose(10, 25)))
        from command in Gen.Frequency(
            (4, Reserve(locations)), (4, Commit()), (3, Consume(locations)), (2, Release(locations)), (5, OnShelf(locations)), (1, Sweep()),
            (3, News(locations)), (2, HandOver()), (3, Fill(locations)), (2, TakeBack(locations)),
            (1, LeaveAgain(locations)), (1, Unheld()), (locations.Length > 1 ? 2 : 0, Carried(locations)))
        select new StockStep(minutes, command);

    // What seldom comes about by chance: goods in, bought, committed, counted anew, shipped.
    private static Gen<StockStep[]> Sale(string[] locations) =>
        from number in Gen.Choose(31, 90)
        from order in Order()
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from location in Gen.Elements(locations).Select(text => new LocationId(text))
        from found in Gen.Choose(0, 6)
        let id = new CommandId($"s{number}")
        select new StockCommand[]
        {
            new StockCommand.Receive(id, sku, location, 5),
            Shop.Reserving($"s{number}", order.Value, Shop.Line(1, sku.Value, 4)),
            new StockCommand.Commit(id, order),
            new StockCommand.Count(id, sku, location, found),
            new StockCommand.Consume(id, order, [Shop.Take(1, 3)]),
        }.Select(command => new StockStep(0, command)).ToArray();

    // Goods at two locations, an order that may or may not be taken from the second, and its units moved there, perhaps twice.
    private static Gen<StockStep[]> Moved(string[] locations) =>
        from number in Gen.Choose(91, 150)
        from order in Order()
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from only in Gen.Elements(true, false)
        from units in Gen.Choose(1, 3)
        let id = new CommandId($"s{number}")
        let other = new CommandId($"s{number}-b")
        let move = new StockCommand.MoveReserved(id, order, [Shop.Take(1, units)], new(locations[1]))
        select new StockCommand[]
        {
            new StockCommand.Receive(id, sku, new(locations[0]), 3),
            new StockCommand.Receive(other, sku, new(locations[1]), 3),
            Shop.Reserving($"s{number}", order.Value, Shop.Line(1, sku.Value, 3)) with { From = only ? [new(locations[0])] : [] },
            move,
            move,
        }.Select(command => new StockStep(0, command)).ToArray();

    // Goods that left, came back, and left again; and what the order missed is taken. Some of what it called off leaves all the same.
    private static Gen<StockStep[]> Back(string[] locations) =>
        from number in Gen.Choose(151, 190)
        from order in Order()
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from location in Gen.Elements(locations).Select(text => new LocationId(text))
        from goes in Goes()
        from units in Gen.Choose(1, 4)
        let id = new CommandId($"s{number}")
        select new StockCommand[]
        {
            new StockCommand.Receive(id, sku, location, 5),
            new StockCommand.Fill(id, order, [Shop.Line(1, sku.Value, 3)]),
            new StockCommand.Consume(id, order, [Shop.Take(1, 3)]),
            new StockCommand.TakeBack(id, order, [Shop.Take(1, units)]) { Goes = goes },
            new StockCommand.LeaveAgain(id, order, [Shop.Take(1, 1)]),
            new StockCommand.Release(id, order) { Lines = [Shop.Take(1, 1)] },
            new StockCommand.ConsumeUnheld(id, order, [Shop.Line(1, sku.Value, units)]),
        }.Select(command => new StockStep(0, command)).ToArray();

    private static Gen<StockCommand.Homecoming> Goes() => Gen.Elements(Enum.GetValues<StockCommand.Homecoming>());

    private static Gen<CommandId> Id() => Gen.Choose(1, 9).Select(number => new CommandId($"c{number}"));

    private static Gen<OrderId> Order() => Gen.Choose(1, 4).Select(number => new OrderId($"SO-{number}"));

    private static Gen<CommandId?> MadeBy() =>
        Gen.Frequency((4, Gen.Constant((CommandId?)null)), (1, Id().Select(id => (CommandId?)id)));

    private static Gen<StockCommand> Reserve(string[] locations) =>
        from id in Id()
        from order in Order()
        from count in Gen.Choose(1, 3)
        from lines in Gen.ArrayOf(
            from sku in Gen.Elements(Skus)
            from quantity in Gen.Choose(1, 5)
            select (Sku: sku, Quantity: quantity), count)
        from policy in Gen.Elements(ReservePolicy.AllOrNothing, ReservePolicy.BestEffort)
        from only in Gen.Choose(0, 9)
        select (StockCommand)new StockCommand.Reserve(
            id, order, lines.Select((line, at) => Shop.Line(at + 1, line.Sku, line.Quantity)).ToValueList(), Shop.Lifetime)
        {
            Policy = policy,
            From = locations.Length > 1 && only < locations.Length ? [new(locations[only])] : [],
        };

    private static Gen<ValueList<LocatedQuantity>> Units(int least, string[] locations) =>
        from count in Gen.Choose(least, 2)
        from units in Gen.ArrayOf(
            from line in Gen.Frequency((6, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Choose(3, 4)))
            from quantity in Gen.Choose(1, 3)
            from at in Gen.Choose(0, 5)
            select Shop.Take(line, quantity, at < locations.Length ? locations[at] : null), count)
        select units.ToValueList();

    private static Gen<StockCommand> Commit() =>
        from id in Id()
        from order in Order()
        from madeBy in MadeBy()
        from whole in Gen.Choose(0, 2)
        from lines in Units(1, [])
        select (StockCommand)new StockCommand.Commit(id, order) { MadeBy = madeBy, Lines = whole > 0 ? [] : lines };

    private static Gen<StockCommand> Consume(string[] locations) =>
        from id in Id()
        from order in Order()
        from lines in Units(1, locations)
        select (StockCommand)new StockCommand.Consume(id, order, lines);

    private static Gen<StockCommand> Release(string[] locations) =>
        from id in Id()
        from order in Order()
        from madeBy in MadeBy()
        from lines in Units(0, locations)
        select (StockCommand)new StockCommand.Release(id, order) { MadeBy = madeBy, Lines = lines };

    private static Gen<StockCommand> OnShelf(string[] locations) =>
        from number in Gen.Choose(1, 30)
        from kind in Gen.Frequency((5, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from location in Gen.Elements(locations).Select(text => new LocationId(text))
        from units in Gen.Choose(0, 8)
        let id = new CommandId($"s{number}")
        select kind switch
        {
            0 => new StockCommand.Receive(id, sku, location, units),
            1 => new StockCommand.Count(id, sku, location, units / 2),
            2 => new StockCommand.SetSafety(id, sku, location, units / 3),
            3 => new StockCommand.SetQuarantined(id, sku, location, units / 3),
            _ => (StockCommand)new StockCommand.SetUnlimited(id, sku, location, units > 4),
        };

    private static Gen<StockCommand> News(string[] locations) =>
        from kind in Gen.Choose(0, 5)
        from sequence in Gen.Choose(1, 40)
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from location in Gen.Elements(locations).Select(text => new LocationId(text))
        from units in Gen.Choose(0, 6)
        select kind == 5
            ? new StockCommand.Adjust(new($"a{sequence}"), sku, location, units == 3 ? -6 : units - 3, "found-or-lost")
            : (StockCommand)new StockCommand.Hear(location, sequence, sku, kind switch
            {
                0 => new WarehouseNews.Counted(units),
                1 => new WarehouseNews.Received(units),
                2 => new WarehouseNews.Adjusted(units - 4),
                3 => new WarehouseNews.SetAside(units - 3),
                _ => new WarehouseNews.Scrapped(units / 3),
            });

    private static Gen<StockCommand> HandOver() =>
        from id in Id()
        from order in Order()
        from other in Gen.Choose(1, 3)
        from whole in Gen.Choose(0, 1)
        from lines in Units(1, [])
        let to = (order.Value[^1] - '1' + other) % 4 + 1
        select (StockCommand)new StockCommand.HandOver(id, order, new($"SO-{to}")) { Lines = whole > 0 ? [] : lines };

    private static Gen<StockCommand> Fill(string[] locations) =>
        from id in Id()
        from order in Order()
        from count in Gen.Choose(1, 2)
        from lines in Gen.ArrayOf(
            from sku in Gen.Elements(Skus)
            from quantity in Gen.Choose(1, 4)
            select (Sku: sku, Quantity: quantity), count)
        from policy in Gen.Elements(ReservePolicy.AllOrNothing, ReservePolicy.BestEffort)
        from only in Gen.Choose(0, 9)
        from seen in Gen.Choose(0, 19)
        select (StockCommand)new StockCommand.Fill(
            id, order, lines.Select((line, at) => Shop.Line(at + 1, line.Sku, line.Quantity)).ToValueList())
        {
            Policy = policy,
            From = locations.Length > 1 && only < locations.Length ? [new(locations[only])] : [],
            Seen = locations.Length > 1 && seen < 3 ? seen : null,
        };

    private static Gen<StockCommand> TakeBack(string[] locations) =>
        from id in Id()
        from order in Order()
        from lines in Units(1, locations)
        from goes in Goes()
        from to in Gen.Choose(0, 5)
        select (StockCommand)new StockCommand.TakeBack(id, order, lines)
        {
            Goes = goes,
            To = to < locations.Length ? new LocationId(locations[to]) : null,
        };

    private static Gen<StockCommand> LeaveAgain(string[] locations) =>
        from id in Id()
        from order in Order()
        from lines in Units(1, locations)
        select (StockCommand)new StockCommand.LeaveAgain(id, order, lines);

    private static Gen<StockCommand> Unheld() =>
        from id in Id()
        from order in Order()
        from count in Gen.Choose(1, 2)
        from lines in Gen.ArrayOf(
            from sku in Gen.Elements(Skus)
            from quantity in Gen.Choose(1, 4)
            select (Sku: sku, Quantity: quantity), count)
        select (StockCommand)new StockCommand.ConsumeUnheld(
            id, order, lines.Select((line, at) => Shop.Line(at + 1, line.Sku, line.Quantity)).ToValueList());

    private static Gen<StockCommand> Carried(string[] locations) =>
        from number in Gen.Choose(1, 30)
        from order in Order()
        from sku in Gen.Elements(Skus).Select(text => new Sku(text))
        from at in Gen.Choose(0, locations.Length - 1)
        from step in Gen.Choose(1, locations.Length - 1)
        from units in Gen.Choose(1, 3)
        from isGoods in Gen.Elements(true, false)
        from line in Gen.Choose(1, 2)
        let to = new LocationId(locations[(at + step) % locations.Length])
        select isGoods
            ? new StockCommand.Transfer(new($"t{number}"), sku, new(locations[at]), to, units)
            : (StockCommand)new StockCommand.MoveReserved(
                new($"m{number}"), order, [Shop.Take(line, units, number % 3 == 0 ? locations[at] : null)], to);

    private static Gen<StockCommand> Sweep() =>
        Gen.ArrayOf(Order(), 3).Select(orders => (StockCommand)new StockCommand.ExpireDue(orders.ToValueList()));
}
