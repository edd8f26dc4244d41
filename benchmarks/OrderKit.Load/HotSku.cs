using System.Globalization;
using OrderKit.Availability;
using OrderKit.Sqlite;

namespace OrderKit.Load;

/// <summary>The article that everybody wants, and what the tables say of it.</summary>
internal static class HotSku
{
    internal const int Units = 900_000_000;

    internal static readonly Sku Sku = new("RING");
    internal static readonly LocationId Location = new("BORAS");
    internal static readonly Duration Lifetime = Duration.FromHours(2);

    internal static StockCommand.Reserve Reserve(string order) => new(new("c1"), new(order), [new(1, Sku, 1)], Lifetime);

    internal static string Durability(SqliteDatabase database) => database
        .WriteAsync(session => string.Create(CultureInfo.InvariantCulture, $"synchronous {session.Pragma("synchronous")}"), default)
        .AsTask().GetAwaiter().GetResult();

    internal static (long Reserved, long Reservations, long Ledger) Count(SqliteDatabase database) => database.Read(session => (
        Number(session, "SELECT sum(reserved) FROM stock_position"),
        Number(session, "SELECT count(*) FROM reservation"),
        Number(session, "SELECT sum(reserved) FROM stock_entry")));

    internal static void Check(bool isTrue)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException("The shelf could not be filled.");
        }
    }

    private static long Number(SqliteSession session, string sql) => session.One(sql, row => row.GetInt64(0));
}
