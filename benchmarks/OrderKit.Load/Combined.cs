using OrderKit.Availability;
using OrderKit.Sqlite;

namespace OrderKit.Load;

/// <summary>OrderKit's stock in one file.</summary>
internal sealed class Combined : IContender
{
    private readonly SqliteDatabase database;
    private readonly SqliteStock stock;

    internal Combined(string path)
    {
        database = new(path);
        database.Migrate();
        stock = new(database, SystemClock.Instance);
        var filled = stock.HandleAsync(new StockCommand.Receive(new("r1"), HotSku.Sku, HotSku.Location, HotSku.Units));
        HotSku.Check(filled.AsTask().GetAwaiter().GetResult().IsAccepted);
    }

    public string Name => "OrderKit";

    public string Durability => HotSku.Durability(database);

    public async ValueTask<bool> TakeAsync(string order) => (await stock.ReserveAsync(HotSku.Reserve(order))).IsAccepted;

    public (long Reserved, long Reservations, long Ledger) Count() => HotSku.Count(database);

    public void Dispose() => database.Dispose();
}
