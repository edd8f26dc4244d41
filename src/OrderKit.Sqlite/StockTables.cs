using OrderKit.Availability;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Reads what the stock's tables hold.</summary>
internal static class StockTables
{
    // An id has no surrogates, so the order of its bytes is that of its characters, which is the decider's.
    internal static ValueList<StockPosition> Positions(SqliteSession session, Sku sku) => session.All(
        "SELECT location, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed "
        + "FROM stock_position WHERE sku = ?1 ORDER BY location",
        row => Position(sku, row), sku.Value).ToValueList();

    internal static Reservation? Reservation(SqliteSession session, OrderId order) => session.One(
        "SELECT body FROM reservation WHERE order_id = ?1", row => StoredReservation.Read(row.Json(0)), order.Value);

    internal static ContentHash? Accepted(SqliteSession session, StockVerb verb, CommandId id) => session.One(
        "SELECT content FROM stock_command WHERE verb = ?1 AND command_id = ?2",
        row => (ContentHash?)Content(row.GetString(0)), Words<StockVerb>.Of(verb), id.Value);

    internal static List<OrderId> Holders(SqliteSession session, Sku sku, LocationId location) => session.All(
        "SELECT order_id FROM reservation_hold WHERE sku = ?1 AND location = ?2",
        row => new OrderId(row.GetString(0)), sku.Value, location.Value);

    internal static List<OrderId> Due(SqliteSession session, string now, int most) => session.All(
        "SELECT order_id FROM reservation WHERE status = 'pending' AND expires_at <= ?1 ORDER BY expires_at, order_id LIMIT ?2",
        row => new OrderId(row.GetString(0)), now, most);

    internal static ValueList<StockEntry> Entries(SqliteSession session, Sku sku, LocationId location, long after, int most) =>
        session.All(
            "SELECT sequence, verb, decided_at, command_id, order_id, reason, on_hand, reserved, shortage, safety, quarantined "
            + "FROM stock_entry WHERE sku = ?1 AND location = ?2 AND sequence > ?3 ORDER BY sequence LIMIT ?4",
            row => Entry(sku, location, row), sku.Value, location.Value, after, most).ToValueList();

    private static StockPosition Position(Sku sku, SqliteRow row)
    {
        var position = new StockPosition(sku, new(row.GetString(0)))
        {
            Version = row.GetInt64(1),
            OnHand = row.GetInt32(2),
            Reserved = row.GetInt32(3),
            Shortage = row.GetInt32(4),
            Safety = row.GetInt32(5),
            Quarantined = row.GetInt32(6),
            IsUnlimited = row.GetBoolean(7),
            Feed = row.IsNull(8) ? null : StoredWarehouseFeed.Read(row.Json(8)),
        };
        StockInvariantException.ThrowIfBroken(position);
        return position;
    }

    private static StockEntry Entry(Sku sku, LocationId location, SqliteRow row) =>
        new(sku, location, row.GetInt64(0), Verb(row.GetString(1)), SqliteTime.Read(row.GetString(2)))
        {
            Command = row.TextOrNull(3) is { } command ? new(command) : null,
            Order = row.TextOrNull(4) is { } order ? new(order) : null,
            Reason = row.TextOrNull(5) is { } reason ? new(reason) : null,
            OnHand = row.GetInt32(6),
            Reserved = row.GetInt32(7),
            Shortage = row.GetInt32(8),
            Safety = row.GetInt32(9),
            Quarantined = row.GetInt32(10),
        };

    private static StockVerb Verb(string word) =>
        Words<StockVerb>.Find(word)
        ?? throw new InvalidOrderDataException("A stored stock entry has a verb that this version does not know.");

    private static ContentHash Content(string digits) => digits.Length == 32
        ? new(Convert.ToUInt64(digits[..16], 16), Convert.ToUInt64(digits[16..], 16))
        : throw new InvalidOrderDataException("A stored command's fingerprint is none.");
}
