using OrderKit.Orders;
using OrderKit.Sqlite;

namespace OrderKit.Samples.Replay.Driving;

/// <summary>Where the orders of one run of the program are kept: every engine opens one of its own.</summary>
internal sealed class ReplayStore : IDisposable
{
    internal static readonly string[] Names = ["memory", "sqlite"];

    private static readonly AsyncLocal<ReplayStore?> Chosen = new();

    private readonly string name;
    private readonly List<IDisposable> opened = [];
    private string? folder;

    private ReplayStore(string name) => this.name = name;

    /// <summary>Chooses the store for all engines of this run, until it is disposed of.</summary>
    internal static ReplayStore Choose(string name) => Chosen.Value = new(name);

    internal static IOrderStore Open() => Chosen.Value is { name: "sqlite" } chosen ? chosen.OpenFile() : new LastStates();

    public void Dispose()
    {
        opened.ForEach(one => one.Dispose());
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
        opened.Add(database);
        return new(database);
    }
}
