using System.Reflection;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace OrderKit.PostgreSql;

/// <summary>The tables of OrderKit, in the schema <c>orderkit</c> of a database, and how they come to their newest form.</summary>
/// <remarks>Scripts are numbered, run once each in one transaction, and never changed after a release; which have run stands in
/// <c>orderkit.schema_scripts</c>.</remarks>
public static class PostgreSqlSchema
{
    private const string Journal = "schema_scripts";

    // Hosts that start at the same moment run the scripts one after the other: the letters of "orderkit" as a number.
    private const long LockKey = 0x6F72646572_6B6974;

    /// <summary>Every script in order, for an administrator who wants to read it or to run it by hand.</summary>
    /// <returns>SQL that makes the tables in an empty database and notes the scripts as run.</returns>
    public static string Script() => string.Concat(Scripts().Select(script =>
        $"-- {script.Name}\n{script.Contents}\n")) + Noted();

    /// <summary>Runs the scripts that have not run yet, all of them or none.</summary>
    /// <param name="connectionString">A connection string whose user may make tables.</param>
    /// <returns>The names of the scripts that ran now; empty when the tables were of the newest form.</returns>
    /// <exception cref="InvalidOperationException">A script failed; nothing was changed.</exception>
    public static IReadOnlyList<string> Upgrade(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        using var gate = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        gate.Open();
        foreach (var sql in (string[])[$"select pg_advisory_lock({LockKey})", "create schema if not exists orderkit"])
        {
            using var command = new NpgsqlCommand(sql, gate);
            command.ExecuteNonQuery();
        }

        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
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
            schemaversionsid serial primary key, scriptname character varying(255) not null, applied timestamp without time zone not null);
        {string.Concat(Scripts().Select(script =>
            $"insert into orderkit.{Journal} (scriptname, applied) values ('{script.Name}', now());\n"))}
        """;
}
