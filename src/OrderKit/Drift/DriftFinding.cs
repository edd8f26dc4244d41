using OrderKit.Availability;

namespace OrderKit.Drift;

/// <summary>One difference between ledger, positions, reservations and orders, explained, with its repair where there is one.</summary>
/// <remarks>Repairs are idempotent: their ids follow from what was found, and the same repair again does nothing.</remarks>
public abstract record DriftFinding
{
    private DriftFinding()
    {
    }

    /// <summary>One sentence: what is, and what it should be.</summary>
    public abstract string Detail { get; }

    /// <summary>The stock commands that repair it; empty where a person must decide.</summary>
    public ValueList<StockCommand> Repairs { get; init; } = [];

    /// <summary>The ledger of a position lacks entries, so its sums prove nothing.</summary>
    /// <param name="Position">The position.</param>
    /// <param name="Sequence">The first number that is not there exactly once.</param>
    public sealed record LedgerGap(StockPosition Position, long Sequence) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"The ledger of {Position.Sku} at {Position.Location} has not exactly one entry {Sequence}";
    }

    /// <summary>A position is not the sum of its ledger: it was written past the engine.</summary>
    /// <param name="Position">The position as stored.</param>
    /// <param name="Rebuilt">The position as its ledger has it: the repair is to write it over the stored one.</param>
    public sealed record NotTheLedger(StockPosition Position, StockPosition Rebuilt) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"{Position.Sku} at {Position.Location} has {Position.OnHand} on hand, {Position.Reserved} reserved, "
            + $"{Position.Shortage} short; "
            + $"its ledger adds up to {Rebuilt.OnHand}, {Rebuilt.Reserved} and {Rebuilt.Shortage}";
    }

    /// <summary>A shelf is not what its warehouse's news amount to: one of the two was written past the engine, and the next news would
    /// move the shelf by the difference.</summary>
    /// <remarks>There is no repair without looking: the ledger tells what was done, the news what was said. A count of the shelf settles
    /// both.</remarks>
    /// <param name="Position">The position as stored.</param>
    /// <param name="OnHand">Units on the shelf by the news.</param>
    /// <param name="SetAside">Units set aside by the news.</param>
    public sealed record NotTheFeed(StockPosition Position, Quantity OnHand, Quantity SetAside) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"{Position.Sku} at {Position.Location} has {Position.OnHand} on hand, {Position.Quarantined} set aside; "
            + $"its warehouse's news amount to {OnHand} and {SetAside}: count the shelf";
    }

    /// <summary>A position's reserved units are not those its reservations hold.</summary>
    /// <param name="Position">The position.</param>
    /// <param name="Held">What the reservations hold there.</param>
    /// <param name="Orders">The orders whose ledger and reservation differ: these explain it.</param>
    public sealed record NotTheReservations(StockPosition Position, long Held, ValueList<OrderShare> Orders) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"{Position.Sku} at {Position.Location} has {Position.Reserved} reserved, its reservations hold {Held}: "
            + string.Join(", ", Orders.Select(one => $"{one.Order} {one.Held} of {one.InLedger} in the ledger"));
    }

    /// <summary>A reservation holds units for an order that does not exist.</summary>
    /// <param name="Reservation">The reservation.</param>
    public sealed record NoSuchOrder(Reservation Reservation) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"{Reservation.Lines.Sum(line => line.Held.Value)} units are committed to {Reservation.Order}, which does not exist";
    }

    /// <summary>A line's reservation and its order disagree.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Line">The line.</param>
    /// <param name="Held">Units the reservation holds.</param>
    /// <param name="Consumed">Units the reservation has sent, back or not.</param>
    /// <param name="Inside">Units the order believes reserved.</param>
    /// <param name="Left">Units the order believes sent, back or not.</param>
    public sealed record NotTheOrder(OrderId Order, LineNumber Line, long Held, long Consumed, long Inside, long Left) : DriftFinding
    {
        /// <inheritdoc/>
        public override string Detail =>
            $"Line {Line.Value} of {Order} has {Held} held and {Consumed} sent in stock, {Inside} inside and {Left} sent in the order"
            + (Back == Returned ? "" : $"; {Back} are back in stock, {Returned} in the order")
            + (Untold == 0 ? "" : $"; {Untold} that wait in the order were filled, and it has not heard");

        /// <summary>Of the units sent, those the stock has back.</summary>
        public long Back { get; init; }

        /// <summary>Of the units sent, those the order believes back.</summary>
        public long Returned { get; init; }

        /// <summary>Units held for what waits in the order: the next run of the backorders tells it.</summary>
        public long Untold { get; init; }
    }

    /// <summary>An order's units in a position's ledger and in its reservation.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="InLedger">Reserved by the ledger.</param>
    /// <param name="Held">Held by the reservation.</param>
    public readonly record struct OrderShare(OrderId Order, long InLedger, long Held);
}
