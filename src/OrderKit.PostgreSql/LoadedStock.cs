using NodaTime;
using OrderKit.Availability;

namespace OrderKit.PostgreSql;

/// <summary>The rows that a batch looks at, as they were read.</summary>
internal sealed class LoadedStock
{
    private readonly Dictionary<OrderId, Reservation> reservations;

    internal LoadedStock(
        IEnumerable<StockPosition> positions, IEnumerable<Reservation> reservations,
        IEnumerable<(StockVerb Verb, CommandId Id, ContentHash Content)> commands)
    {
        this.reservations = reservations.ToDictionary(one => one.Order);
        View = new(
            positions.GroupBy(position => position.Sku).ToDictionary(shelf => shelf.Key, shelf => shelf.ToValueList()),
            this.reservations,
            commands.DistinctBy(one => (one.Verb, one.Id)).ToDictionary(one => (one.Verb, one.Id), one => one.Content));
    }

    internal StockView View { get; }

    internal void Add(IEnumerable<Reservation> more)
    {
        foreach (var reservation in more)
        {
            reservations.TryAdd(reservation.Order, reservation);
        }
    }

    /// <summary>The orders whose pending reservations are due, the longest overdue first.</summary>
    internal ValueList<OrderId> Due(Instant now) => reservations.Values.Where(one => one.IsDue(now))
        .OrderBy(one => one.ExpiresAt).ThenBy(one => one.Order.Value, StringComparer.Ordinal)
        .Select(one => one.Order).ToValueList();

    /// <summary>The version of a reservation as it was read; 0 when there was none.</summary>
    internal long VersionOf(OrderId order) => reservations.TryGetValue(order, out var before) ? before.Version : 0;

    /// <summary>The version of a position as it was read; 0 when there was none.</summary>
    internal long VersionOf(StockPosition position) =>
        View.Positions.TryGetValue(position.Sku, out var shelf)
            ? shelf.FirstOrDefault(before => before.Location == position.Location)?.Version ?? 0
            : 0;
}
