using OrderKit.Availability;

namespace OrderKit.PostgreSql;

/// <summary>What a host sets for its PostgreSQL database.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>Whether the tables are made and brought up to date when the database is first used; else somebody calls
    /// <see cref="PostgreSqlDatabase.Migrate"/> or runs <see cref="PostgreSqlDatabase.MigrationScript"/>.</summary>
    /// <value>Default: false.</value>
    public bool MigratesAtStart { get; init; }

    /// <summary>How safe a commit is before it is answered, in PostgreSQL's word: <c>on</c> or <c>remote_apply</c>. Where the server names
    /// a synchronous standby, both wait for it too.</summary>
    /// <value>Default: <c>on</c>, whatever the server or the role would use.</value>
    /// <exception cref="ArgumentException">Another word: what was answered could be lost.</exception>
    public string SynchronousCommit
    {
        get;
        init => field = value is "on" or "remote_apply"
            ? value
            : throw new ArgumentException($"{value}: on or remote_apply, for less may lose what was answered.", nameof(value));
    } = "on";

    /// <summary>The most connections of this host. Callers beyond that wait for one.</summary>
    /// <value>Default: 20; 2 to 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int ConnectionsMax
    {
        get;
        init => field = value is >= 2 and <= 1000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "2 to 1,000 connections.");
    } = 20;

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

    /// <summary>The rules of the stock kept in the database.</summary>
    /// <value>Default: <see cref="StockRules.Default"/>.</value>
    public StockRules StockRules { get; init; } = StockRules.Default;
}
