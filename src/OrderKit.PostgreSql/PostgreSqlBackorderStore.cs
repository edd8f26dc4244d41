using OrderKit.Backorders;
using OrderKit.Storing;

namespace OrderKit.PostgreSql;

/// <summary>Keeps in PostgreSQL who waits for what.</summary>
/// <remarks>Safe to share between threads and hosts.</remarks>
/// <param name="database">The database.</param>
public sealed class PostgreSqlBackorderStore(PostgreSqlDatabase database) : IBackorderStore
{
    private const string Begin = """
        insert into orderkit.waiting_lists (sku, version, is_open, body) values ($1, $2, $3 = 1, $4) on conflict (sku) do nothing
        """;

    private const string Replace = """
        update orderkit.waiting_lists set version = $2, is_open = ($3 = 1), body = $4 where sku = $1 and version = $2 - 1
        """;

    private readonly PostgreSqlDatabase database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async ValueTask<WaitingList> LoadAsync(Sku sku, CancellationToken cancellationToken = default)
    {
        var rows = await database
            .Command("select body from orderkit.waiting_lists where sku = $1", PostgreSqlSteps.Text(sku.Value))
            .AllAsync(row => StoredWaitingList.Read(row.GetFieldValue<byte[]>(0)), cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : new(sku, [], 0);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrySaveAsync(WaitingList list, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(list);

        // Of two who write at once the second waits for the first and then finds another version.
        return await database
            .Command(
                list.Version == 1 ? Begin : Replace,
                PostgreSqlSteps.Text(list.Sku.Value), PostgreSqlSteps.Whole(list.Version),
                PostgreSqlSteps.Whole(list.Lines.Count + list.Errands.Count > 0 ? 1 : 0),
                PostgreSqlSteps.Json(StoredWaitingList.Write(list)))
            .RunAsync(cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc/>
    public async ValueTask<ValueList<Sku>> SkusAsync(CancellationToken cancellationToken = default)
    {
        var rows = await database
            .Command("select sku from orderkit.waiting_lists where is_open order by sku")
            .AllAsync(row => new Sku(row.GetString(0)), cancellationToken).ConfigureAwait(false);
        return rows.ToValueList();
    }
}
