using OrderKit.Backorders;
using OrderKit.Storing;

namespace OrderKit.Sqlite;

/// <summary>Keeps in a file who waits for what.</summary>
/// <remarks>Safe to share between threads, and with other processes that have the file open.</remarks>
/// <param name="database">The file.</param>
public sealed class SqliteBackorderStore(SqliteDatabase database) : IBackorderStore
{
    private readonly SqliteDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.One(
            "SELECT body FROM waiting_list WHERE sku = ?1", row => StoredWaitingList.Read(row.Json(0)), sku.Value))
            ?? new(sku, [], 0));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);
        var (isOpen, body) = (list.Lines.Count + list.Errands.Count > 0 ? 1 : 0, new Utf8Text(StoredWaitingList.Write(list)));
        var sql = list.Version == 1
            ? "INSERT INTO waiting_list (sku, version, is_open, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (sku) DO NOTHING"
            : "UPDATE waiting_list SET version = ?2, is_open = ?3, body = ?4 WHERE sku = ?1 AND version = ?2 - 1";
        return database.WriteAsync(session => session.Run(sql, list.Sku.Value, list.Version, isOpen, body) > 0, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(session => session.All(
            "SELECT sku FROM waiting_list WHERE is_open = 1 ORDER BY sku", row => new Sku(row.GetString(0)))).ToValueList());
    }
}
