using System.Reflection;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace OrderKit.PostgreSql;

/// <summary>How the tables in the schema <c>orderkit</c> come to their newest form.</summary>
/// <remarks>Scripts are numbered, run once each in one transaction, and never changed after a release; which have run stands in
/// <c>orderkit.schema_scripts</c>.</remarks>
internal static class PostgreSqlMigrations
{
    private const string Journal = "schema_scripts";

    // Hosts that start at the same moment run the scripts one after the other: the letters of "orderkit" as a number.
    private const long LockKey = 0x6F72646572_6B6974;

    internal static string Script => string.Concat(Scripts().Select(script =>
        $"-- {script.Name}\n{script.Contents}\n")) + Noted();

    internal static IReadOnlyList<string> Run(string connectionString)
    {
        // Once opened, a connection no longer tells its password.
        var unpooled = Unpooled(connectionString);
        using var gate = new NpgsqlConnection(unpooled);
        gate.Open();
        Do(gate, $"select pg_advisory_lock({LockKey})");
        ThrowIfLater(Ran(gate));
        Do(gate, "create schema if not exists orderkit");
        var result = DeployChanges.To.PostgresqlDatabase(unpooled)
            .WithScripts(Scripts())
            .WithVariablesDisabled()
            .WithTransaction()
            .JournalToPostgresqlTable("orderkit", Journal)
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"The script {result.ErrorScript?.Name} failed.", result.Error);
    }

    /// <summary>Looks whether the tables are those of this release.</summary>
    /// <exception cref="InvalidOperationException">They are missing or of an earlier one.</exception>
    /// <exception cref="InvalidOrderDataException">They are of a later one.</exception>
    internal static void Check(string connectionString)
    {
        using var connection = new NpgsqlConnection(Unpooled(connectionString));
        connection.Open();
        var ran = Ran(connection);
        ThrowIfLater(ran);
        if (Scripts().FirstOrDefault(script => !ran.Contains(script.Name)) is { } missing)
        {
            throw new InvalidOperationException(
                $"The database has no tables of OrderKit as this release needs them ({missing.Name} has not run): call "
                + $"{nameof(PostgreSqlDatabase.Migrate)}, set {nameof(PostgreSqlOptions.MigratesAtStart)}, or run "
                + $"{nameof(PostgreSqlDatabase.MigrationScript)}.");
        }
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static void Do(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<string> Ran(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand($"select scriptname from orderkit.{Journal}", connection);
        try
        {
            using var reader = command.ExecuteReader();
            List<string> ran = [];
            while (reader.Read())
            {
                ran.Add(reader.GetString(0));
            }

            return ran;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return [];
        }
    }

    private static void ThrowIfLater(List<string> ran)
    {
        if (ran.Except(Scripts().Select(script => script.Name)).FirstOrDefault() is { } later)
        {
            throw new InvalidOrderDataException($"The tables are of a later release, which ran {later}; this one leaves them alone.");
        }
    }

    private static List<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name, Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Noted() => $"""
        -- what has run
        create table if not exists orderkit.{Journal} (
            schemaversionsid serial not null, scriptname varchar(255) not null, applied timestamp not null,
            constraint "PK_{Journal}_Id" primary key (schemaversionsid));
        {string.Concat(Scripts().Select(script =>
            $"insert into orderkit.{Journal} (scriptname, applied) values ('{script.Name}', now());\n"))}
        """;
}
