using OrderKit.PostgreSql;

namespace OrderKit.Load.PostgreSql;

/// <summary>OrderKit's stock in PostgreSQL.</summary>
internal sealed class CombinedStock : IContender
{
    private readonly PostgreSqlDatabase hosts;
    private readonly PostgreSqlStock stock;
    private readonly RunDatabase? database;

    internal CombinedStock(RunDatabase database)
        : this(database.ConnectionString) => this.database = database;

    internal CombinedStock(string connectionString)
    {
        hosts = new(connectionString);
        stock = new(hosts, SystemClock.Instance);
    }

    public string Name => "OrderKit";

    public string Durability => "synchronous_commit on";

    public async ValueTask<bool> TakeAsync(string order) => (await stock.ReserveAsync(HotSku.Reserve(order))).IsAccepted;

    public (long Reserved, long Reservations, long Ledger) Count() => HotShelf.Count(database!);

    public void Dispose()
    {
        hosts.Dispose();
        database?.Dispose();
    }
}
