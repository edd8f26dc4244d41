using Npgsql;
using OrderKit.Availability;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Reads what the stock's tables hold.</summary>
internal static class StockTables
{
    internal const string Positions = """
        select sku, location, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed from orderkit.stock_positions
        """;

    internal static StockPosition Position(NpgsqlDataReader row)
    {
        var position = new StockPosition(new(row.GetString(0)), new(row.GetString(1)))
        {
            Version = row.GetInt64(2),
            OnHand = row.GetInt32(3),
            Reserved = row.GetInt32(4),
            Shortage = row.GetInt32(5),
            Safety = row.GetInt32(6),
            Quarantined = row.GetInt32(7),
            IsUnlimited = row.GetBoolean(8),
            Feed = row.BytesOrNull(9) is { } feed ? StoredWarehouseFeed.Read(feed) : null,
        };
        StockInvariantException.ThrowIfBroken(position);
        return position;
    }

    internal static Reservation Reservation(NpgsqlDataReader row) => StoredReservation.Read(row.GetFieldValue<byte[]>(0));

    internal static (StockVerb Verb, CommandId Id, ContentHash Content) Command(NpgsqlDataReader row) =>
        (Verb(row.GetString(0)), new(row.GetString(1)), Content(row.GetString(2)));

    internal static NpgsqlCommand Entries(PostgreSqlDatabase database, Sku sku, LocationId location, long after, int most) =>
        database.Command("""
            select sku, location, sequence, verb, decided_at, command_id, order_id, reason, on_hand, reserved, shortage, safety, quarantined
            from orderkit.stock_entries where sku = $1 and location = $2 and sequence > $3 order by sequence limit $4
            """,
            PostgreSqlSteps.Text(sku.Value), PostgreSqlSteps.Text(location.Value), PostgreSqlSteps.Whole(after),
            PostgreSqlSteps.Whole(most));

    internal static StockEntry Entry(NpgsqlDataReader row) =>
        new(new(row.GetString(0)), new(row.GetString(1)), row.GetInt64(2), Verb(row.GetString(3)), PostgreSqlTime.Read(row.GetString(4)))
        {
            Command = row.TextOrNull(5) is { } command ? new(command) : null,
            Order = row.TextOrNull(6) is { } order ? new(order) : null,
            Reason = row.TextOrNull(7) is { } reason ? new(reason) : null,
            OnHand = row.GetInt32(8),
            Reserved = row.GetInt32(9),
            Shortage = row.GetInt32(10),
            Safety = row.GetInt32(11),
            Quarantined = row.GetInt32(12),
        };

    private static StockVerb Verb(string word) =>
        Words<StockVerb>.Find(word)
            ?? throw new InvalidOrderDataException("A stored stock entry has a verb that this version does not know.");

    private static ContentHash Content(string digits) => digits.Length == 32
        ? new(Convert.ToUInt64(digits[..16], 16), Convert.ToUInt64(digits[16..], 16))
        : throw new InvalidOrderDataException("A stored command's fingerprint is none.");
}
