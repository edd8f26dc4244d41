using System.Data;
using System.Globalization;
using DbUp.Engine;
using DbUp.Engine.Transactions;

namespace OrderKit.Sqlite;

/// <summary>Knows which steps a file has had by its <c>PRAGMA user_version</c>, which each step sets itself, in its own transaction: so a
/// step that was run by hand counts like any other.</summary>
internal sealed class UserVersionJournal(Func<IConnectionManager> connection) : IJournal
{
    public string[] GetExecutedScripts() => connection().ExecuteCommandsWithManagedConnection(commands =>
    {
        using var command = commands();
        command.CommandText = "PRAGMA user_version";
        return SqliteMigrations.UpTo(Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture)).ToArray();
    });

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = "PRAGMA user_version";
        if (Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) != SqliteMigrations.NumberOf(script.Name))
        {
            throw new InvalidOperationException($"{script.Name} does not end with its number.");
        }
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        // There is no table: the file has the number in its head.
    }
}
