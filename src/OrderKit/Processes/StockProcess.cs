using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Drift;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Processes;

/// <summary>What an order's events mean for the stock reserved for it: a pure function from an event to stock commands.</summary>
/// <remarks>The ids of the commands follow from the event, so working on an event twice moves stock once.</remarks>
public static class StockProcess
{
    // What the stock knows of a unit, by the place it is in.
    private enum Standing
    {
        Unreserved,
        Held,
        Away,
        Back,
    }

    /// <summary>The stock commands that follow from an event.</summary>
    /// <param name="order">The order, at any version from the event on.</param>
    /// <param name="recorded">The event.</param>
    /// <param name="returns">Where goods go that come back; null for <see cref="ReturnPolicy.SetAside"/>.</param>
    /// <returns>Units that left are consumed; units that were called off or backordered are released; units that come back are taken
    /// back, and leave again when they had not come back after all; units that a correction says never left are held again, or are free
    /// when they are called off. Units on their way, delivered or lost are gone, whichever it is. Backordered and cancelled units have
    /// no reservation: those that left all the same leave the shelf as units nobody held. A line without stock needs none of it.</returns>
    public static ValueList<StockCommand> CommandsFor(Order order, RecordedEvent recorded, ReturnPolicy? returns = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Event is not OrderEvent.UnitsMoved moved)
        {
            return [];
        }

        var moves = moved.Moves.Where(m => order.Line(m.Line) is { Terms.IsStocked: true }).ToList();
        ValueList<LocatedQuantity> Went(Standing from, Func<Standing, bool> to) =>
            Sum(moves.Where(m => Of(m.From) == from && to(Of(m.To))));

        var left = Went(Standing.Held, to => to is Standing.Away or Standing.Back);
        var unheld = Went(Standing.Unreserved, to => to is Standing.Away or Standing.Back);
        var released = WasGone(order, recorded) ? [] : Went(Standing.Held, to => to == Standing.Unreserved);
        var stayed = Went(Standing.Away, to => to == Standing.Held);
        var calledOff = Went(Standing.Away, to => to == Standing.Unreserved);
        var notBack = Went(Standing.Back, to => to == Standing.Away);
        var back = Sum(
            moves.Where(m => Of(m.From) != Standing.Back && Of(m.To) == Standing.Back));
        List<StockCommand?> commands =
        [
            left.Count == 0 ? null : new StockCommand.Consume(Id("consume", recorded), order.Id, left),
            released.Count == 0 ? null : new StockCommand.Release(Id("release", recorded), order.Id) { Lines = released },
            unheld.Count == 0 ? null : ConsumeUnheld(order, recorded, unheld),
            PutBack("hold-again", recorded, stayed, StockCommand.Homecoming.Held),
            PutBack("never-left", recorded, calledOff, StockCommand.Homecoming.Released),
            notBack.Count == 0 ? null : new StockCommand.LeaveAgain(Id("leave-again", recorded), order.Id, notBack),
            .. back.Select(units => TakeBack(order, recorded, units, returns ?? ReturnPolicy.SetAside)),
        ];
        return commands.OfType<StockCommand>().ToValueList();
    }

    /// <summary>What an order says of its own units, for the drift check to compare the stock with.</summary>
    /// <param name="order">The order, with every event worked on.</param>
    /// <returns>Its lines of which stock is kept.</returns>
    public static StockPicture.Expected ExpectedOf(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(order.Id, order.Lines.Where(line => line.Terms.IsStocked).Select(line =>
            new StockPicture.ExpectedLine(line.Number, line.Units.Inside - line.Units.Backordered, line.Units.Left)
            {
                Returned = line.Units.In(UnitPlace.Returned),
                Waiting = line.Units.Backordered,
            }).ToValueList());
    }

    private static StockCommand.ConsumeUnheld ConsumeUnheld(Order order, RecordedEvent recorded, ValueList<LocatedQuantity> units) =>
        new(Id("consume-unheld", recorded), order.Id, units.Select(one =>
            new StockCommand.Line(one.Line, order.Line(one.Line)!.Sku, one.Quantity)).ToValueList());

    // A line by itself, for the policy may say something else of each.
    private static StockCommand.TakeBack TakeBack(Order order, RecordedEvent recorded, LocatedQuantity units, ReturnPolicy returns) =>
        new(Id(FormattableString.Invariant($"take-back-{units.Line}"), recorded), order.Id, [units])
        {
            Goes = returns.For(order, units.Line),
            To = returns.Location,
        };

    private static StockCommand.TakeBack? PutBack(
        string purpose, RecordedEvent recorded, ValueList<LocatedQuantity> units, StockCommand.Homecoming goes) =>
        units.Count == 0 ? null : new(Id(purpose, recorded), recorded.OrderId, units) { Goes = goes };

    // Until the order heard that its reservation was gone it thought it had units to give back.
    private static bool WasGone(Order order, RecordedEvent recorded) =>
        (PurchaseCommit.ToldGone(order) is { } told && recorded.Version <= told.Version)
        || recorded.Event is OrderEvent.Backordered { ByStock: true };

    private static Standing Of(UnitPlace place) => place switch
    {
        UnitPlace.Open or UnitPlace.Allocated or UnitPlace.InTailoring or UnitPlace.Packed => Standing.Held,
        UnitPlace.Shipped or UnitPlace.Delivered or UnitPlace.Lost => Standing.Away,
        UnitPlace.Returned => Standing.Back,
        _ => Standing.Unreserved,
    };

    private static ValueList<LocatedQuantity> Sum(IEnumerable<UnitMove> moves) =>
        moves.GroupBy(m => m.Line, (line, units) => new LocatedQuantity(line, units.Sum(m => m.Quantity.Value))).ToValueList();

    private static CommandId Id(string purpose, RecordedEvent recorded) =>
        CommandId.Derived(purpose, recorded.OrderId.Value, FormattableString.Invariant($"{recorded.Version}"));
}
