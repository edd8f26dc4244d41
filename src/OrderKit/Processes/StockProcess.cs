using OrderKit.Availability;
using OrderKit.Checkout;
using OrderKit.Orders;
using OrderKit.Units;

namespace OrderKit.Processes;

/// <summary>What an order's events mean for the stock reserved for it: a pure function from an event to stock commands.</summary>
/// <remarks>The ids of the commands follow from the event, so working on an event twice moves stock once.</remarks>
public static class StockProcess
{
    /// <summary>The stock commands that follow from an event.</summary>
    /// <param name="order">The order, at any version from the event on.</param>
    /// <param name="recorded">The event.</param>
    /// <returns>Units that left are consumed; units that were called off or backordered are released. Units that had no reservation
    /// (backordered, cancelled, or of a line without stock) need neither.</returns>
    public static ValueList<StockCommand> CommandsFor(Order order, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(recorded);
        if (recorded.Event is not OrderEvent.UnitsMoved moved)
        {
            return [];
        }

        var reserved = moved.Moves.Where(m => HasReservation(m.From) && order.Line(m.Line) is { Terms.IsStocked: true }).ToList();
        var left = Sum(reserved.Where(m => IsOut(m.To)));
        var givenBack = WasGone(order, recorded) ? [] : Sum(reserved.Where(m => m.To is UnitPlace.Cancelled or UnitPlace.Backordered));
        StockCommand? consume = left.Count == 0 ? null : new StockCommand.Consume(Id("consume", recorded), order.Id, left);
        StockCommand? release = givenBack.Count == 0 ? null
            : new StockCommand.Release(Id("release", recorded), order.Id) { Lines = givenBack };
        return new[] { consume, release }.OfType<StockCommand>().ToValueList();
    }

    // Until the order heard that its reservation was gone it thought it had units to give back.
    private static bool WasGone(Order order, RecordedEvent recorded) =>
        (PurchaseCommit.ToldGone(order) is { } told && recorded.Version <= told.Version)
        || recorded.Event is OrderEvent.Backordered { ByStock: true };

    private static bool HasReservation(UnitPlace place) =>
        place is UnitPlace.Open or UnitPlace.Allocated or UnitPlace.InTailoring or UnitPlace.Packed;

    private static bool IsOut(UnitPlace place) => place is UnitPlace.Shipped or UnitPlace.Delivered or UnitPlace.Returned or UnitPlace.Lost;

    private static ValueList<LocatedQuantity> Sum(IEnumerable<UnitMove> moves) =>
        moves.GroupBy(m => m.Line, (line, units) => new LocatedQuantity(line, units.Sum(m => m.Quantity.Value))).ToValueList();

    private static CommandId Id(string purpose, RecordedEvent recorded) =>
        CommandId.Derived(purpose, recorded.OrderId.Value, FormattableString.Invariant($"{recorded.Version}"));
}
