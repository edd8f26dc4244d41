using System.Collections.Frozen;

namespace OrderKit.Availability;

/// <summary>The part of the stock that a batch of commands looks at. The decider only reads it.</summary>
/// <remarks>A store loads the reservation of every order named, every position of each SKU that a command or one of these reservations
/// names, and the content of each <see cref="StockCommand.ForPosition"/> accepted before under the same verb and id. What is not in the
/// view does not exist for the decider; more than needed does no harm. It must not change while a decision runs.</remarks>
/// <param name="Positions">The positions of a SKU, each location once, in the order of the location's text.</param>
/// <param name="Reservations">The reservations.</param>
/// <param name="Accepted">The content of commands on positions accepted before.</param>
public sealed record StockView(
    IReadOnlyDictionary<Sku, ValueList<StockPosition>> Positions,
    IReadOnlyDictionary<OrderId, Reservation> Reservations,
    IReadOnlyDictionary<(StockVerb Verb, CommandId Id), ContentHash> Accepted)
{
    /// <summary>A view for commands on orders' reservations alone, which need no memory of commands on positions.</summary>
    /// <param name="positions">The positions of a SKU, each location once, in the order of the location's text.</param>
    /// <param name="reservations">The reservations.</param>
    public StockView(IReadOnlyDictionary<Sku, ValueList<StockPosition>> positions, IReadOnlyDictionary<OrderId, Reservation> reservations)
        : this(positions, reservations, FrozenDictionary<(StockVerb Verb, CommandId Id), ContentHash>.Empty)
    {
    }
}
