using DbUp;
using DbUp.Engine;

namespace OrderKit.Sqlite;

/// <summary>The steps that make and change the tables, one file each, numbered.</summary>
internal static class SqliteMigrations
{
    private static readonly string[] Names = ["001-stores.sql", "002-waiting-lists.sql", "003-inbox.sql"];

    /// <summary>The version of the file that this release reads and writes.</summary>
    internal static int Newest => Names.Length;

    internal static string Script => string.Join('\n', Names.Select(Text));

    internal static void Run(string connectionString, string path, SqliteOptions options)
    {
        // The first connection makes the file and turns the log on, which no transaction can.
        using (var session = new SqliteSession(connectionString, options))
        {
            ThrowIfLater(session.Pragma("user_version"), path);
        }

        var result = DeployChanges.To.SqliteDatabase(connectionString)
            .WithScripts(Names.Select(name => new SqlScript(name, Text(name))))
            .JournalTo((connection, _) => new UserVersionJournal(connection))
            .WithTransaction().WithVariablesDisabled().LogToNowhere()
            .Build().PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"The tables of {path} could not be brought up to date; they are as they were.", result.Error);
        }
    }

    internal static void ThrowIfNotUpToDate(string connectionString, string path, SqliteOptions options)
    {
        var version = 0L;
        if (File.Exists(path))
        {
            using var session = new SqliteSession(connectionString, options);
            version = session.Pragma("user_version");
        }

        ThrowIfLater(version, path);
        if (version < Newest)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{path} has version {version} of the tables and this release needs {Newest}: call {nameof(SqliteDatabase.Migrate)}, ")
                + $"set {nameof(SqliteOptions.MigratesAtStart)}, or run {nameof(SqliteDatabase.MigrationScript)}.");
        }
    }

    /// <summary>The number a step leads to, by its name.</summary>
    internal static int NumberOf(string name) => Array.IndexOf(Names, name) + 1;

    internal static IEnumerable<string> UpTo(long version) => Names.Take((int)version);

    private static void ThrowIfLater(long version, string path)
    {
        if (version > Newest)
        {
            throw new InvalidOrderDataException(FormattableString.Invariant(
                $"{path} has version {version} of the tables, of a later release; this one knows {Newest}."));
        }
    }

    private static string Text(string name)
    {
        using var stream = typeof(SqliteMigrations).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
