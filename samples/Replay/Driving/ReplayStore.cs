using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Sqlite;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>Where the orders of one run of the program are kept: every engine opens one of its own.</summary>
internal sealed class ReplayStore : IDisposable
{
    internal static readonly string[] Names = ["memory", "sqlite", "postgres"];

    private static readonly AsyncLocal<ReplayStore?> Chosen = new();

    private readonly string name;
    private readonly string? server;
    private readonly Stack<IDisposable> opened = [];
    private string? folder;

    private ReplayStore(string name, string? server) => (this.name, this.server) = (name, server);

    /// <summary>Chooses the store for all engines of this run, until it is disposed of.</summary>
    /// <param name="name">One of the names.</param>
    /// <param name="server">A connection string of the server in which <c>postgres</c> makes its databases; null where there is
    /// none.</param>
    internal static ReplayStore Choose(string name, string? server = null) => Chosen.Value = new(name, server);

    internal static IOrderStore Open() => Chosen.Value switch
    {
        { name: "sqlite" } chosen => chosen.OpenFile(),
        { name: "postgres" } chosen => chosen.OpenDatabase(),
        _ => new LastStates(),
    };

    public void Dispose()
    {
        while (opened.TryPop(out var one))
        {
            one.Dispose();
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        Chosen.Value = null;
    }

    // Nobody lives by these orders: they need not be on the disk before the next one.
    private SqliteOrderStore OpenFile()
    {
        folder ??= Directory.CreateTempSubdirectory("orderkit-replay-").FullName;
        var path = Path.Combine(folder, $"{opened.Count}.db");
        var database = new SqliteDatabase(path, new() { MigratesAtStart = true, Flush = SqliteFlush.Normal });
        opened.Push(database);
        return new(database);
    }

    private PostgreSqlOrderStore OpenDatabase()
    {
        var own = new OwnDatabase(server ?? throw new IOException("The store postgres needs a server: name one in ORDERKIT_POSTGRES."));
        opened.Push(own);
        var database = new PostgreSqlDatabase(own.ConnectionString, new() { MigratesAtStart = true });
        opened.Push(database);
        return new(database);
    }
}
