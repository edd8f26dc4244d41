using OrderKit.Sourcing;

namespace OrderKit.Availability;

/// <content>What an order gets after its purchase, and what comes back from it.</content>
public abstract partial record StockCommand
{
    /// <summary>Take free units for what a placed order misses: its backorder is filled.</summary>
    /// <remarks>They join what the order holds; an order that holds nothing gets a committed reservation. Never beyond what is free. What
    /// a best effort does not get stays missing.</remarks>
    public sealed record Fill : ForOrder
    {
        /// <summary>Asks for units.</summary>
        /// <param name="id">Names the command.</param>
        /// <param name="order">The order.</param>
        /// <param name="lines">The units to take beside those held, each line number once; kept by line number. A line that the
        /// reservation has is kept together and apart as it is there.</param>
        /// <exception cref="ArgumentException">There is no line, a line number stands twice, lines of one article are kept together or
        /// apart in different ways or lines both together and apart.</exception>
        public Fill(CommandId id, OrderId order, ValueList<Line> lines)
            : base(StockVerb.Fill, id, order)
        {
            ArgumentNullException.ThrowIfNull(lines);
            Lines = Line.Sorted(lines);
        }

        /// <summary>The units to take, by line number.</summary>
        public ValueList<Line> Lines { get; }

        /// <summary>What happens when more is asked for than is free.</summary>
        /// <value>Default: <see cref="ReservePolicy.AllOrNothing"/>.</value>
        public ReservePolicy Policy { get; init; } = ReservePolicy.AllOrNothing;

        /// <summary>Only from these locations, of those that the order may be taken from; empty means any of them.</summary>
        public ValueList<LocationId> From { get; init; } = [];

        /// <summary>The version of the reservation that was looked at, 0 for none: refused when it has changed since. Null: whatever it
        /// is.</summary>
        public long? Seen { get; init; }

        /// <summary>What sending from the locations costs, how far and when, and what they can still send; empty when unknown.</summary>
        /// <remarks>Not part of the content: a retry under another quote is the same wish.</remarks>
        public ValueList<SourcingPlace> Places { get; init; } = [];
    }

    /// <summary>Where units go that had left and come back.</summary>
    public enum Homecoming
    {
        /// <summary>On the shelf, for anybody to buy.</summary>
        Shelf = 1,

        /// <summary>On the shelf and set aside, until somebody has looked at them.</summary>
        SetAside = 2,

        /// <summary>On the shelf and held for the order again: they never left it.</summary>
        Held = 3,

        /// <summary>On the shelf, for anybody to buy: they never left it, and the order wants them no more.</summary>
        Released = 4,
    }

    /// <summary>Put units back that had left for the customer: they came back, or never left.</summary>
    /// <remarks>Never more than were consumed. Units of an article that never runs out came from no shelf and go to none.</remarks>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Lines">The units, at least one; each may say where it had left from.</param>
    public sealed record TakeBack(CommandId Id, OrderId Order, ValueList<LocatedQuantity> Lines) : ForOrder(StockVerb.TakeBack, Id, Order)
    {
        /// <summary>The units, at least one.</summary>
        /// <exception cref="ArgumentException">There is no unit.</exception>
        public ValueList<LocatedQuantity> Lines { get; } = AtLeastOne(Lines);

        /// <summary>Where they go.</summary>
        /// <remarks>Whether they never left is part of the content; whether they came back to be sold or set aside is not: a retry after
        /// the policy has changed is the same news, and where they went first stands.</remarks>
        /// <value>Default: <see cref="Homecoming.SetAside"/>: nobody has looked at them.</value>
        public Homecoming Goes { get; init; } = Homecoming.SetAside;

        /// <summary>The location they came to; null puts each where it had left from.</summary>
        /// <remarks>Not part of the content, for the same reason.</remarks>
        public LocationId? To { get; init; }
    }

    /// <summary>Units that were taken back are not there after all, or leave once more: the return was a mistake.</summary>
    /// <remarks>They go from what was set aside, as far as there is some, and then from what is free; never more than came back. Refused
    /// when somebody else has them by now: then a count is due.</remarks>
    /// <param name="Id">Names the command.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Lines">The units, at least one; each may say where it had come back to.</param>
    public sealed record LeaveAgain(CommandId Id, OrderId Order, ValueList<LocatedQuantity> Lines)
        : ForOrder(StockVerb.LeaveAgain, Id, Order)
    {
        /// <summary>The units, at least one.</summary>
        /// <exception cref="ArgumentException">There is no unit.</exception>
        public ValueList<LocatedQuantity> Lines { get; } = AtLeastOne(Lines);
    }

    /// <summary>Units left for the customer though the order held none of them: it had cancelled them, or they waited.</summary>
    /// <remarks>A fact, so it is not refused for want of goods. They leave where the order's units had been, else from the location with
    /// the most that nobody has reserved; what others had reserved of them is short until the next count. A shelf that has fewer owes the
    /// rest, and the goods that come in next settle it.</remarks>
    public sealed record ConsumeUnheld : ForOrder
    {
        /// <summary>Tells of units.</summary>
        /// <param name="id">Names the command.</param>
        /// <param name="order">The order.</param>
        /// <param name="lines">The units, each line number once; kept by line number.</param>
        /// <exception cref="ArgumentException">There is no line, a line number stands twice, lines of one article are kept together or
        /// apart in different ways or lines both together and apart.</exception>
        public ConsumeUnheld(CommandId id, OrderId order, ValueList<Line> lines)
            : base(StockVerb.ConsumeUnheld, id, order)
        {
            ArgumentNullException.ThrowIfNull(lines);
            Lines = Line.Sorted(lines);
        }

        /// <summary>The units, by line number.</summary>
        public ValueList<Line> Lines { get; }
    }

    private static ValueList<LocatedQuantity> AtLeastOne(ValueList<LocatedQuantity> lines) =>
        lines is { Count: > 0 } ? lines : throw new ArgumentException("At least one unit.", nameof(lines));
}
