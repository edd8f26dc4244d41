using OrderKit.Availability;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Writes what a batch came to.</summary>
internal static class StockWriting
{
    internal static void Write(SqliteSession session, StockDecisions decisions, StockReading before)
    {
        foreach (var position in decisions.Positions)
        {
            Write(session, position);
        }

        foreach (var reservation in decisions.Reservations)
        {
            Write(session, reservation);
            WriteHolds(session, before.Before(reservation.Order), reservation);
        }

        foreach (var entry in decisions.Entries)
        {
            Write(session, entry);
        }

        foreach (var command in decisions.Accepted)
        {
            session.Run(
                "INSERT INTO stock_command (verb, command_id, content) VALUES (?1, ?2, ?3)",
                Words<StockVerb>.Of(command.Verb), command.Id.Value, command.Content.ToString());
        }
    }

    private static void Write(SqliteSession session, StockPosition position) => session.Run(
        "INSERT INTO stock_position "
        + "(sku, location, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (sku, location) DO UPDATE SET "
        + "version = ?3, on_hand = ?4, reserved = ?5, shortage = ?6, safety = ?7, quarantined = ?8, is_unlimited = ?9, feed = ?10",
        position.Sku.Value, position.Location.Value, position.Version, position.OnHand.Value, position.Reserved.Value,
        position.Shortage.Value, position.Safety.Value, position.Quarantined.Value, position.IsUnlimited ? 1 : 0,
        position.Feed is { } feed ? new Utf8Text(StoredWarehouseFeed.Write(feed)) : null);

    private static void Write(SqliteSession session, Reservation reservation) => session.Run(
        "INSERT INTO reservation (order_id, version, status, expires_at, body) VALUES (?1, ?2, ?3, ?4, ?5) "
        + "ON CONFLICT (order_id) DO UPDATE SET version = ?2, status = ?3, expires_at = ?4, body = ?5",
        reservation.Order.Value, reservation.Version, Words<ReservationStatus>.Of(reservation.Status),
        SqliteTime.Of(reservation.ExpiresAt), new Utf8Text(StoredReservation.Write(reservation)));

    private static void Write(SqliteSession session, StockEntry entry) => session.Run(
        "INSERT INTO stock_entry (sku, location, sequence, verb, decided_at, command_id, order_id, reason, "
        + "on_hand, reserved, shortage, safety, quarantined) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        entry.Sku.Value, entry.Location.Value, entry.Sequence, Words<StockVerb>.Of(entry.Verb), SqliteTime.Of(entry.At),
        entry.Command?.Value, entry.Order?.Value, entry.Reason?.Value,
        entry.OnHand, entry.Reserved, entry.Shortage, entry.Safety, entry.Quarantined);

    private static void WriteHolds(SqliteSession session, Reservation? before, Reservation after)
    {
        var held = Holds(after);
        var old = before is null ? [] : Holds(before);
        foreach (var (place, units) in held)
        {
            if (!old.Remove(place, out var was) || was != units)
            {
                session.Run(
                    "INSERT INTO reservation_hold (sku, location, order_id, units) VALUES (?1, ?2, ?3, ?4) "
                    + "ON CONFLICT (sku, location, order_id) DO UPDATE SET units = ?4",
                    place.Sku.Value, place.Location.Value, after.Order.Value, units);
            }
        }

        foreach (var place in old.Keys)
        {
            session.Run(
                "DELETE FROM reservation_hold WHERE sku = ?1 AND location = ?2 AND order_id = ?3",
                place.Sku.Value, place.Location.Value, after.Order.Value);
        }
    }

    // Units of an article that never runs out are held of no shelf.
    private static Dictionary<(Sku Sku, LocationId Location), long> Holds(Reservation reservation)
    {
        Dictionary<(Sku Sku, LocationId Location), long> holds = new(reservation.Lines.Count);
        foreach (var line in reservation.Lines)
        {
            foreach (var part in line.Parts)
            {
                if (part is { IsUnlimited: false, Held.IsZero: false })
                {
                    holds[(line.Sku, part.Location)] = holds.GetValueOrDefault((line.Sku, part.Location)) + part.Held.Value;
                }
            }
        }

        return holds;
    }
}
