using Microsoft.Data.Sqlite;
using OrderKit.Availability;
using OrderKit.Sqlite;
using OrderKit.Tests.Availability;

namespace OrderKit.Tests.Sqlite;

/// <summary>A file for one test, gone with it; it can be closed and opened again as a new process would.</summary>
internal sealed class SqliteFile : IDisposable
{
    private static readonly string Shared = SharedFolder();

    private static readonly Lazy<string> Template = new(MakeTemplate);

    private static int files;

    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;

    internal SqliteFile(SqliteOptions? options = null)
        : this(options ?? new(), null) => Database.Migrate();

    private SqliteFile(SqliteOptions options, string? template)
    {
        Options = options;
        Path = System.IO.Path.Combine(folder, "orders.db");
        if (template is not null)
        {
            File.Copy(template, Path);
        }

        Database = new(Path, Options);
    }

    internal SqliteOptions Options { get; }

    internal string Path { get; }

    internal string Folder => folder;

    internal SqliteDatabase Database { get; private set; }

    internal SqliteOrderStore Orders => new(Database);

    internal SqliteStock Stock(IClock? clock = null) => new(Database, clock ?? new SetClock());

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A path that is gone when all tests have run.</summary>
    internal static string NewPath() => System.IO.Path.Combine(Shared, $"{Interlocked.Increment(ref files)}.db");

    /// <summary>A file whose tables are there already and that does not wait for the disk: for tests that make many.</summary>
    internal static SqliteFile Migrated() => new(new() { Flush = SqliteFlush.Normal }, Template.Value);

    /// <summary>Runs a statement behind the store's back.</summary>
    internal static long Run(string path, string sql) => Answer(path, sql) is long number ? number : 0;

    internal static string Text(string path, string sql) => Answer(path, sql) as string ?? "";

    /// <summary>Units that reservations hold of a position, added up by the database.</summary>
    internal static long Held(SqliteDatabase database, StockPosition at) => database.Read(session => session.One(
        "SELECT coalesce(sum(units), 0) FROM reservation_hold WHERE sku = ?1 AND location = ?2",
        row => row.GetInt64(0), at.Sku.Value, at.Location.Value));

    internal void Reopen()
    {
        Database.Dispose();
        Database = new(Path, Options);
    }

    private static object? Answer(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string MakeTemplate()
    {
        var path = NewPath();
        using var database = new SqliteDatabase(path);
        database.Migrate();
        return path;
    }

    private static string SharedFolder()
    {
        var folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
