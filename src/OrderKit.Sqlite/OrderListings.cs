using OrderKit.Orders;
using OrderKit.Overview;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Lists orders page by page along an index: a page costs the same, however far back it lies.</summary>
internal static class OrderListings
{
    // No moment is written with a greater letter in front.
    private const string AfterAll = "~";

    private const string Rest =
        "placed_at >= ?1 AND placed_at < ?2 AND (placed_at, order_id) < (?3, ?4) ORDER BY placed_at DESC, order_id DESC LIMIT ?5";

    internal static OrderPage PageOf(SqliteSession session, OrderListing listing)
    {
        var from = listing.PlacedFrom is { } first ? SqliteTime.Of(first) : "";
        var before = listing.PlacedBefore is { } last ? SqliteTime.Of(last) : AfterAll;
        var (moment, order) = listing.After is { } after ? (SqliteTime.Of(after.PlacedAt), after.Order.Value) : (AfterAll, "");
        var most = listing.Most + 1;
        var found = listing.Status is { } status
            ? session.All(
                $"SELECT order_id, version, status, placed_at FROM order_state WHERE status = ?6 AND {Rest}", Summary,
                from, before, moment, order, most, Words<OrderStatus>.Of(status))
            : session.All(
                $"SELECT order_id, version, status, placed_at FROM order_state WHERE {Rest}", Summary,
                from, before, moment, order, most);
        return found.Count < most
            ? new(found.ToValueList(), null)
            : new(found.Take(listing.Most).ToValueList(), new OrderCursor(found[^2].PlacedAt, found[^2].Id));
    }

    private static OrderSummary Summary(SqliteRow row) => new(
        new(row.GetString(0)),
        row.GetInt64(1),
        Words<OrderStatus>.Find(row.GetString(2))
            ?? throw new InvalidOrderDataException($"Order {row.GetString(0)} is stored with a status that this version does not know."),
        SqliteTime.Read(row.GetString(3)));
}
