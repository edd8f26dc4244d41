using OrderKit.Availability;

namespace OrderKit.Drift;

/// <summary>What a drift check looks at: the same moment of stock and orders, loaded by the host.</summary>
/// <param name="Positions">The positions.</param>
/// <param name="Entries">All ledger entries of these positions, in any order.</param>
/// <param name="Reservations">All reservations that name these positions.</param>
/// <param name="Orders">The orders of these reservations; one that is not here does not exist.</param>
public sealed record StockPicture(
    ValueList<StockPosition> Positions,
    ValueList<StockEntry> Entries,
    ValueList<Reservation> Reservations,
    ValueList<StockPicture.Expected> Orders)
{
    /// <summary>What an order says of its own units, in numbers.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Lines">Its lines.</param>
    public sealed record Expected(OrderId Order, ValueList<ExpectedLine> Lines);

    /// <summary>What an order says of the units of one line.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Inside">Units in the house that ought to be reserved: backordered and cancelled ones left out.</param>
    /// <param name="Left">Units that left for the customer, returned or not.</param>
    public sealed record ExpectedLine(LineNumber Line, Quantity Inside, Quantity Left)
    {
        /// <summary>Of the units that left, those that came back.</summary>
        public Quantity Returned { get; init; }

        /// <summary>Backordered units: stock may hold some of them already, and the order has not heard.</summary>
        public Quantity Waiting { get; init; }
    }
}
