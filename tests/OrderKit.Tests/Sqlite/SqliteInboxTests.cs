using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrderKit.Sqlite;
using OrderKit.Subscriptions;

namespace OrderKit.Tests.Sqlite;

public sealed class SqliteInboxTests : IDisposable
{
    private static readonly InboxKey Key = new("mailing", new("SO-1"), 3);

    private readonly SqliteFile file = SqliteFile.Migrated();

    public SqliteInboxTests() => SqliteFile.Run(file.Path, "CREATE TABLE mail (text TEXT NOT NULL)");

    private long Mails => SqliteFile.Run(file.Path, "SELECT count(*) FROM mail");

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task An_event_delivered_twice_has_one_effect()
    {
        Assert.True(await DeliverAsync(Key));
        Assert.False(await DeliverAsync(Key));
        Assert.Equal(1, Mails);
    }

    [Fact]
    public async Task Of_ten_deliveries_at_once_one_has_an_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => DeliverAsync(Key))));
        Assert.Single(answers, isNew => isNew);
        Assert.Equal(1, Mails);
    }

    [Fact]
    public async Task Another_reader_order_or_event_has_an_effect_of_its_own()
    {
        foreach (var key in (InboxKey[])[Key, Key with { Reader = "ledger" }, Key with { Order = new("SO-2") }, Key with { Version = 4 }])
        {
            Assert.True(await DeliverAsync(key));
        }

        Assert.Equal(4, Mails);
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_noted()
    {
        Assert.True(await DeliverAsync(Key, isCommitted: false));
        Assert.Equal(0, Mails);
        Assert.True(await DeliverAsync(Key));
        Assert.False(await DeliverAsync(Key));
        Assert.Equal(1, Mails);
    }

    [Fact]
    public async Task A_transaction_that_has_ended_and_a_key_that_is_none_are_the_callers_mistakes()
    {
        await using var connection = Open();
        var transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<ArgumentNullException>(() => SqliteInbox.TryNoteAsync(null!, Key));
        await Assert.ThrowsAsync<ArgumentNullException>(() => SqliteInbox.TryNoteAsync(transaction, default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => SqliteInbox.TryNoteAsync(transaction, new("mailing", default, 1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SqliteInbox.TryNoteAsync(transaction, Key with { Version = 0 }));
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteInbox.TryNoteAsync(transaction, Key));
    }

    private async Task<bool> DeliverAsync(InboxKey key, bool isCommitted = true)
    {
        await using var connection = Open();
        await using var transaction = await connection.BeginTransactionAsync();
        var isNew = await SqliteInbox.TryNoteAsync(transaction, key);
        if (isNew)
        {
            await SendAsync(connection, transaction);
        }

        await (isCommitted ? transaction.CommitAsync() : transaction.RollbackAsync());
        return isNew;
    }

    private static async Task SendAsync(SqliteConnection connection, DbTransaction transaction)
    {
        await using var effect = connection.CreateCommand();
        effect.Transaction = (SqliteTransaction)transaction;
        effect.CommandText = "INSERT INTO mail VALUES ('Your order is on its way.')";
        await effect.ExecuteNonQueryAsync();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
