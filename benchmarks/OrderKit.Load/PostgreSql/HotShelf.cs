namespace OrderKit.Load.PostgreSql;

/// <summary>The one row that everybody wants, and what the tables say of it.</summary>
internal static class HotShelf
{
    /// <summary>A database in which the article is on the shelf, with its entry in the ledger.</summary>
    internal static RunDatabase Filled()
    {
        var database = new RunDatabase();
        database.Run($"""
            insert into orderkit.stock_positions values
                ('{HotSku.Sku}', '{HotSku.Location}', 1, {HotSku.Units}, 0, 0, 0, 0, false, null);
            insert into orderkit.stock_entries
                (sku, location, sequence, verb, decided_at, command_id, on_hand, reserved, shortage, safety, quarantined)
            values ('{HotSku.Sku}', '{HotSku.Location}', 1, 'receive', '2026-01-01T00:00:00.000000000Z', 'r1', {HotSku.Units}, 0, 0, 0, 0)
            """);
        return database;
    }

    internal static (long Reserved, long Reservations, long Ledger) Count(RunDatabase database) => (
        Reserved(database),
        database.Run("select count(*) from orderkit.reservations"),
        database.Run("select sum(reserved) from orderkit.stock_entries"));

    internal static long Reserved(RunDatabase database) => database.Run("select sum(reserved) from orderkit.stock_positions");
}
