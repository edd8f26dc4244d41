using OrderKit.Sqlite;

namespace OrderKit.Tests.Sqlite;

/// <summary>What is in force on the connections, read back from SQLite itself.</summary>
public sealed class SqliteSettingsTests
{
    [Theory]
    [InlineData(SqliteFlush.Normal, 1)]
    [InlineData(SqliteFlush.Full, 2)]
    [InlineData(SqliteFlush.Extra, 3)]
    public async Task Every_connection_waits_for_the_disk_as_was_asked(SqliteFlush flush, long pragma)
    {
        using var file = new SqliteFile(new() { Flush = flush, BusyTimeout = Duration.FromSeconds(7) });
        for (var start = 0; start < 2; start++)
        {
            var seen = Nested(file.Database, 4);
            seen.Add(await file.Database.WriteAsync(Settings, default));

            Assert.Equal(5, seen.Count);
            Assert.All(seen, one => Assert.Equal((pragma, "wal", 7000L, 1L), one));
            file.Reopen();
        }
    }

    [Fact]
    public void A_host_that_says_nothing_waits_for_the_disk_at_every_commit() => Assert.Equal(SqliteFlush.Full, new SqliteOptions().Flush);

    [Fact]
    public void What_cannot_be_set_is_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteOptions { BusyTimeout = Duration.FromMilliseconds(1500) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteOptions { BusyTimeout = Duration.FromSeconds(61) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteOptions { StockQueueMax = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteOptions { StockBatchMax = 10_001 });
        Assert.Throws<ArgumentException>(() => new SqliteDatabase(":memory:"));
        Assert.Throws<ArgumentException>(() => new SqliteDatabase("file::memory:?cache=shared"));
        Assert.Throws<ArgumentException>(() => new SqliteDatabase(" "));
    }

    // Each reads while those before it still do, so that each needs a connection of its own.
    private static List<(long, string, long, long)> Nested(SqliteDatabase database, int depth) =>
        depth == 0 ? [] : database.Read<List<(long, string, long, long)>>(session => [Settings(session), .. Nested(database, depth - 1)]);

    private static (long, string, long, long) Settings(SqliteSession session) => (
        session.Pragma("synchronous"),
        session.One("PRAGMA journal_mode", row => row.GetString(0))!,
        session.Pragma("busy_timeout"),
        session.Pragma("foreign_keys"));
}
