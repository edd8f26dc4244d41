using System.Data.Common;
using OrderKit.Subscriptions;

namespace OrderKit.PostgreSql;

/// <summary>Notes, in a consumer's own transaction, which events it has worked on: so that an event delivered twice has one
/// effect.</summary>
/// <remarks>The table is <c>orderkit.inbox</c>, one row an event and consumer, made with the others by
/// <see cref="PostgreSqlDatabase.Migrate"/>. Nothing deletes its rows: do so for those that are older than anything you may want to
/// replay.</remarks>
public static class PostgreSqlInbox
{
    private const string Note = """
        insert into orderkit.inbox (reader, order_id, version) values (@reader, @order, @version) on conflict do nothing
        """;

    /// <summary>Notes an event.</summary>
    /// <remarks>Two deliveries at once: the second waits until the first is committed or rolled back. A transaction that is rolled back has
    /// noted nothing, and the event counts as new again.</remarks>
    /// <param name="transaction">The open transaction that writes the effect, on a connection to the same database.</param>
    /// <param name="key">The event and who works on it; see <see cref="InboxKey.Of"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; roll the transaction back then.</param>
    /// <returns>True when the event is new to this consumer: do what follows from it and commit. False when it was noted before: do
    /// nothing.</returns>
    /// <exception cref="ArgumentException">The key is a default one.</exception>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    /// <exception cref="DbException">The database could not do it, at the stricter isolation levels also because somebody else was
    /// faster; roll back and let the event be delivered again.</exception>
    public static async Task<bool> TryNoteAsync(DbTransaction transaction, InboxKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        ArgumentException.ThrowIfNullOrEmpty(key.Reader.Value, nameof(key));
        ArgumentException.ThrowIfNullOrEmpty(key.Order.Value, nameof(key));
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Version, 1, nameof(key));

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Note;
        Add(command, "reader", key.Reader.Value);
        Add(command, "order", key.Order.Value);
        Add(command, "version", key.Version);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
