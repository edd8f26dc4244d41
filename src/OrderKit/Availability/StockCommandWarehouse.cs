using System.Globalization;
using OrderKit.Feeds;

namespace OrderKit.Availability;

/// <content>What the warehouse does with goods.</content>
public abstract partial record StockCommand
{
    /// <summary>Hear what a warehouse system says, in whatever order and however often it says it.</summary>
    /// <remarks>The location and the warehouse's number name it: the same number again is a repeat, with other content it is
    /// refused. A fact, never refused otherwise; see <see cref="WarehouseFeed"/> for what late news does.</remarks>
    /// <param name="Location">The location whose system speaks.</param>
    /// <param name="Sequence">The system's own number of the message at this location, 1 or more.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="News">What it says.</param>
    public sealed record Hear(LocationId Location, long Sequence, Sku Sku, WarehouseNews News)
        : ForPosition(StockVerb.Hear, IdOf(Location, Sequence), Sku, Location)
    {
        /// <summary>What it says.</summary>
        public WarehouseNews News { get; } = News ?? throw new ArgumentNullException(nameof(News));

        private static CommandId IdOf(LocationId location, long sequence)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
            return CommandId.Derived("feed", location.Value, sequence.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Correct the shelf by so many units, with a reason: found, lost, broken.</summary>
    /// <param name="Id">Names the correction.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="Units">Units more or, negative, fewer on hand; not 0.</param>
    /// <param name="Reason">Why, as the ledger will say.</param>
    public sealed record Adjust(CommandId Id, Sku Sku, LocationId Location, int Units, Code Reason)
        : ForPosition(StockVerb.Adjust, Id, Sku, Location)
    {
        /// <summary>Units more or fewer on hand.</summary>
        /// <exception cref="ArgumentOutOfRangeException">0, or beyond what can be counted.</exception>
        public int Units { get; } = Units != 0 && Units is >= -Quantity.Max and <= Quantity.Max
            ? Units
            : throw new ArgumentOutOfRangeException(nameof(Units), Units, "Not 0, and within what can be counted.");
    }

    /// <summary>Carry goods from one location to another: what one loses the other gets.</summary>
    /// <remarks>Refused when fewer are free there: reserved units are moved by <see cref="MoveReserved"/> first.</remarks>
    /// <param name="Id">Names the transfer.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where they are taken.</param>
    /// <param name="To">Where they go, another location.</param>
    /// <param name="Quantity">1 or more.</param>
    public sealed record Transfer(CommandId Id, Sku Sku, LocationId Location, LocationId To, Quantity Quantity)
        : ForPosition(StockVerb.Transfer, Id, Sku, Location)
    {
        /// <summary>Where they go.</summary>
        /// <exception cref="ArgumentException">The same location.</exception>
        public LocationId To { get; } =
            To != Location ? To : throw new ArgumentException("Goods go to another location.", nameof(To));

        /// <summary>1 or more.</summary>
        /// <exception cref="ArgumentException">There is no unit.</exception>
        public Quantity Quantity { get; } =
            Quantity.IsZero ? throw new ArgumentException("At least one unit.", nameof(Quantity)) : Quantity;
    }

    /// <summary>Turn what a position is short into backorders, as the shortfall policy says; in the batch of the count.</summary>
    /// <param name="Id">Names the command.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where it is short.</param>
    /// <param name="Orders">The orders a store knows to hold units there.</param>
    public sealed record Backorder(CommandId Id, Sku Sku, LocationId Location, ValueList<OrderId> Orders)
        : ForPosition(StockVerb.Backorder, Id, Sku, Location);

    /// <summary>Set what is reserved at a position to what the reservations hold there: the repair of a drift.</summary>
    /// <remarks>Refused when the position has changed since it was looked at.</remarks>
    /// <param name="Id">Names the repair.</param>
    /// <param name="Sku">The article.</param>
    /// <param name="Location">Where.</param>
    /// <param name="Version">The position's version when it was looked at.</param>
    /// <param name="Reserved">What the reservations hold there.</param>
    public sealed record Reconcile(CommandId Id, Sku Sku, LocationId Location, long Version, Quantity Reserved)
        : ForPosition(StockVerb.Reconcile, Id, Sku, Location);
}
