using Npgsql;
using OrderKit.Availability;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>The statements that write what a batch came to. Each row is written only over the version that was read.</summary>
internal static class StockWriting
{
    private const string NewPositions = """
        insert into orderkit.stock_positions
            (sku, location, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed)
        select sku, location, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            as new (sku, location, before, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed)
        order by sku, location
        """;

    private const string NextPositions = """
        with moved as (
            update orderkit.stock_positions at
            set version = next.version, on_hand = next.on_hand, reserved = next.reserved, shortage = next.shortage, safety = next.safety,
                quarantined = next.quarantined, is_unlimited = next.is_unlimited, feed = next.feed
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                as next (sku, location, before, version, on_hand, reserved, shortage, safety, quarantined, is_unlimited, feed)
            where at.sku = next.sku and at.location = next.location and at.version = next.before
            returning 1)
        select orderkit.require(count(*) = cardinality($1), 'a position has another version') from moved
        """;

    private const string NewEntries = """
        insert into orderkit.stock_entries
            (sku, location, sequence, verb, decided_at, command_id, order_id, reason, on_hand, reserved, shortage, safety, quarantined)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    private const string NewReservations = """
        insert into orderkit.reservations (order_id, version, status, expires_at, skus, body)
        select order_id, version, status, expires_at, string_to_array(skus, ' '), body
        from unnest($1, $2, $3, $4, $5, $6, $7) as new (order_id, before, version, status, expires_at, skus, body)
        order by order_id
        """;

    private const string NextReservations = """
        with moved as (
            update orderkit.reservations of
            set version = next.version, status = next.status, expires_at = next.expires_at, skus = string_to_array(next.skus, ' '),
                body = next.body
            from unnest($1, $2, $3, $4, $5, $6, $7) as next (order_id, before, version, status, expires_at, skus, body)
            where of.order_id = next.order_id and of.version = next.before
            returning 1)
        select orderkit.require(count(*) = cardinality($1), 'a reservation has another version') from moved
        """;

    private const string NewCommands =
        "insert into orderkit.stock_commands (verb, command_id, content) select * from unnest($1, $2, $3)";

    internal static void Write(NpgsqlBatch batch, StockDecisions decisions, LoadedStock before)
    {
        var positions = decisions.Positions.ToLookup(position => before.VersionOf(position) == 0);
        Write(batch, NextPositions, [.. positions[false]], before);
        Write(batch, NewPositions, [.. positions[true]], before);
        Write(batch, decisions.Entries);
        Write(batch, decisions.Reservations, before.VersionOf);
        if (decisions.Accepted is { Count: > 0 } accepted)
        {
            batch.Step(
                NewCommands,
                PostgreSqlSteps.Texts(accepted.Select(one => Words<StockVerb>.Of(one.Verb))),
                PostgreSqlSteps.Texts(accepted.Select(one => one.Id.Value)),
                PostgreSqlSteps.Texts(accepted.Select(one => one.Content.ToString())));
        }
    }

    /// <summary>Writes reservations over the versions that were read; 0 for one that was not there.</summary>
    internal static void Write(NpgsqlBatch batch, ValueList<Reservation> reservations, Func<OrderId, long> versionOf)
    {
        var all = reservations.ToLookup(reservation => versionOf(reservation.Order) == 0);
        Write(batch, NextReservations, [.. all[false]], versionOf);
        Write(batch, NewReservations, [.. all[true]], versionOf);
    }

    private static void Write(NpgsqlBatch batch, string sql, StockPosition[] positions, LoadedStock before)
    {
        if (positions.Length == 0)
        {
            return;
        }

        batch.Step(
            sql,
            PostgreSqlSteps.Texts(positions.Select(one => one.Sku.Value)),
            PostgreSqlSteps.Texts(positions.Select(one => one.Location.Value)),
            PostgreSqlSteps.Wholes(positions.Select(before.VersionOf)),
            PostgreSqlSteps.Wholes(positions.Select(one => one.Version)),
            PostgreSqlSteps.Numbers(positions.Select(one => one.OnHand.Value)),
            PostgreSqlSteps.Numbers(positions.Select(one => one.Reserved.Value)),
            PostgreSqlSteps.Numbers(positions.Select(one => one.Shortage.Value)),
            PostgreSqlSteps.Numbers(positions.Select(one => one.Safety.Value)),
            PostgreSqlSteps.Numbers(positions.Select(one => one.Quarantined.Value)),
            PostgreSqlSteps.Flags(positions.Select(one => one.IsUnlimited)),
            PostgreSqlSteps.Jsons(positions.Select(one => one.Feed is { } feed ? StoredWarehouseFeed.Write(feed) : null)));
    }

    private static void Write(NpgsqlBatch batch, ValueList<StockEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        batch.Step(
            NewEntries,
            PostgreSqlSteps.Texts(entries.Select(one => one.Sku.Value)),
            PostgreSqlSteps.Texts(entries.Select(one => one.Location.Value)),
            PostgreSqlSteps.Wholes(entries.Select(one => one.Sequence)),
            PostgreSqlSteps.Texts(entries.Select(one => Words<StockVerb>.Of(one.Verb))),
            PostgreSqlSteps.Texts(entries.Select(one => PostgreSqlTime.Of(one.At))),
            PostgreSqlSteps.Texts(entries.Select(one => one.Command?.Value)),
            PostgreSqlSteps.Texts(entries.Select(one => one.Order?.Value)),
            PostgreSqlSteps.Texts(entries.Select(one => one.Reason?.Value)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.OnHand)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.Reserved)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.Shortage)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.Safety)),
            PostgreSqlSteps.Numbers(entries.Select(one => one.Quarantined)));
    }

    // An article's number has no space in it.
    private static void Write(NpgsqlBatch batch, string sql, Reservation[] reservations, Func<OrderId, long> versionOf)
    {
        if (reservations.Length == 0)
        {
            return;
        }

        batch.Step(
            sql,
            PostgreSqlSteps.Texts(reservations.Select(one => one.Order.Value)),
            PostgreSqlSteps.Wholes(reservations.Select(one => versionOf(one.Order))),
            PostgreSqlSteps.Wholes(reservations.Select(one => one.Version)),
            PostgreSqlSteps.Texts(reservations.Select(one => Words<ReservationStatus>.Of(one.Status))),
            PostgreSqlSteps.Texts(reservations.Select(one => PostgreSqlTime.Of(one.ExpiresAt))),
            PostgreSqlSteps.Texts(reservations.Select(one => string.Join(' ', one.Lines.Select(line => line.Sku.Value).Distinct()))),
            PostgreSqlSteps.Jsons(reservations.Select(StoredReservation.Write)));
    }
}
