namespace OrderKit.Availability;

/// <content>What is done with a reservation beside committing, consuming and releasing it.</content>
public abstract partial record StockCommand
{
    /// <summary>Hold units of a reservation at another location instead: the new place is checked, and in one step they change.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Lines">The units, at least one; each may say where it is now.</param>
    /// <param name="To">Where they shall be held.</param>
    public sealed record MoveReserved(CommandId Id, OrderId Order, ValueList<LocatedQuantity> Lines, LocationId To)
        : ForOrder(StockVerb.MoveReserved, Id, Order)
    {
        /// <summary>The units, at least one.</summary>
        /// <exception cref="ArgumentException">There is no unit, or some are there already.</exception>
        public ValueList<LocatedQuantity> Lines { get; } = Lines is { Count: > 0 } && Lines.All(units => units.At != To)
            ? Lines
            : throw new ArgumentException("At least one unit, and none that is there already.", nameof(Lines));
    }

    /// <summary>Hand reserved units over to another order: a cart's to its order, or a part of an order's to the order split off.</summary>
    /// <remarks>The units are free at no moment. The other order gets a reservation of the same standing, made by this command.</remarks>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order or cart that has them.</param>
    /// <param name="To">The order that gets them; it must hold nothing.</param>
    public sealed record HandOver(CommandId Id, OrderId Order, OrderId To) : ForOrder(StockVerb.HandOver, Id, Order)
    {
        /// <summary>The order that gets them.</summary>
        /// <exception cref="ArgumentException">The same order.</exception>
        public OrderId To { get; } = To != Order ? To : throw new ArgumentException("To another order.", nameof(To));

        /// <summary>The units; empty hands over everything held, and what is still missing.</summary>
        public ValueList<LocatedQuantity> Lines { get; init; } = [];
    }
}
