using OrderKit.Sqlite;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.Sqlite;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("orderkit-sqlite-").FullName;

    private string Path => System.IO.Path.Combine(folder, "orders.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_that_was_never_migrated_is_not_made_and_the_message_says_what_to_do()
    {
        using var database = new SqliteDatabase(Path);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await LoadAsync(database));

        Assert.Contains("Migrate", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MigratesAtStart", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task A_host_may_have_it_done_at_start_and_doing_it_again_changes_nothing()
    {
        using (var database = new SqliteDatabase(Path, new() { MigratesAtStart = true }))
        {
            Assert.Null(await LoadAsync(database));
        }

        var before = Schema();
        using var again = new SqliteDatabase(Path);
        again.Migrate();
        again.Migrate();
        Assert.Null(await LoadAsync(again));
        Assert.Equal(before, Schema());
    }

    [Fact]
    public async Task The_printed_script_run_by_hand_gives_the_same_tables_and_is_recognised()
    {
        using (var database = new SqliteDatabase(Path))
        {
            database.Migrate();
        }

        var migrated = Schema();
        File.Delete(Path);
        SqliteFile.Run(Path, $"BEGIN; {SqliteDatabase.MigrationScript}; COMMIT");
        Assert.Equal(migrated, Schema());

        using var byHand = new SqliteDatabase(Path);
        byHand.Migrate();
        Assert.Null(await LoadAsync(byHand));
        Assert.Equal(migrated, Schema());
    }

    [Fact]
    public async Task Hosts_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            using var database = new SqliteDatabase(Path, new() { BusyTimeout = Duration.FromSeconds(30) });
            database.Migrate();
        })));

        using var one = new SqliteDatabase(Path);
        Assert.Null(await LoadAsync(one));
    }

    [Fact]
    public async Task A_file_of_a_later_release_is_left_alone()
    {
        using (var database = new SqliteDatabase(Path))
        {
            database.Migrate();
        }

        SqliteFile.Run(Path, "PRAGMA user_version = 999");
        using var older = new SqliteDatabase(Path);

        await Assert.ThrowsAsync<InvalidOrderDataException>(async () => await LoadAsync(older));
        Assert.Throws<InvalidOrderDataException>(older.Migrate);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        SqliteFile.Run(Path, "CREATE TABLE shipment_event (somebody_elses TEXT)");
        var before = Schema();
        using var database = new SqliteDatabase(Path);

        Assert.Throws<InvalidOperationException>(database.Migrate);
        Assert.Equal(before, Schema());
        Assert.Equal(0, SqliteFile.Run(Path, "PRAGMA user_version"));
    }

    private static async Task<OrderKit.Orders.Order?> LoadAsync(SqliteDatabase database) =>
        await new SqliteOrderStore(database).LoadAsync(Sample.Id, default);

    private string Schema() => SqliteFile.Text(Path, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
}
