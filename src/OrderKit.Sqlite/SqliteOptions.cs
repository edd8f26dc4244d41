using NodaTime;
using OrderKit.Availability;

namespace OrderKit.Sqlite;

/// <summary>What a host sets for its file.</summary>
public sealed record SqliteOptions
{
    /// <summary>When SQLite waits for the disk.</summary>
    /// <value>Default: <see cref="SqliteFlush.Full"/>, for an order that was answered must not be gone after a loss of power.</value>
    public SqliteFlush Flush { get; init; } = SqliteFlush.Full;

    /// <summary>Whether the tables are made and brought up to date when the file is first used; else the host calls
    /// <see cref="SqliteDatabase.Migrate"/> or runs <see cref="SqliteDatabase.MigrationScript"/>.</summary>
    /// <value>Default: false.</value>
    public bool MigratesAtStart { get; init; }

    /// <summary>How long to wait for another process that is writing to the file.</summary>
    /// <value>Default: 5 seconds; whole seconds from 1 to 60.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside its range.</exception>
    public Duration BusyTimeout
    {
        get;
        init => field = value >= Duration.FromSeconds(1) && value <= Duration.FromSeconds(60) && value == WholeSeconds(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Whole seconds from 1 to 60.");
    } = Duration.FromSeconds(5);

    /// <summary>The most stock commands that may wait for the batch before them; more are answered with
    /// <see cref="StockBusyException"/>.</summary>
    /// <value>Default: 10,000; 1 to 1,000,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int StockQueueMax
    {
        get;
        init => field = value is >= 1 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 1,000,000 commands.");
    } = 10_000;

    /// <summary>The most stock commands in one commit.</summary>
    /// <value>Default: 512; 1 to 10,000. With 1 every command has a commit of its own.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int StockBatchMax
    {
        get;
        init => field = value is >= 1 and <= 10_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 10,000 commands.");
    } = 512;

    /// <summary>The rules of the stock kept in the file.</summary>
    /// <value>Default: <see cref="StockRules.Default"/>.</value>
    public StockRules StockRules { get; init; } = StockRules.Default;

    private static Duration WholeSeconds(Duration time) => Duration.FromSeconds((long)time.TotalSeconds);
}
