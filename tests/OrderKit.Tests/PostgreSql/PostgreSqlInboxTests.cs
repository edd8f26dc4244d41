using Npgsql;
using OrderKit.Orders;
using OrderKit.PostgreSql;
using OrderKit.Processes;
using OrderKit.Subscriptions;
using OrderKit.Tests.Support;

namespace OrderKit.Tests.PostgreSql;

public sealed class PostgreSqlInboxTests : IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private static readonly InboxKey Key = new("mailing", new("SO-1"), 3);

    private const string Waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private readonly PostgresDatabase data;
    private readonly NpgsqlDataSource source;

    public PostgreSqlInboxTests(PostgresDatabase data)
    {
        this.data = data;
        data.Empty();
        source = NpgsqlDataSource.Create(data.ConnectionString);
    }

    public async Task InitializeAsync() =>
        await RunAsync("create table if not exists mails (text text not null); delete from mails");

    public async Task DisposeAsync() => await source.DisposeAsync();

    [Fact]
    public async Task An_event_delivered_twice_has_one_effect()
    {
        Assert.True(await DeliverAsync(Key));
        Assert.False(await DeliverAsync(Key));
        Assert.Equal(1, await MailsAsync());
    }

    [Fact]
    public async Task A_reader_who_is_given_the_feed_twice_has_worked_on_each_event_once()
    {
        var store = new PostgreSqlOrderStore(data.Host());
        var placed = Sample.Step(null, new OrderCommand.Place(Sample.Id, new("place"), Sample.Sek, [Sample.Line(1, 2)]));
        Assert.True(await store.TryAppendAsync(placed, null, 0, default));
        var mailing = new Mailing(source);
        for (var time = 0; time < 2; time++)
        {
            foreach (var happened in await store.ReadAsync(0, 100, default))
            {
                await mailing.HandleAsync(happened, default);
            }
        }

        Assert.Equal(placed.Events.Count, await MailsAsync());
    }

    [Fact]
    public async Task Another_reader_order_or_event_has_an_effect_of_its_own()
    {
        foreach (var key in (InboxKey[])[Key, Key with { Reader = "ledger" }, Key with { Order = new("SO-2") }, Key with { Version = 4 }])
        {
            Assert.True(await DeliverAsync(key));
        }

        Assert.Equal(4, await MailsAsync());
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_noted()
    {
        Assert.True(await DeliverAsync(Key, isCommitted: false));
        Assert.Equal(0, await MailsAsync());
        Assert.True(await DeliverAsync(Key));
        Assert.False(await DeliverAsync(Key));
        Assert.Equal(1, await MailsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_delivery_at_once_waits_for_what_becomes_of_the_first(bool isCommitted)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var first = await connection.BeginTransactionAsync();
        Assert.True(await PostgreSqlInbox.TryNoteAsync(first, Key));

        var second = Task.Run(() => DeliverAsync(Key));
        while (await CountAsync(Waiting) == 0)
        {
            Assert.False(second.IsCompleted, "The second delivery did not wait.");
            await Task.Delay(5);
        }

        await (isCommitted ? first.CommitAsync() : first.RollbackAsync());
        Assert.Equal(!isCommitted, await second);
        Assert.Equal(isCommitted ? 0 : 1, await MailsAsync());
    }

    [Fact]
    public async Task A_transaction_that_has_ended_and_a_key_that_is_none_are_the_callers_mistakes()
    {
        await using var connection = await source.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<ArgumentNullException>(() => PostgreSqlInbox.TryNoteAsync(null!, Key));
        await Assert.ThrowsAsync<ArgumentNullException>(() => PostgreSqlInbox.TryNoteAsync(transaction, default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => PostgreSqlInbox.TryNoteAsync(transaction, new("mailing", default, 1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => PostgreSqlInbox.TryNoteAsync(transaction, Key with { Version = 0 }));
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostgreSqlInbox.TryNoteAsync(transaction, Key));
    }

    private async Task<bool> DeliverAsync(InboxKey key, bool isCommitted = true)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var isNew = await PostgreSqlInbox.TryNoteAsync(transaction, key);
        if (isNew)
        {
            await using var effect = new NpgsqlCommand("insert into mails values ('Your order is on its way.')", connection, transaction);
            await effect.ExecuteNonQueryAsync();
        }

        await (isCommitted ? transaction.CommitAsync() : transaction.RollbackAsync());
        return isNew;
    }

    private Task<long> MailsAsync() => CountAsync("select count(*) from mails");

    private async Task<long> CountAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    #region handler
    /// <summary>Writes down one letter to send for every event.</summary>
    private sealed class Mailing(NpgsqlDataSource source) : IFeedHandler
    {
        public async ValueTask<ValueList<Refusal>> HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await PostgreSqlInbox.TryNoteAsync(transaction, InboxKey.Of("mailing", happened.Event), cancellationToken))
            {
                await using var letter = new NpgsqlCommand("insert into mails values ($1)", connection, transaction);
                letter.Parameters.Add(new() { Value = $"News of {happened.Event.OrderId}" });
                await letter.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return [];
        }
    }
    #endregion
}
